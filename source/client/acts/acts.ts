import {nextShown} from '../../layout/next-shown.ts';
import {panesOf} from '../../layout/tree.ts';
import {rotated, stackToggled, stepped, swapped, zoomToggled} from '../../layout/view.ts';
import type {Act} from '../../ui/key-table.ts';
import type {Overlay} from '../../ui/overlays/overlay.ts';
import type {Client} from '../client.ts';
import {beginCopyMode} from '../copying/copy-source.ts';
import {regionsOf} from '../desk.ts';
import {askName, askToClose, newShell, paste, resize, showNumbers, toSide} from './pane-acts.ts';
import {askForTask, confirmForTask, focusPane, open, review} from './steps.ts';
import {toAttention, withTask} from './task-acts.ts';
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
		client.updateView(view => nextShown(view, regionsOf(client.desk).panes));
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

async function listSessions(client: Client): Promise<void> {
	open(client, {kind: 'sessions', sessions: await client.listSessions()});
}

function toggle(overlay: Overlay): (client: Client) => void {
	return client => {
		open(client, client.desk.overlay?.kind === overlay.kind ? undefined : overlay);
	};
}
