import {neighbour} from '../../layout/neighbour.ts';
import {resizePane} from '../../layout/resize.ts';
import type {Branch, Side} from '../../layout/tree.ts';
import {asTree, focused, splitBeside, stepped} from '../../layout/view.ts';
import {paneNumbersMs, resizeStep} from '../../model/limits/screen.ts';
import type {Client} from '../client.ts';
import {arrangementOf, regionsOf, taskOfPane} from '../desk.ts';
import {openShell} from './shell.ts';
import {confirm, focusPane, hostRequest, open} from './steps.ts';

/** Goes to the pane on a side, or to the next one where only one is open. */
export function toSide(side: Side): (client: Client) => void {
	return client => {
		const {view} = client.desk;
		const {placements, isStacked} = arrangementOf(client.desk);
		if (isStacked || view.isZoomed) {
			focusPane(client, stepped(view, side === 'left' || side === 'up' ? -1 : 1));
			return;
		}

		const places = new Map(placements.map(({pane, title, content}) => [pane, {...title, height: title.height + (content?.height ?? 0)}]));
		focusPane(client, view.focus === undefined ? undefined : neighbour(places, view.focus, side));
	};
}

/** Moves the border on a side of the focused pane. */
export function resize(side: Side): (client: Client) => void {
	return client => {
		const area = regionsOf(client.desk).panes;
		client.updateView(view => {
			const tree = asTree(view, area);
			return tree === undefined || view.focus === undefined ? view : {...view, tree: resizePane(tree, area, view.focus, side, resizeStep), mode: 'hand'};
		});
	};
}

/** Shows the panes' numbers for a moment. */
export function showNumbers(client: Client): void {
	client.update(desk => ({...desk, isNumbering: true}));
	setTimeout(() => {
		client.update(desk => ({...desk, isNumbering: false}));
	}, paneNumbersMs).unref();
}

/** Opens a shell; what is typed meanwhile is for it. */
export function newShell(client: Client, kind?: Branch['kind']): void {
	void client.hold.until(enterShell(client, kind));
}

async function enterShell(client: Client, kind?: Branch['kind']): Promise<void> {
	const pane = await openShell(client);
	if (pane === undefined) {
		return;
	}

	client.updateView(view => kind === undefined ? focused(view, pane) : splitBeside(view, regionsOf(client.desk).panes, pane, kind));
}

/** Closes the focused pane; asks first where a program runs in it. */
export function askToClose(client: Client): void {
	const {focus} = client.desk.view;
	const info = focus === undefined ? undefined : client.desk.panes.get(focus);
	if (info === undefined) {
		return;
	}

	if (info.exit !== undefined) {
		void hostRequest(client, {type: 'kill', pane: info.pane, remove: true});
		return;
	}

	const task = taskOfPane(client.desk, info.pane);
	const consequence = task === undefined ? 'Its program is ended.' : 'Its agent is ended; the engine counts that as a failed attempt. To stop the task for good, cancel it.';
	confirm(client, `Close ${info.name}?`, consequence, {type: 'close-pane', pane: info.pane});
}

/** Asks for the focused pane's name. */
export function askName(client: Client): void {
	const info = client.desk.panes.get(client.desk.view.focus ?? -1);
	if (info !== undefined) {
		open(client, {kind: 'rename', pane: info.pane, name: info.name});
	}
}

/** Types what was copied last into the focused pane. */
export function paste(client: Client): void {
	const {focus} = client.desk.view;
	if (client.copied === '' || focus === undefined) {
		client.say('Nothing was copied yet.');
		return;
	}

	void hostRequest(client, {type: 'type', pane: focus, text: client.copied, paste: true, enter: false});
}
