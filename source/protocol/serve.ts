import process from 'node:process';
import {checkEngineCall} from './check-engine-call.ts';
import type {WireMessage} from './connection.ts';
import {engineProtocol, type EngineCall, type EngineNews, type EngineReply} from './engine-wire.ts';
import {WireError} from './frames.ts';
import {greet} from './handshake.ts';
import {listenOnSocket, type Listener} from './listen.ts';
import {Refusal} from './refusal.ts';

/** One connected client, script or worker, as the engine sees it. */
export type EnginePeer = {
	/** The worker's token, as given and unchecked. */
	readonly token?: string;
	send(news: EngineNews): void;
};

export type EngineHandlers = {
	readonly version: string;
	readonly epoch: () => number;
	/** Answers a call; a thrown `Refusal` is told to the caller with its detail. */
	readonly call: (call: EngineCall, peer: EnginePeer) => Promise<unknown>;
	readonly closed?: (peer: EnginePeer) => void;
};

/** Listens at a socket path and answers calls. A peer that lets too much news pile up is disconnected; it comes back with a fresh snapshot. */
export const serveEngine = async (socketPath: string, handlers: EngineHandlers): Promise<Listener> => {
	const party = {name: 'engine', protocol: engineProtocol};
	const welcome = (): Readonly<Record<string, unknown>> => ({version: handlers.version, pid: process.pid, epoch: handlers.epoch()});
	return listenOnSocket(socketPath, socket => {
		greet(socket, party, welcome, (hello, connection) => {
			const token = typeof hello.token === 'string' ? {token: hello.token} : {};
			const peer: EnginePeer = {...token, send: connection.sendMessage};
			return {
				onMessage(message) {
					const {request, call} = withoutNumber(message);
					void answer(request, async () => handlers.call(checkEngineCall(call), peer), connection.sendMessage);
				},
				onClose() {
					handlers.closed?.(peer);
				},
			};
		});
	});
};

const withoutNumber = (message: WireMessage): {readonly request: number; readonly call: WireMessage} => {
	const {request, ...call} = message;
	if (typeof request !== 'number') {
		throw new WireError(`A call "${message.type}" without a request number arrived.`);
	}

	return {request, call};
};

const answer = async (request: number, work: () => Promise<unknown>, send: (reply: EngineReply) => void): Promise<void> => {
	try {
		send({type: 'reply', request, ok: true, value: await work()});
	} catch (error) {
		const detail = error instanceof Refusal && error.detail !== undefined ? {detail: error.detail} : {};
		send({type: 'reply', request, ok: false, error: error instanceof Error ? error.message : String(error), ...detail});
	}
};
