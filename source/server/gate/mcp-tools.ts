import type {AgentCommand} from '../../model/command.ts';
import type {JournalEntry} from '../../model/event.ts';
import {entriesAtOnce} from '../../model/limits/wire.ts';
import type {TaskKey} from '../../model/names.ts';
import {isOnBus} from '../is-on-bus.ts';
import type {GateParts} from './gate-parts.ts';

/** An act of a worker as a tool for its model. */
export type Tool = {
	readonly description: string;
	/** JSON Schema of each argument. */
	readonly parameters: Readonly<Record<string, unknown>>;
	readonly required: readonly string[];
	/** JSON Schema of each field of the result. */
	readonly result: Readonly<Record<string, unknown>>;
	readonly call: (call: ToolCall) => ToolResult;
};

export type ToolCall = {
	readonly gate: GateParts;
	readonly worker: TaskKey;
	readonly text: (name: string) => string | undefined;
	readonly number: (name: string) => number | undefined;
};

export type ToolResult = {readonly ok: boolean; readonly text: string; readonly detail?: string; readonly entries?: readonly JournalEntry[]; readonly last?: number};

const answered = {ok: {type: 'boolean'}, text: {type: 'string', description: 'The answer in a sentence'}, detail: {type: 'string', description: 'Who is in the way, and what to do'}};
const claimText = {type: 'string', description: 'A path, a glob or a symbol: src/auth.ts#AuthService.login'};

/** What a worker's model can ask of the engine. */
export const tools: Readonly<Record<string, Tool>> = {
	claim: act(
		'Ask to write something that is not yours yet. If somebody holds it you are told who, and your claim waits.',
		{claim: claimText},
		({worker, text}) => ({type: 'claim', task: worker, claim: text('claim')!}),
	),
	release: act(
		'Give back a claim that you do not need, or stop waiting for one.',
		{claim: claimText},
		({worker, text}) => ({type: 'release', task: worker, claim: text('claim')!}),
	),
	publish: act(
		'Tell those who rely on a symbol its new interface, as soon as it is settled.',
		{symbol: claimText, signature: {type: 'string'}},
		({worker, text}) => ({type: 'publish', task: worker, symbol: text('symbol')!, signature: text('signature')!}),
	),
	decide: act(
		'Settle a named assumption that others have to share. The first value holds.',
		{key: {type: 'string', description: 'Such as user.id'}, value: {type: 'string', description: 'Such as uuid'}},
		({worker, text}) => ({type: 'decide', by: worker, key: text('key')!, value: text('value')!}),
	),
	note: act(
		'Tell everybody something, people too.',
		{text: {type: 'string'}},
		({worker, text}) => ({type: 'note', by: worker, text: text('text')!}),
	),
	ask: act(
		'Ask the worker of another task, or answer it. It reads this with its next step; go on meanwhile.',
		{task: {type: 'string', description: 'Id of the task'}, text: {type: 'string'}},
		({worker, text}) => ({type: 'ask', task: worker, to: text('task')!, text: text('text')!}),
	),
	report_done: act(
		'Hand your task in: it is committed, verified and landed for you. Only when it is complete.',
		{},
		({worker}) => ({type: 'done', task: worker}),
	),
	read_bus: {
		description: 'Read what the workers told each other: interfaces, decisions, notes, locks, landings.',
		parameters: {after: {type: 'integer', description: 'Number of the last entry you know; 0 for all'}},
		required: [],
		result: {...answered, entries: {type: 'array', items: {type: 'object'}}, last: {type: 'integer', description: 'Give it as `after` next time'}},
		call: readBus,
	},
};

function act(description: string, parameters: Tool['parameters'], command: (call: ToolCall) => AgentCommand): Tool {
	return {
		description, parameters, required: Object.keys(parameters), result: answered,
		call(call) {
			const {ok, text = 'Done.', ...rest} = call.gate.submit(command(call));
			return {ok, text, ...rest};
		},
	};
}

function readBus({gate, worker, number}: ToolCall): ToolResult {
	const after = Math.max(number('after') ?? 0, 0);
	const read = gate.entries(after, entriesAtOnce);
	const entries = read.filter(({event}) => isOnBus(event, worker));
	return {
		ok: true,
		text: entries.length === 0 ? 'Nothing new.' : entries.map(entry => `${entry.seq} ${JSON.stringify(entry.event)}`).join('\n'),
		entries,
		last: read.at(-1)?.seq ?? after,
	};
}
