import {neighbour} from '../../layout/neighbour.ts';
import {resizePane} from '../../layout/resize.ts';
import {type Branch, type Side, panesOf} from '../../layout/tree.ts';
import {asTree, focused, nextArrangement, rotated, splitBeside, stackToggled, stepped, swapped, zoomToggled} from '../../layout/view.ts';
import {paneNumbersMs, resizeStep} from '../../model/limits/screen.ts';
import type {Task} from '../../model/task.ts';
import type {Act} from '../../ui/key-table.ts';
import type {Overlay} from '../../ui/overlays/overlay.ts';
import {needs} from '../../ui/standing.ts';
import type {Client} from '../client.ts';
import {beginCopyMode} from '../copying/copy-source.ts';
import {arrangementOf, regionsOf, taskOfPane} from '../desk.ts';
import {askForTask, confirm, confirmForTask, focusPane, hostRequest, open, paneOfTask, review} from './steps.ts';
import {openShell} from './shell.ts';
import {openTimeLine} from './time-travel.ts';

/** Does what a person asked for with a key after the prefix, or in the palette. */
export function perform(client: Client, act: Act, key = ''): void {
	if (act === 'pane-by-number') {
		focusPane(client, panesOf(client.desk.view.tree)[Number(key)]);
		return;
	}

	performers[act](client);
}

const performers: Readonly<Record<Exclude<Act, 'pane-by-number'>, (client: Client) => void>> = {
	'focus-left': toSide('left'),
	'focus-right': toSide('right'),
	'focus-up': toSide('up'),
	'focus-down': toSide('down'),
	'next-pane'(client) {
		focusPane(client, stepped(client.desk.view, 1));
	},
	'last-pane'(client) {
		focusPane(client, client.desk.view.last);
	},
	'pane-numbers': showNumbers,
	zoom(client) {
		client.updateView(view => zoomToggled(view));
	},
	'next-layout'(client) {
		client.updateView(view => nextArrangement(view));
		client.say(`Arrangement: ${client.desk.view.preset ?? client.desk.view.mode}`);
	},
	stack(client) {
		client.updateView(view => stackToggled(view));
	},
	'swap-back'(client) {
		client.updateView(view => swapped(view, -1));
	},
	'swap-forward'(client) {
		client.updateView(view => swapped(view, 1));
	},
	rotate(client) {
		client.updateView(view => rotated(view));
	},
	'resize-left': resize('left'),
	'resize-right': resize('right'),
	'resize-up': resize('up'),
	'resize-down': resize('down'),
	'new-shell'(client) {
		newShell(client);
	},
	'split-right'(client) {
		newShell(client, 'columns');
	},
	'split-below'(client) {
		newShell(client, 'rows');
	},
	'close-pane': askToClose,
	rename: askName,
	'copy-mode'(client) {
		void beginCopyMode(client, client.desk.view.focus);
	},
	paste,
	pause: withTask((client, task) => {
		void askForTask(client, task.paused ? 'resume' : 'pause', task.key);
	}),
	review: withTask((client, task) => {
		void review(client, task.key);
	}),
	retry: withTask((client, task) => {
		confirmForTask(client, 'retry', task.key);
	}),
	land: withTask((client, task) => {
		confirmForTask(client, 'land', task.key);
	}),
	cancel: withTask((client, task) => {
		confirmForTask(client, 'cancel', task.key);
	}),
	attention: toAttention,
	inspect: withTask((client, task) => {
		open(client, {kind: 'task', task: task.key});
	}),
	dag: toggle({kind: 'dag'}),
	locks: toggle({kind: 'locks'}),
	bus: toggle({kind: 'bus'}),
	decisions: toggle({kind: 'settle'}),
	time: openTimeLine,
	plan: toggle({kind: 'plan'}),
	help: toggle({kind: 'help'}),
	palette: toggle({kind: 'palette'}),
	sessions(client) {
		void listSessions(client);
	},
	redraw(client) {
		client.redraw();
	},
	detach(client) {
		client.detach();
	},
};

function toSide(side: Side): (client: Client) => void {
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

function resize(side: Side): (client: Client) => void {
	return client => {
		const area = regionsOf(client.desk).panes;
		client.updateView(view => {
			const tree = asTree(view, area);
			return tree === undefined || view.focus === undefined ? view : {...view, tree: resizePane(tree, area, view.focus, side, resizeStep), mode: 'hand'};
		});
	};
}

function showNumbers(client: Client): void {
	client.update(desk => ({...desk, isNumbering: true}));
	setTimeout(() => {
		client.update(desk => ({...desk, isNumbering: false}));
	}, paneNumbersMs).unref();
}

/** Opens a shell; what is typed meanwhile is for it. */
function newShell(client: Client, kind?: Branch['kind']): void {
	void client.hold.until(enterShell(client, kind));
}

async function enterShell(client: Client, kind?: Branch['kind']): Promise<void> {
	const pane = await openShell(client);
	if (pane === undefined) {
		return;
	}

	client.updateView(view => kind === undefined ? focused(view, pane) : splitBeside(view, regionsOf(client.desk).panes, pane, kind));
}

function askToClose(client: Client): void {
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

function askName(client: Client): void {
	const info = client.desk.panes.get(client.desk.view.focus ?? -1);
	if (info !== undefined) {
		open(client, {kind: 'rename', pane: info.pane, name: info.name});
	}
}

function paste(client: Client): void {
	const {focus} = client.desk.view;
	if (client.copied === '' || focus === undefined) {
		client.say('Nothing was copied yet.');
		return;
	}

	void hostRequest(client, {type: 'type', pane: focus, text: client.copied, paste: true, enter: false});
}

/** The next task that needs the person, after the one that has the focus. */
function toAttention(client: Client): void {
	const waiting = needs(client.desk.mirrored.state);
	const tasks = waiting.map(need => need.task).filter(task => task !== undefined);
	const [first] = waiting;
	if (first === undefined) {
		client.say('Nothing needs you.');
		return;
	}

	const here = client.desk.view.focus === undefined ? undefined : taskOfPane(client.desk, client.desk.view.focus);
	const next = tasks[(tasks.findIndex(task => task.key === here?.key) + 1) % tasks.length];
	const pane = next && paneOfTask(client, next.key);
	if (pane !== undefined) {
		focusPane(client, pane);
	} else if (next === undefined) {
		client.say(first.words, 'problem');
		if (first.isDecision) {
			open(client, {kind: 'settle'});
		}
	}

	if (next?.phase === 'blocked') {
		open(client, {kind: 'task', task: next.key});
	}
}

async function listSessions(client: Client): Promise<void> {
	open(client, {kind: 'sessions', sessions: await client.listSessions()});
}

function withTask(action: (client: Client, task: Task) => void): (client: Client) => void {
	return client => {
		const {focus} = client.desk.view;
		const task = focus === undefined ? undefined : taskOfPane(client.desk, focus);
		if (task === undefined) {
			client.say('There is no task in this pane.');
		} else {
			action(client, task);
		}
	};
}

function toggle(overlay: Overlay): (client: Client) => void {
	return client => {
		open(client, client.desk.overlay?.kind === overlay.kind ? undefined : overlay);
	};
}
