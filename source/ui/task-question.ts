import {isAtWork} from '../engine/find.ts';
import type {Task} from '../model/task.ts';

type TaskQuestion = {readonly question: string; readonly consequence: string};

/** What a person is asked before something is done with a task, and what that will do to it as it stands. */
export function taskQuestion(verb: 'retry' | 'land' | 'cancel', task: Task): TaskQuestion {
	const {id} = task;
	const isBusy = isAtWork(task);
	switch (verb) {
		case 'retry': {
			return {question: `Retry ${id}?`, consequence: isBusy ? 'Its agent is stopped and started again; what it wrote is saved first.' : 'Its agent is started again, with what went wrong in its briefing.'};
		}

		case 'land': {
			return {question: `Land ${id} before others?`, consequence: isBusy ? 'Its work is taken as done as it is now, then rebased, verified and landed.' : 'It is rebased, verified and landed before others that wait.'};
		}

		case 'cancel': {
			return {question: `Cancel ${id}?`, consequence: `${isBusy ? 'Its agent is stopped, and what it wrote is saved first. ' : ''}Tasks that need it will not start.`};
		}
	}
}
