import {maxHistoryReply} from '../model/limits/panes.ts';
import type {AskedOfHost, HostAnswerFields} from '../protocol/serve-host.ts';
import {rowText} from '../terminal/row-text.ts';
import type {Screen} from '../terminal/screen.ts';
import type {Audience} from './audience.ts';
import {paneActivity} from './pane-activity.ts';
import type {Pane} from './pane.ts';
import type {Panes} from './panes.ts';
import {typeText} from './type-text.ts';

/** What a request may use. */
export type HostParts = {
	readonly panes: Panes;
	readonly audience: Audience;
	/** Forgets a pane and says so. */
	readonly close: (pane: Pane) => Promise<void>;
	readonly shutDown: () => Promise<void>;
};

/** Does what a request asks; throws the sentence that refuses it. */
export const answerRequest = async (request: AskedOfHost, {panes, audience, close, shutDown}: HostParts): Promise<HostAnswerFields> => {
	switch (request.type) {
		case 'spawn': {
			const {pane, existed} = panes.spawn(request);
			if (!existed) {
				audience.tell({type: 'pane-opened', pane: pane.info});
				panes.focus(audience.focused);
			}

			return {pane: pane.pane, existed, panes: [pane.info]};
		}

		case 'list': {
			return {panes: panes.infos};
		}

		case 'activity': {
			return {activity: await paneActivity(panes.all)};
		}

		case 'kill': {
			const pane = panes.get(request.pane);
			await pane.kill();
			if (request.remove) {
				await close(pane);
			}

			return {};
		}

		case 'freeze': {
			await panes.get(request.pane).freeze(request.frozen);
			return {};
		}

		case 'rename': {
			const pane = panes.get(request.pane);
			pane.role = {...pane.role, name: request.name};
			audience.tell({type: 'pane-changed', pane: pane.info});
			return {};
		}

		case 'type': {
			await typeText(panes.get(request.pane), request.text, request);
			return {};
		}

		case 'capture': {
			const {screen} = panes.get(request.pane);
			return {lines: request.history ? [...historyLines(screen), ...visibleLines(screen)] : visibleLines(screen)};
		}

		case 'history': {
			const {screen} = panes.get(request.pane);
			const end = Math.min(request.end, request.start + maxHistoryReply);
			return {rows: screen.history(request.start, end), total: screen.historyLength};
		}

		case 'detach': {
			audience.tell({type: 'detach'});
			return {};
		}

		case 'shut-down': {
			audience.tell({type: 'ending'});
			await shutDown();
			return {};
		}
	}
};

const historyLines = (screen: Screen): string[] => screen.history(0, screen.historyLength).map(row => rowText(row));

const visibleLines = (screen: Screen): string[] => Array.from({length: screen.rows}, (_, y) => rowText(screen.row(y)));
