import type {WireMessage} from './connection.ts';
import type {EngineCall} from './engine-wire.ts';
import {anything, checkFields, count, flag, listOf, namedValues, oneOf, optional, shape, text, type Check} from './field-checks.ts';
import {Refusal} from './refusal.ts';

const positive: Check = {wants: 'a number', accepts: value => Number.isFinite(value) && Number(value) > 0};

const amount: Check = {wants: 'a number', accepts: value => Number.isFinite(value) && Number(value) >= 0};

const budget = shape('a budget', {dollars: optional(positive), tokens: optional(positive), minutes: optional(positive)});

const agent: Check = {
	wants: 'an agent',
	accepts: value => shape('', {kind: oneOf('known'), name: text}).accepts(value) || shape('', {kind: oneOf('command'), command: text}).accepts(value),
};

// It becomes part of a path and of a branch.
const taskId: Check = {wants: 'a task id', accepts: value => typeof value === 'string' && /^[\da-z][\d\-a-z]*$/v.test(value)};

const task = shape('a task', {
	id: taskId,
	title: text,
	prompt: text,
	agent,
	owns: listOf(text),
	reads: listOf(text),
	needs: listOf(text),
	constraints: listOf(text),
	verify: optional(text),
	minutes: positive,
	budget: optional(budget),
});

const plan = shape('a checked plan', {
	version: {wants: '1', accepts: value => value === 1},
	goal: text,
	into: text,
	workers: count,
	verify: optional(text),
	verifySlots: optional(count),
	budget: optional(budget),
	batch: optional(count),
	contracts: listOf(text),
	decisions: namedValues(text),
	tasks: listOf(task),
});

const fields: Readonly<Record<EngineCall['type'], Readonly<Record<string, Check>>>> = {
	subscribe: {},
	'start-run': {plan},
	task: {verb: oneOf('pause', 'resume', 'retry', 'cancel', 'land'), task: text},
	'cancel-run': {run: text},
	'set-budget': {task: optional(text), run: optional(text), budget},
	'follow-run': {run: text},
	claim: {claim: text},
	release: {claim: text},
	publish: {symbol: text, signature: text},
	decide: {key: text, value: text},
	settle: {key: text, value: text},
	amend: {symbol: text, signature: optional(text)},
	comment: {task: text, text},
	note: {text},
	ask: {task: text, text},
	done: {},
	used: {report: shape('what was used', {meter: text, counts: oneOf('total', 'step'), model: optional(text), ...Object.fromEntries(['inputTokens', 'cachedTokens', 'outputTokens', 'dollars', 'contextShare'].map(name => [name, optional(amount)]))})},
	limited: {until: optional(count), message: optional(text)},
	hook: {agent: text, body: anything},
	shell: {command: text},
	mcp: {message: anything},
	entries: {after: count, limit: count},
	'state-at': {seq: optional(count)},
	diff: {task: text},
	vitals: {},
	'try-agent': {agent: text},
	'shut-down': {withHost: flag},
};

/** A message as the call it claims to be; throws a `Refusal` that names what isn't right. A newer client may ask what this engine doesn't know. */
export const checkEngineCall = (message: WireMessage): EngineCall => {
	if (!Object.hasOwn(fields, message.type)) {
		throw new Refusal(`The running engine does not know \`${message.type}\`. Restart it with \`jupiter-tui stop\` and \`jupiter-tui\`.`);
	}

	checkFields(message, fields[message.type as EngineCall['type']], `the call \`${message.type}\``);
	return message as unknown as EngineCall;
};
