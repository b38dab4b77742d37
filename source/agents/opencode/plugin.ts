import {writeFile} from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {conversationFile} from './conversation-file.ts';
import type {Message, Reply} from './message.ts';

/** What OpenCode gives a plugin, as far as it's used here. */
type Opened = {
	readonly client: {
		readonly session: {
			readonly promptAsync: (request: {
				readonly path: {readonly id: string};
				readonly body: {readonly parts: ReadonlyArray<{readonly type: 'text'; readonly text: string}>};
				readonly throwOnError: true;
			}) => Promise<unknown>;
		};
	};
};

type Call = {readonly sessionID: string; readonly tool: string};
type TextPart = {readonly type: string; text?: string};
type Result = {output?: string; readonly content?: unknown[]};
type Told = {readonly type: string; readonly properties: Readonly<Record<string, unknown>>};

/** What OpenCode calls. */
type Plugin = {
	readonly event: (input: {readonly event: Told}) => Promise<void>;
	readonly 'chat.message': (input: {readonly sessionID: string}, output: {readonly parts: readonly TextPart[]}) => Promise<void>;
	readonly 'tool.execute.before': (call: Call, output: {readonly args: unknown}) => Promise<void>;
	readonly 'tool.execute.after': (call: Call, result: Result) => Promise<void>;
};

/** The plugin by which OpenCode asks the engine before it uses a tool, and takes along what other workers told. It runs inside OpenCode and nowhere else. */
export const jupiter = async ({client}: Opened): Promise<Plugin> => {
	/** Conversations of helpers that the model calls; the worker's own is none of them. */
	const inner = new Set<string>();
	/** The last answer of each conversation whose use was told: it is told to have ended more than once. */
	const counted = new Map<string, string>();
	const turn = {isUnderWay: false, wasHeld: false, isBeingHeld: false, isInterrupted: false, isRefused: false, hasFailed: false};

	const promptIn = async (id: string, text: string): Promise<void> => {
		try {
			await client.session.promptAsync({path: {id}, body: {parts: [{type: 'text', text}]}, throwOnError: true});
		} catch (error) {
			await tell({type: 'failed', isLimit: false, text: `OpenCode took no prompt: ${error instanceof Error ? error.message : JSON.stringify(error)}`}).catch(() => undefined);
		}
	};

	const goOn = async (id: string, text: string): Promise<void> => {
		turn.isBeingHeld = true;
		await promptIn(id, text);
	};

	const tellIdle = async (session: string): Promise<void> => {
		const {isUnderWay, wasHeld, isInterrupted, hasFailed} = turn;
		Object.assign(turn, {isUnderWay: false, isInterrupted: false, hasFailed: false});
		// It also says so of a conversation in which nothing has been asked yet, and after a failure, of which there is no more to say.
		if (!isUnderWay || hasFailed) {
			return;
		}

		const reply = await tell(isInterrupted ? {type: 'interrupted'} : {type: 'idle', wasHeld});
		if (reply.goOn !== undefined) {
			await goOn(session, reply.goOn);
		}
	};

	const seeStatus = async ({type, message = '', next}: Status, session: string): Promise<void> => {
		if (type === 'idle') {
			await tellIdle(session);
		} else if (type === 'retry') {
			// Why it tries again is in its message alone. What else it tries again for is its own affair.
			turn.isRefused = /\b429\b|limit|quota|too many requests/iv.test(message);
			if (turn.isRefused) {
				await tell({type: 'failed', isLimit: true, text: message, ...next !== undefined && {next}});
			}
		} else if (!turn.isRefused) {
			// It says so too whenever it tries again.
			await tell({type: 'busy'});
		}
	};

	const {JUPITER_CONVERSATION: conversation, JUPITER_PROMPT: prompt} = process.env;
	if (conversation !== undefined && prompt !== undefined) {
		// Once: it loads its plugins again when its settings change.
		delete process.env.JUPITER_PROMPT;
		// Not waited for: it answers when its plugins are loaded.
		void promptIn(conversation, prompt);
	}

	const readers: Readonly<Partial<Record<string, (properties: Told['properties'], session: string) => Promise<unknown>>>> = {
		'session.status': async ({status}, session) => seeStatus(status as Status, session),
		async 'session.error'({error}) {
			const {name, data} = error as {readonly name?: string; readonly data?: {readonly message?: string; readonly statusCode?: number}};
			if (name === 'MessageAbortedError') {
				turn.isInterrupted = true;
				return;
			}

			turn.hasFailed = true;
			await tell({type: 'failed', isLimit: data?.statusCode === 429, text: data?.message ?? name ?? 'The model did not answer.'});
		},
		async 'message.updated'({info}) {
			const answer = info as Answer;
			if (answer.role !== 'assistant' || answer.time.completed === undefined || counted.get(answer.sessionID) === answer.id) {
				return;
			}

			counted.set(answer.sessionID, answer.id);
			if (turn.isRefused && answer.error === undefined) {
				turn.isRefused = false;
				await tell({type: 'busy'});
			}

			await tell(usageOf(answer));
		},
		'session.compacted': async () => tell({type: 'shortened'}),
		'permission.asked': async ({permission}) => tell({type: 'needs-permission', text: `wants to use ${String(permission)}`}),
		'question.asked': async () => tell({type: 'asks'}),
		'permission.replied': async () => tell({type: 'busy'}),
		'question.replied': async () => tell({type: 'busy'}),
	};

	return {
		async event({event: {type, properties}}) {
			const {id, parentID, sessionID} = (properties.info ?? {}) as {readonly id?: string; readonly parentID?: string; readonly sessionID?: string};
			if (type.startsWith('session.') && id !== undefined && parentID !== undefined) {
				inner.add(id);
			}

			const session = properties.sessionID ?? sessionID;
			if (typeof session !== 'string' || (inner.has(session) && type.startsWith('session.'))) {
				return;
			}

			// What is only told may get lost: the engine asks nobody to wait for it.
			await readers[type]?.(properties, session).catch(() => undefined);
		},
		async 'chat.message'({sessionID}, {parts}) {
			if (inner.has(sessionID)) {
				return;
			}

			Object.assign(turn, {isUnderWay: true, wasHeld: turn.isBeingHeld, isBeingHeld: false, isRefused: false, hasFailed: false});
			await noteConversation(sessionID);
			const {context} = await tell({type: 'prompted'}).catch((): Reply => ({}));
			const text = parts.find(part => part.type === 'text');
			if (text !== undefined && context !== undefined) {
				text.text = `${text.text ?? ''}\n\n${context}`;
			}
		},
		async 'tool.execute.before'({tool}, {args}) {
			const {refusal} = await tell({type: 'before', tool, input: args});
			if (refusal !== undefined) {
				throw new Error(refusal);
			}
		},
		async 'tool.execute.after'({sessionID}, result) {
			if (inner.has(sessionID)) {
				return;
			}

			const {context} = await tell({type: 'after'}).catch((): Reply => ({}));
			if (context === undefined) {
				return;
			}

			if (Array.isArray(result.content)) {
				result.content.push({type: 'text', text: context});
			} else {
				result.output = `${result.output ?? ''}\n\n${context}`;
			}
		},
	};
};

