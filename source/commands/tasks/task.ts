import type {EngineCall} from '../../protocol/engine-wire.ts';
import type {Verb} from '../command.ts';
import {askEngine} from '../session.ts';

type TaskVerb = Extract<EngineCall, {type: 'task'}>['verb'];

/** Pauses, resumes, retries, cancels or lands a task, by the verb it was called as. */
export const changeTask: Verb = async invocation => {
	const verb = invocation.command.name as TaskVerb;
	const answer = await askEngine(invocation, {type: 'task', verb, task: invocation.operands[0]!});
	console.log(typeof answer === 'string' && answer !== '' ? answer : `${invocation.operands[0]}: ${done[verb]}`);
	return 0;
};

const done: Readonly<Record<TaskVerb, string>> = {
	pause: 'paused',
	resume: 'resumed',
	retry: 'gets another attempt',
	cancel: 'cancelled',
	land: 'lands next',
};
