import type {TaskKey} from '../../model/names.ts';
import {fieldsOf, textOf, type Fields} from '../../agents/fields.ts';
import type {GateParts} from './gate-parts.ts';
import {tools, type Tool} from './mcp-tools.ts';

/** Answers one message of the Model Context Protocol, or a batch; nothing for what wants no answer. */
export const answerMcp = async (gate: GateParts, worker: TaskKey, message: unknown): Promise<unknown> => {
	if (!Array.isArray(message)) {
		return answerOne(gate, worker, fieldsOf(message));
	}

	const answers = message.map(item => answerOne(gate, worker, fieldsOf(item))).filter(answer => answer !== undefined);
	return answers.length === 0 ? undefined : answers;
};

const answerOne = (gate: GateParts, worker: TaskKey, message: Fields): unknown => {
	const {id} = message;
	const method = textOf(message, 'method');
	if (method === undefined || message.jsonrpc !== '2.0') {
		return failure(id ?? null, -32_600, 'This is no JSON-RPC 2.0 request.');
	}

	if (id === undefined) {
		return undefined;
	}

	const answer = methods[method];
	return answer === undefined
		? failure(id, -32_601, `There is no method ${method} here.`)
		: {jsonrpc: '2.0', id, ...answer(gate, worker, fieldsOf(message.params))};
};

type Outcome = {readonly result: unknown} | {readonly error: {readonly code: number; readonly message: string}};

const methods: Readonly<Partial<Record<string, (gate: GateParts, worker: TaskKey, parameters: Fields) => Outcome>>> = {
	initialize: (_gate, _worker, parameters) => ({
		result: {
			protocolVersion: textOf(parameters, 'protocolVersion') ?? newestProtocol,
			capabilities: {tools: {}},
			serverInfo: {name: 'jupiter-tui', version: '1'},
			instructions: 'You work beside other agents on one repository. Claim what you need before you write it, publish interfaces you change, and report when your task is done.',
		},
	}),
	ping: () => ({result: {}}),
	'tools/list': () => ({result: {tools: Object.entries(tools).map(([name, tool]) => describeTool(name, tool))}}),
	'tools/call': (gate, worker, parameters) => callTool(gate, worker, textOf(parameters, 'name') ?? '', fieldsOf(parameters.arguments)),
};

/** What is answered to a client that names no version; every version so far has what is used here. */
const newestProtocol = '2025-11-25';

const describeTool = (name: string, {description, parameters, required, result}: Tool) => ({
	name,
	description,
	inputSchema: {type: 'object', properties: parameters, required, additionalProperties: false},
	outputSchema: {type: 'object', properties: result, required: ['ok', 'text']},
});

const callTool = (gate: GateParts, worker: TaskKey, name: string, given: Fields): Outcome => {
	const tool = Object.hasOwn(tools, name) ? tools[name] : undefined;
	if (tool === undefined) {
		return {error: {code: -32_602, message: `There is no tool ${name}. There are ${Object.keys(tools).join(', ')}.`}};
	}

	const missing = tool.required.find(field => textOf(given, field) === undefined);
	if (missing !== undefined) {
		return {error: {code: -32_602, message: `The tool ${name} needs the text "${missing}".`}};
	}

	const result = tool.call({gate, worker, text: field => textOf(given, field), number: field => Number.isSafeInteger(given[field]) ? given[field] as number : undefined});
	return {result: {content: [{type: 'text', text: [result.text, result.detail].filter(part => part !== undefined).join('\n')}], structuredContent: result, isError: !result.ok}};
};

const failure = (id: unknown, code: number, message: string) => ({jsonrpc: '2.0', id, error: {code, message}});
