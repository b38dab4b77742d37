import {historyPageRows, maxClipboardCharacters} from '../../model/limits/screen.ts';
import type {Row} from '../../terminal/cells.ts';
import type {Client} from '../client.ts';
import {arrangementOf} from '../desk.ts';
import {copiedLines} from '../links/pane-cells.ts';
import {enterCopyMode, type CopyMode} from './copy-mode.ts';
import type {HistoryRows} from './copy-layer.ts';

/** Rows fetched for one visit of copy mode; the last screen is there from the start. */
const fetched = new WeakMap<readonly string[], Map<number, Row>>();
const asked = new WeakMap<readonly string[], Set<number>>();

/** Freezes a pane as it is now and lets the person look back; `begin` is applied to the fresh mode. */
export async function beginCopyMode(client: Client, pane: number | undefined, begin: (mode: CopyMode) => CopyMode = mode => mode): Promise<void> {
	const place = arrangementOf(client.desk).placements.find(placement => placement.pane === pane)?.content;
	if (pane === undefined || place === undefined || client.desk.copy?.pane === pane) {
		return;
	}

	try {
		const {lines = []} = await client.host.request({type: 'capture', pane, history: true});
		const cells = client.desk.cells.get(pane);
		const screen = cells ? copiedLines(cells) : [];
		const start = Math.max(lines.length - screen.length, 0);
		fetched.set(lines, new Map(screen.map((row, index) => [start + index, row])));
		asked.set(lines, new Set());
		client.update(desk => ({...desk, copy: begin(enterCopyMode(pane, lines, place))}));
	} catch (error) {
		client.say(error instanceof Error ? error.message : String(error), 'problem');
	}
}

/** Leaves copy mode; the pane shows what has come meanwhile. */
export function leaveCopyMode(client: Client): void {
	client.update(desk => ({...desk, copy: undefined}));
}

/** Puts text into the person's clipboard and into this client's own. */
export function copyText(client: Client, text: string): void {
	client.copied = text;
	client.writeClipboard(text.slice(0, maxClipboardCharacters));
	client.say(`Copied ${text.length} characters.`);
}

/** Finds rows of the pane that is looked back in; those not here yet are fetched, a page at a time. */
export function historyRowsOf(client: Client): HistoryRows {
	return row => {
		const {copy} = client.desk;
		const rows = copy && fetched.get(copy.lines);
		const found = rows?.get(row);
		if (copy && found === undefined && row < copy.lines.length) {
			void fetchPage(client, copy, Math.floor(row / historyPageRows));
		}

		return found;
	};
}

async function fetchPage(client: Client, copy: CopyMode, page: number): Promise<void> {
	const pages = asked.get(copy.lines)!;
	if (pages.has(page)) {
		return;
	}

	pages.add(page);
	const start = page * historyPageRows;
	try {
		const {rows = []} = await client.host.request({type: 'history', pane: copy.pane, start, end: start + historyPageRows});
		const known = fetched.get(copy.lines)!;
		for (const [index, row] of rows.entries()) {
			if (!known.has(start + index)) {
				known.set(start + index, row);
			}
		}

		// The rows aren't a part of the desk: looked at anew, it shows them.
		client.update(desk => ({...desk, copy: desk.copy && {...desk.copy}}));
	} catch {
		// The pane is gone; what is on the screen stays until the person leaves.
	}
}
