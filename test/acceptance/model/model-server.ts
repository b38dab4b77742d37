import {Buffer} from 'node:buffer';
import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {zstdDecompressSync} from 'node:zlib';
import {anthropicEvents, anthropicParts, isAnthropicTask, type AnthropicBody} from './anthropic.ts';
import {chatEvents, chatParts, isChatTask, type ChatBody} from './chat.ts';
import {generated, generateParts, isGenerateTask, type GenerateBody} from './generate-content.ts';
import {isResponsesTask, responsesEvents, responsesParts, type ResponsesBody} from './responses.ts';
import {readConversation, type Conversation, type Part, type Script, type Turn} from './script.ts';

/** One request of an agent for a task, as its model got it. */
export type ModelRequest = Conversation & {readonly script: string};

/** Models on loopback that do what a script says, in the services' own forms. */
export type ModelServer = {
	readonly url: string;
	/** By the name that a task's prompt gives: `play the script NAME`. */
	readonly scripts: Map<string, Script>;
	readonly requests: readonly ModelRequest[];
	/** The first request that fits, waited for. */
	readonly until: (fits: (request: ModelRequest) => boolean) => Promise<ModelRequest>;
	readonly close: () => Promise<void>;
};

/** Starts a server; `worktreeOf` tells where the task that plays a script works. */
export const startModelServer = async (worktreeOf: (script: string) => Promise<string>): Promise<ModelServer> => {
	const scripts = new Map<string, Script>();
	const requests: ModelRequest[] = [];
	const watchers = new Set<() => void>();
	let count = 0;

	const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
		const body = await readBody(request);
		const api = request.method === 'POST' ? apis.find(({path}) => path.test(request.url ?? '')) : undefined;
		if (api === undefined) {
			response.writeHead(request.method === 'POST' && !/count_?tokens/iv.test(request.url ?? '') ? 404 : 200, {'content-type': 'application/json'});
			response.end(JSON.stringify(/count_?tokens/iv.test(request.url ?? '') ? {input_tokens: 1000, totalTokens: 1000} : {object: 'list', data: [], models: []}));
			return;
		}

		const asked = api.isTask(body) ? readConversation(api.parts(body)) : undefined;
		const script = asked === undefined ? undefined : scripts.get(asked.name);
		if (asked !== undefined) {
			requests.push({...asked.conversation, script: asked.name});
			for (const watcher of watchers) {
				watcher();
			}
		}

		const turn = asked === undefined || script === undefined ? {say: 'ok'} : script(asked.conversation);
		await turn.after;
		count++;
		if (turn.status !== undefined) {
			response.writeHead(turn.status, {'content-type': 'application/json', ...turn.headers});
			response.end(JSON.stringify(turn.body ?? {type: 'error', error: {type: 'rate_limit_error', message: 'The script says so.'}}));
			return;
		}

		response.writeHead(200, {'content-type': api.isWhole === true ? 'application/json' : 'text/event-stream', ...turn.headers});
		response.end(api.answer(count, body, turn, asked === undefined ? '' : await worktreeOf(asked.name)));
	};

	const server = createServer((request, response) => {
		void answer(request, response);
	});
	await new Promise<void>(resolve => {
		server.listen(0, '127.0.0.1', resolve);
	});
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		scripts,
		requests,
		until: async fits => new Promise((resolve, reject) => {
			const timer = setTimeout(() => {
				watchers.delete(look);
				reject(new Error(`No such request came. There were:\n${requests.map(({script, answers, lastResult}) => `${script} after ${answers} answers: ${lastResult}`).join('\n')}`));
			}, patienceMs);
			const look = () => {
				const found = requests.find(request => fits(request));
				if (found === undefined) {
					return;
				}

				clearTimeout(timer);
				watchers.delete(look);
				resolve(found);
			};

			watchers.add(look);
			look();
		}),
		async close() {
			server.closeAllConnections();
			server.close();
		},
	};
};

/** Bound of a wait for a request, ms: agents take ten seconds to start, and many times that on a busy machine. */
const patienceMs = 300_000;

type Api = {
	readonly path: RegExp;
	readonly isTask: (body: unknown) => boolean;
	readonly parts: (body: unknown) => Part[];
	/** Answers in one piece, not as a stream of events. */
	readonly isWhole?: true;
	readonly answer: (id: number, body: unknown, turn: Turn, worktree: string) => string;
};

const apis: readonly Api[] = [
	{
		path: /\/messages(?:\?|$)/v,
		isTask: body => isAnthropicTask(body as AnthropicBody),
		parts: body => anthropicParts(body as AnthropicBody),
		answer: (id, body, turn, worktree) => anthropicEvents(id, body as AnthropicBody, turn, worktree),
	},
	{
		path: /\/responses(?:\?|$)/v,
		isTask: body => isResponsesTask(body as ResponsesBody),
		parts: body => responsesParts(body as ResponsesBody),
		answer: (id, body, turn) => responsesEvents(id, body as ResponsesBody, turn),
	},
	{
		path: /\/chat\/completions(?:\?|$)/v,
		isTask: body => isChatTask(body as ChatBody),
		parts: body => chatParts(body as ChatBody),
		answer: (id, body, turn, worktree) => chatEvents(id, body as ChatBody, turn, worktree),
	},
	{
		path: /:streamGenerateContent(?:\?|$)/v,
		isTask: body => isGenerateTask(body as GenerateBody),
		parts: body => generateParts(body as GenerateBody),
		answer: (_id, _body, turn, worktree) => `data: ${JSON.stringify(generated(turn, worktree))}\n\n`,
	},
	{
		path: /:generateContent(?:\?|$)/v,
		isTask: () => false,
		parts: () => [],
		isWhole: true,
		answer: (_id, _body, turn) => JSON.stringify(generated(turn, '')),
	},
];

const readBody = async (request: IncomingMessage): Promise<unknown> => {
	const bytes = Buffer.concat(await Array.fromAsync(request as AsyncIterable<Uint8Array>));
	const text = (request.headers['content-encoding'] === 'zstd' ? zstdDecompressSync(bytes) : bytes).toString();
	return text === '' ? undefined : JSON.parse(text);
};
