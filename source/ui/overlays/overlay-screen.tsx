import {useSyncExternalStore, type ReactElement} from 'react';
import {findTask} from '../../engine/find.ts';
import type {SessionState} from '../../model/session-state.ts';
import type {Chrome, Source} from '../chrome.ts';
import {feedLine} from '../feed-line.ts';
import {say, type Line} from '../line.ts';
import {lockLines} from '../lock-lines.ts';
import {taskLines} from '../task-lines.ts';
import {glyphsFor} from '../theme.ts';
import {inner} from './frame-size.ts';
import {helpLines} from './help-lines.ts';
import {overlayPlace, type Give, type Overlay} from './overlay.ts';
import {Palette} from './palette.tsx';
import {planLines} from './plan-lines.ts';
import {Confirm, Rename} from './questions.tsx';
import {Review} from './review.tsx';
import {ScrollOverlay} from './scroll-overlay.tsx';
import {Sessions} from './sessions.tsx';
import {Settle} from './settle.tsx';
import {TaskGraph} from './task-graph.tsx';
import {keysOfTask, orderOfKey} from './task-keys.ts';
import {TimeLine} from './time-line.tsx';

/** One overlay, on a terminal of its own size. */
export function OverlayScreen({overlay, source, give}: {readonly overlay: Overlay; readonly source: Source<Chrome>; readonly give: Give}): ReactElement {
	const chrome = useSyncExternalStore(source.subscribe, source.snapshot);
	const {width, height} = overlayPlace(overlay, chrome.columns, chrome.rows);
	const sized = {width, height, isAscii: chrome.isAscii, give};
	const {state} = chrome;
	const run = state?.runs[state.currentRun ?? ''];
	switch (overlay.kind) {
		case 'palette': {
			return <Palette {...sized} prefix={chrome.prefix} tasks={Object.keys(run?.tasks ?? {})}/>;
		}

		case 'confirm': {
			return <Confirm {...sized} overlay={overlay}/>;
		}

		case 'rename': {
			return <Rename {...sized} overlay={overlay}/>;
		}

		case 'review': {
			return <Review {...sized} overlay={overlay}/>;
		}

		case 'settle': {
			return <Settle {...sized} source={source}/>;
		}

		case 'time': {
			return <TimeLine {...sized} overlay={overlay} source={source}/>;
		}

		case 'sessions': {
			return <Sessions {...sized} overlay={overlay} session={chrome.session}/>;
		}

		case 'dag': {
			return state !== undefined && run !== undefined
				? <TaskGraph {...sized} source={source} state={state} run={run}/>
				: <Pages {...sized} overlay={overlay} chrome={chrome}/>;
		}

		case 'help':
		case 'plan':
		case 'locks':
		case 'bus':
		case 'task': {
			return <Pages {...sized} overlay={overlay} chrome={chrome}/>;
		}
	}
}

type PagesProps = {
	readonly overlay: Paged;
	readonly chrome: Chrome;
	readonly width: number;
	readonly height: number;
	readonly isAscii: boolean;
	readonly give: Give;
};

/** Overlays that are lines to look through. */
type Paged = Exclude<Overlay, {readonly kind: 'palette' | 'confirm' | 'rename' | 'review' | 'settle' | 'time' | 'sessions'}>;

function Pages({overlay, chrome, width, height, isAscii, give}: PagesProps): ReactElement {
	const {title, lines} = contentOf(overlay, chrome, inner(width), isAscii);
	const task = overlay.kind === 'task' && chrome.state ? findTask(chrome.state, overlay.task) : undefined;
	return (
		<ScrollOverlay
			title={title} lines={lines} width={width} height={height} isAscii={isAscii} startAtEnd={overlay.kind === 'bus'} keys={task === undefined ? [] : keysOfTask(task)}
			onKey={key => {
				const order = task && orderOfKey(task, key);
				if (order !== undefined) {
					give(order);
				}
			}}
			onClose={() => {
				give({type: 'close'});
			}}
		/>
	);
}

type Content = {readonly title: string; readonly lines: readonly Line[]};

function contentOf(overlay: Paged, chrome: Chrome, width: number, isAscii: boolean): Content {
	const {state} = chrome;
	if (overlay.kind === 'help') {
		return {title: 'Keys', lines: helpLines(chrome.prefix, width)};
	}

	return state === undefined
		? {title: 'Engine', lines: [[say('The engine has not answered yet.', 'quiet')]]}
		: stateContent(overlay, state, chrome, width, isAscii);
}

function stateContent(overlay: Paged, state: SessionState, chrome: Chrome, width: number, isAscii: boolean): Content {
	const glyphs = glyphsFor(isAscii);
	if (overlay.kind === 'task') {
		const task = findTask(state, overlay.task);
		return {title: `Task ${overlay.task.split('/').at(-1)!}`, lines: task ? taskLines(state, task, chrome.now, width, glyphs) : [[say('There is no such task any more.', 'quiet')]]};
	}

	if (overlay.kind === 'plan') {
		const run = state.runs[state.currentRun ?? ''];
		return {title: 'Plan', lines: run ? planLines(run.plan, width, isAscii) : [[say('No run yet.', 'quiet')]]};
	}

	if (overlay.kind === 'dag') {
		return {title: 'Tasks', lines: [[say('No run yet.', 'quiet')]]};
	}

	if (overlay.kind === 'locks') {
		const lines = lockLines(state, glyphs, width);
		return {title: 'Locks', lines: lines.length > 0 ? lines : [[say('Nobody holds anything.', 'quiet')]]};
	}

	const lines = chrome.recent.map(entry => feedLine(entry, chrome.recent)).filter(line => line !== undefined);
	return {title: 'Bus', lines: lines.length > 0 ? lines : [[say('Nothing has happened yet.', 'quiet')]]};
}
