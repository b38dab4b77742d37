import {fieldsOf, textOf} from '../fields.ts';
import {objectIn, type Headless, type HeadlessAnswer} from './headless.ts';

/** OpenCode for one question, as its own agent that plans and changes nothing; it can't be held to a schema. */
export const headlessOpencode: Headless = {
	name: 'opencode',
	program: 'opencode',
	knowsSchema: false,
	// That agent may still use a shell. The question comes on standard input.
	command: () => ['env', 'OPENCODE_PERMISSION={"bash":"deny","edit":"deny"}', 'opencode', 'run', '--format=json', '--agent=plan'],
	answerIn,
};

/** The texts of its last step: what it said before its tools ran is no answer. */
function answerIn(output: string): HeadlessAnswer {
	const events = output.split('\n').map(line => fieldsOf(objectIn(line)));
	const lastStep = events.slice(Math.max(0, events.findLastIndex(({type}) => type === 'step_start')));
	const text = lastStep.flatMap(({type, part}) => type === 'text' ? [textOf(fieldsOf(part), 'text') ?? ''] : []).join('\n');
	const failed = fieldsOf(events.findLast(({type}) => type === 'error')?.error);
	return text === ''
		? {ok: false, problem: textOf(fieldsOf(failed.data), 'message') ?? textOf(failed, 'name') ?? 'it gave no text'}
		: {ok: true, text};
}
