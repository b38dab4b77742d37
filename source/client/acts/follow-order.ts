import type {Order} from '../../ui/overlays/overlay.ts';
import type {Client} from '../client.ts';
import {perform} from './acts.ts';
import {askForTask, confirmForTask, focusPane, hostRequest, open, paneOfTask, review} from './steps.ts';

/** Does what an overlay asked for. */
export function followOrder(client: Client, order: Order): void {
	switch (order.type) {
		case 'close': {
			open(client, undefined);
			break;
		}

		case 'act': {
			open(client, undefined);
			perform(client, order.act);
			break;
		}

		case 'task': {
			open(client, undefined);
			void askForTask(client, order.verb, order.task);
			break;
		}

		case 'ask-task': {
			open(client, undefined);
			confirmForTask(client, order.verb, order.task);
			break;
		}

		case 'review': {
			void review(client, order.task);
			break;
		}

		case 'comment': {
			void comment(client, order.task, order.text);
			break;
		}

		case 'note': {
			open(client, undefined);
			void client.ask({type: 'note', text: order.text});
			break;
		}

		case 'settle': {
			void settle(client, order.key, order.value);
			break;
		}

		case 'show-session': {
			client.show(order.root);
			break;
		}

		case 'close-pane': {
			void hostRequest(client, {type: 'kill', pane: order.pane, remove: true});
			break;
		}

		case 'rename': {
			void hostRequest(client, {type: 'rename', pane: order.pane, name: order.name});
			break;
		}

		case 'focus-task': {
			open(client, undefined);
			focusPane(client, paneOfTask(client, order.task));
			break;
		}
	}
}

/** Comments that were refused stay where they were written. */
async function comment(client: Client, task: string, text: string): Promise<void> {
	const answer = await client.inquire({type: 'comment', task, text});
	if (answer === undefined) {
		return;
	}

	open(client, undefined);
	client.say(typeof answer === 'string' ? answer : `${task.split('/').at(-1)!} is told.`);
}

async function settle(client: Client, key: string, value: string): Promise<void> {
	if (await client.ask({type: 'settle', key, value})) {
		client.say(`${key} is ${value}`);
	}
}
