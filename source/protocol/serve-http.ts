import {Buffer} from 'node:buffer';
import {createServer, type IncomingMessage, type Server, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {agentCallTimeoutMs, maxAgentCallBytes, maxAgentConnections} from '../model/limits/agents.ts';

/** One call of an agent over HTTP. */
export type HttpCall = {
	readonly method: string;
	readonly path: string;
	/** Of the `Authorization: Bearer` header, as given and unchecked. */
	readonly token?: string;
	/** The body, parsed; undefined where there was none. A command line is its text. */
	readonly body: unknown;
};

export type HttpAnswer = {
	readonly status: number;
	/** Sent as JSON. */
	readonly body?: unknown;
	/** Server-sent events in place of a body. */
	readonly stream?: string;
	/** A command line in place of a body. */
	readonly commandLine?: string;
	/** Told whether the whole answer went out. */
	readonly sent?: (isSent: boolean) => void;
};

export type HttpListener = {readonly port: number; readonly close: () => Promise<void>};

/**
Answers agents on loopback, at the first of these ports that is free. A body that is too large or no JSON, and a call that a web page makes,
never reach `answer`; what `answer` throws is told as 500, which agents' hooks take for a no.
*/
export const serveHttp = async (ports: Iterable<number>, answer: (call: HttpCall) => Promise<HttpAnswer>): Promise<HttpListener> => {
	const server = createServer({requestTimeout: agentCallTimeoutMs, headersTimeout: agentCallTimeoutMs}, (request, response) => {
		void respond(request, response, answer);
	});
	server.maxConnections = maxAgentConnections;
	await listenOnFirst(server, ports);
	return {
		port: (server.address() as AddressInfo).port,
		async close() {
			const {promise, resolve} = Promise.withResolvers<void>();
			server.close(() => {
				resolve();
			});
			server.closeAllConnections();
			await promise;
		},
	};
};

const listenOnFirst = async (server: Server, ports: Iterable<number>): Promise<void> => {
	let problem: unknown;
	for (const port of ports) {
		try {
			await listen(server, port);
			return;
		} catch (error) {
			problem = error;
		}
	}

	throw new Error('No port on 127.0.0.1 is free for the agents\' calls. End what listens there, then start again.', {cause: problem});
};

const listen = async (server: Server, port: number): Promise<void> => {
	const {promise, resolve, reject} = Promise.withResolvers<void>();
	server.once('error', reject);
	server.listen({port, host: '127.0.0.1'}, () => {
		server.off('error', reject);
		resolve();
	});
	return promise;
};

const respond = async (request: IncomingMessage, response: ServerResponse, answer: (call: HttpCall) => Promise<HttpAnswer>): Promise<void> => {
	const {sent, ...answered} = await answerTo(request, answer);
	if (sent !== undefined) {
		response.once('close', () => {
			sent(response.writableFinished);
		});
	}

	const {type, text} = contentOf(answered);
	// Its length tells a caller whether it has all of it.
	response.writeHead(answered.status, {'content-type': type, 'content-length': Buffer.byteLength(text)});
	response.end(text);
};

const contentOf = ({body, stream, commandLine}: HttpAnswer): {readonly type: string; readonly text: string} => {
	if (commandLine !== undefined) {
		return {type: commandLineType, text: commandLine};
	}

	return stream === undefined ? {type: 'application/json', text: body === undefined ? '' : JSON.stringify(body)} : {type: 'text/event-stream', text: stream};
};

/** How a body is marked that is a command line and no JSON. */
export const commandLineType = 'text/x-shellscript';

const answerTo = async (request: IncomingMessage, answer: (call: HttpCall) => Promise<HttpAnswer>): Promise<HttpAnswer> => {
	// Browsers name the page that asks; no agent does.
	if (request.headers.origin !== undefined) {
		return refusal(403, 'Web pages are not answered here.');
	}

	try {
		const text = await readBody(request);
		if (text === undefined) {
			return refusal(413, `The call is larger than ${maxAgentCallBytes} bytes.`);
		}

		const body = request.headers['content-type'] === commandLineType ? text : (text === '' ? undefined : parsed(text));
		if (body === broken) {
			return refusal(400, 'The call is not JSON.');
		}

		const token = /^Bearer (?<token>\S+)$/v.exec(request.headers.authorization ?? '')?.groups?.token;
		return await answer({method: request.method ?? '', path: request.url ?? '', ...token !== undefined && {token}, body});
	} catch (error) {
		return refusal(500, error instanceof Error ? error.message : String(error));
	}
};

/** Nothing when there is too much of it. */
const readBody = async (request: IncomingMessage): Promise<string | undefined> => {
	const chunks: Uint8Array[] = [];
	let size = 0;
	// Read to its end all the same, or the caller would see a broken connection in place of the answer; the server's time limit bounds it.
	for await (const chunk of request as AsyncIterable<Uint8Array>) {
		size += chunk.length;
		if (size <= maxAgentCallBytes) {
			chunks.push(chunk);
		}
	}

	return size > maxAgentCallBytes ? undefined : Buffer.concat(chunks).toString();
};

const broken = Symbol('broken');

const parsed = (text: string): unknown => {
	try {
		return JSON.parse(text);
	} catch {
		// Whatever it is, it is not what an agent's hook sends.
		return broken;
	}
};

const refusal = (status: number, error: string): HttpAnswer => ({status, body: {error}});
