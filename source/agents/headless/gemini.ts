import {fieldsOf, textOf} from '../fields.ts';
import {objectIn, type Headless, type HeadlessAnswer} from './headless.ts';

/** Its own mode for plans is no help: without a screen a model may leave it, and then do anything. */
const rules = `[[rule]]
toolName = ["read_file", "read_many_files", "glob", "grep_search", "list_directory"]
decision = "allow"
priority = 999

[[rule]]
toolName = "*"
decision = "deny"
priority = 998
`;

/** Gemini CLI for one question, with no tools but those that read; it can't be held to a schema. */
export const headlessGemini: Headless = {
	name: 'gemini',
	program: 'gemini',
	knowsSchema: false,
	rules,
	// The question comes on standard input.
	command: ({rules: file}) => ['gemini', '--output-format=json', '--approval-mode=default', `--policy=${file}`, '--skip-trust'],
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
