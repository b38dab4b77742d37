import {objectIn, type Headless, type HeadlessAnswer} from './headless.ts';

/** Claude Code for one question: it may read the repository and nothing else. */
export const headlessClaude: Headless = {
	name: 'claude',
	program: 'claude',
	knowsSchema: true,
	command: ({text}, budget) => [
		'claude',
		'--print',
		'--output-format=json',
		`--json-schema=${text}`,
		'--tools=Read,Grep,Glob',
		'--allowedTools=Read,Grep,Glob',
		// What isn't allowed is denied without asking.
		'--permission-mode=dontAsk',
		...(budget?.dollars === undefined ? [] : [`--max-budget-usd=${budget.dollars}`]),
		'--strict-mcp-config',
		'--no-session-persistence',
	],
	answerIn,
};

// It ends with 0 and `subtype: success` when the service failed too; `is_error` tells.
function answerIn(output: string): HeadlessAnswer {
	const result = output.split('\n').map(line => objectIn(line)).findLast(object => object?.type === 'result');
	const text = typeof result?.result === 'string' ? result.result : '';
	return result === undefined || result.is_error === true
		? {ok: false, problem: text === '' ? 'it printed no result' : text}
		: {ok: true, text: result.structured_output === undefined ? text : JSON.stringify(result.structured_output)};
}
