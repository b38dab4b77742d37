import type {Task} from '../../model/task.ts';
import type {ShownKey} from '../key-line.ts';
import type {Order} from './overlay.ts';

/** A key by which a person does something with the task that an overlay shows. */
type TaskKeyRow = {readonly shown: ShownKey; readonly order: Order};

/** The order that a key gives for a task; undefined for other keys. */
export function orderOfKey(task: Task, key: string): Order | undefined {
	return rowsOf(task).find(({shown}) => shown[0] === key)?.order;
}

/** The keys that make sense for a task as it stands, those it is likely to need first. They are the letters that follow the prefix elsewhere. */
export function keysOfTask(task: Task): readonly ShownKey[] {
	return rowsOf(task).map(({shown}) => shown);
}

function rowsOf(task: Task): TaskKeyRow[] {
	const {key, phase, paused} = task;
	const review: TaskKeyRow = {shown: ['r', 'review'], order: {type: 'review', task: key}};
	const retry: TaskKeyRow = {shown: ['R', 'retry'], order: {type: 'ask-task', verb: 'retry', task: key}};
	const cancel: TaskKeyRow = {shown: ['K', 'cancel'], order: {type: 'ask-task', verb: 'cancel', task: key}};
	const land: TaskKeyRow = {shown: ['m', 'land'], order: {type: 'ask-task', verb: 'land', task: key}};
	const pause: TaskKeyRow = {shown: ['p', paused ? 'resume' : 'pause'], order: {type: 'task', verb: paused ? 'resume' : 'pause', task: key}};
	switch (phase) {
		case 'blocked': {
			return [retry, review, cancel];
		}

		case 'cancelled': {
			return [retry];
		}

		case 'landed': {
			return [review];
		}

		case 'waiting': {
			return [cancel];
		}

		case 'preparing':
		case 'starting':
		case 'working':
		case 'submitted':
		case 'landing':
		case 'returning':
		case 'backing-off': {
			return [review, pause, land, retry, cancel];
		}
	}
}
