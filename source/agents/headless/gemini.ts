import {fieldsOf, textOf} from '../fields.ts';
import {objectIn, type Headless, type HeadlessAnswer} from './headless.ts';

/** Gemini CLI for one question, in the mode in which it may only read; it can't be held to a schema. */
export const headlessGemini: Headless = {
	name: 'gemini',
	program: 'gemini',
	knowsSchema: false,
	// The question comes on standard input.
	command: () => ['gemini', '--output-format=json', '--approval-mode=plan', '--skip-trust'],
	answerIn,
};

/** One object over many lines; warnings may come before it. */
function answerIn(output: string): HeadlessAnswer {
	const start = Math.max(0, output.indexOf('{'));
	const result = fieldsOf(objectIn(output.slice(start)));
	const problem = textOf(fieldsOf(result.error), 'message');
	const text = textOf(result, 'response') ?? '';
	return problem === undefined && text !== '' ? {ok: true, text} : {ok: false, problem: problem ?? 'it printed no response'};
}
