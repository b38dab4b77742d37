import type {Task} from '../../model/task.ts';
import {needs} from '../../ui/standing.ts';
import type {Client} from '../client.ts';
import {taskOfPane} from '../desk.ts';
import {focusPane, open, paneOfTask} from './steps.ts';

/** An act on the task in the focused pane; says so where there is none. */
export function withTask(action: (client: Client, task: Task) => void): (client: Client) => void {
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

/** Goes to the next task that needs the person, after the one that has the focus. */
export function toAttention(client: Client): void {
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
