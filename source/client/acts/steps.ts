import {findTask} from '../../engine/find.ts';
import {focused} from '../../layout/view.ts';
import type {TaskKey} from '../../model/names.ts';
import type {Order, Overlay} from '../../ui/overlays/overlay.ts';
import {taskQuestion} from '../../ui/task-question.ts';
import type {Client} from '../client.ts';
import {taskOfPane} from '../desk.ts';

/** Opens an overlay, or closes the one that is open. */
export function open(client: Client, overlay: Overlay | undefined): void {
	client.update(desk => ({...desk, overlay}));
}

/** Asks before something that can't be undone. */
export function confirm(client: Client, question: string, consequence: string, confirmed: Order): void {
	open(client, {kind: 'confirm', question, consequence, confirmed});
}

/** Asks before a task is retried, landed or cancelled. */
export function confirmForTask(client: Client, verb: 'retry' | 'land' | 'cancel', key: TaskKey): void {
	const {state} = client.desk.mirrored;
	const task = state && findTask(state, key);
	if (task === undefined) {
		return;
	}

	const {question, consequence} = taskQuestion(verb, task);
	confirm(client, question, consequence, {type: 'task', verb, task: key});
}

/** Gives a pane the focus, if there is such a pane. */
export function focusPane(client: Client, pane: number | undefined): void {
	if (pane !== undefined && client.desk.panes.has(pane)) {
		client.updateView(view => focused(view, pane));
	}
}

/** The pane of a task's worker. */
export function paneOfTask(client: Client, key: string): number | undefined {
	return client.desk.panes.keys().find(pane => taskOfPane(client.desk, pane)?.key === key);
}

/** Asks the engine for something about a task; says when it is done, or why not. */
export async function askForTask(client: Client, verb: 'pause' | 'resume' | 'retry' | 'cancel' | 'land', task: string): Promise<void> {
	if (await client.ask({type: 'task', verb, task})) {
		client.say(`${verb} ${task.split('/').at(-1)!}: done`);
	}
}

/** Shows what a task has changed. */
export async function review(client: Client, task: TaskKey): Promise<void> {
	const diff = await client.inquire({type: 'diff', task});
	if (diff === '') {
		client.say(`${task.split('/').at(-1)!} has changed nothing yet.`);
	} else if (typeof diff === 'string') {
		open(client, {kind: 'review', task, diff});
	}
}

/** Asks the host; says why when it refuses. */
export async function hostRequest(client: Client, question: Parameters<Client['host']['request']>[0]): Promise<void> {
	try {
		await client.host.request(question);
	} catch (error) {
		client.say(error instanceof Error ? error.message : String(error), 'problem');
	}
}
