import {objectIn, type Headless, type HeadlessAnswer} from './headless.ts';

/** Codex for one question, in its read-only sandbox. */
export const headlessCodex: Headless = {
	name: 'codex',
	program: 'codex',
	knowsSchema: true,
	command: ({file}) => [
		'codex',
		'exec',
		'--json',
		`--output-schema=${file}`,
		'--sandbox=read-only',
		'--ephemeral',
		'--color=never',
		// The question comes on standard input.
		'-',
	],
	answerIn,
};

function answerIn(output: string): HeadlessAnswer {
	const events = output.split('\n').map(line => objectIn(line)).filter(event => event !== undefined);
	const failed = events.findLast(({type}) => type === 'turn.failed' || type === 'error');
	const items = events.filter(({type}) => type === 'item.completed').map(({item}) => item as {readonly type?: unknown; readonly text?: unknown} | undefined);
	const message = items.findLast(item => item?.type === 'agent_message');
	return typeof message?.text === 'string' && events.every(({type}) => type !== 'turn.failed')
		? {ok: true, text: message.text}
		: {ok: false, problem: messageOf(failed) ?? 'it gave no last message'};
}

function messageOf(event: Readonly<Record<string, unknown>> | undefined): string | undefined {
	const inner = event?.error as {readonly message?: unknown} | undefined;
	const message = inner?.message ?? event?.message;
	return typeof message === 'string' ? message : undefined;
}