/** An answer of a model, as far as it's used here. */
type Answer = {
	readonly id: string;
	readonly sessionID: string;
	readonly role: string;
	readonly modelID: string;
	readonly error?: unknown;
	readonly cost: number;
	readonly tokens: {readonly input: number; readonly output: number; readonly reasoning: number; readonly cache: {readonly read: number; readonly write: number}};
	readonly time: {readonly completed?: number};
};

const usageOf = ({sessionID, modelID, cost, tokens: {input, output, reasoning, cache}}: Answer): Message =>
	({type: 'used', session: sessionID, model: modelID, input: input + cache.write, cached: cache.read, output: output + reasoning, dollars: cost});

type Status = {readonly type: string; readonly message?: string; readonly next?: number};

/** Throws where the engine doesn't answer as it should, which is a no to whoever asked whether something may be done. */
const tell = async (message: Message): Promise<Reply> => {
	const {JUPITER_GATE: gate, JUPITER_TOKEN: token} = process.env;
	let problem: unknown;
	try {
		const response = await fetch(`${gate}/hook/opencode`, {
			method: 'POST',
			headers: {authorization: `Bearer ${token}`, 'content-type': 'application/json'},
			body: JSON.stringify(message),
			signal: AbortSignal.timeout(patienceMs),
		});
		const answer = await response.json() as Reply & {readonly error?: string};
		if (response.ok) {
			return answer;
		}

		problem = answer.error;
	} catch (error) {
		problem = error instanceof Error ? error.message : String(error);
	}

	throw new Error(`The engine could not be asked, so nothing may be done now: ${String(problem)} Try again in a moment.`);
};

/** More than the engine takes for the largest file on a busy machine. */
const patienceMs = 30_000;

const noteConversation = async (session: string): Promise<void> => {
	const {JUPITER_BRIEFING: briefing} = process.env;
	if (briefing !== undefined) {
		// Without it a later launch begins anew, which is no reason to stop this one.
		await writeFile(path.join(path.dirname(briefing), conversationFile), session).catch(() => undefined);
	}
};
