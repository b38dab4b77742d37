import type {WireMessage} from './connection.ts';
import {engineProtocol, type EngineCall, type EngineHello, type EngineNews, type EngineReply, type EngineWelcome} from './engine-wire.ts';
import {createFeed} from './feed.ts';
import {frameKinds} from './frames.ts';
import {dial} from './handshake.ts';
import {hostProtocol, type HostHello, type HostNews, type HostReply, type HostRequest, type HostWelcome, type PanePicture} from './host-wire.ts';
import {encodeInput} from './input.ts';
import {decodePictures} from './picture.ts';
import {Refusal} from './refusal.ts';
import {createPendingRequests} from './requests.ts';
import {unpackRows} from './rows-reply.ts';

type Numbered<Message> = Message extends {readonly request: number} ? Message : never;
type WithoutNumber<Message> = Message extends {readonly request: number} ? Omit<Message, 'request'> : never;

/** A host request that is answered; its number is added on the way. */
export type HostQuestion = WithoutNumber<HostRequest>;
/** A host request that is not answered. */
export type HostOrder = Exclude<HostRequest, Numbered<HostRequest>>;
export type HostAnswer = Extract<HostReply, {readonly ok: true}>;

export type HostConnection = {
	readonly welcome: HostWelcome;
	/** Resolves with the answer, or rejects with a `Refusal` whose message is the host's sentence. */
	request(question: HostQuestion): Promise<HostAnswer>;
	send(order: HostOrder): void;
	/** Bytes for the pane's program. */
	input(pane: number, bytes: Uint8Array): void;
	onNews(listener: (news: HostNews) => void): () => void;
	/** Each call is one frame; answer it with `send({type: 'drawn'})` or no further one comes. */
	onPicture(listener: (pictures: readonly PanePicture[]) => void): () => void;
	/** `reason` is a sentence when there is one to show. */
	onClose(listener: (reason: string | undefined) => void): () => void;
	close(): void;
};

export type EngineConnection = {
	readonly welcome: EngineWelcome;
	/** Resolves with the value, or rejects with a `Refusal`. */
	call(call: EngineCall): Promise<unknown>;
	onNews(listener: (news: EngineNews) => void): () => void;
	onClose(listener: (reason: string | undefined) => void): () => void;
	close(): void;
};

/** Connects to the terminal host listening at a socket path. */
export const connectHost = async (socketPath: string, role: HostHello['role'], version = ''): Promise<HostConnection> => {
	const news = createFeed<HostNews>();
	const pictures = createFeed<readonly PanePicture[]>();
	const closings = createFeed<string | undefined>();
	const requests = createPendingRequests<HostReply>();
	const hello: HostHello = {type: 'hello', protocol: hostProtocol, role, version};
	const {connection, welcome} = await dial(socketPath, {name: 'host', protocol: hostProtocol}, hello, {
		onMessage(message) {
			if (message.type === 'reply') {
				const reply = readHostReply(message);
				requests.answer(reply.request, reply);
			} else {
				news.emit(message as HostNews & WireMessage);
			}
		},
		onBinary(kind, payload) {
			if (kind === frameKinds.picture) {
				pictures.emit(decodePictures(payload));
			}
		},
		onClose(reason) {
			requests.abandon(reason ?? 'The host closed the connection.');
			closings.emit(reason);
		},
	});
	return {
		welcome: welcome as unknown as HostWelcome,
		async request(question) {
			const reply = await requests.ask(request => {
				connection.sendMessage({...question, request});
			});
			if (!reply.ok) {
				throw new Refusal(reply.error);
			}

			return reply;
		},
		send: connection.sendMessage,
		input(pane, bytes) {
			connection.sendBinary(frameKinds.input, encodeInput(pane, bytes));
		},
		onNews: news.listen,
		onPicture: pictures.listen,
		onClose: closings.listen,
		close: connection.close,
	};
};

const readHostReply = (message: WireMessage): HostReply => {
	const {rows, ...reply} = message;
	const fields = typeof rows === 'string' ? {rows: unpackRows(rows)} : {};
	return Object.assign(reply, fields) as unknown as HostReply;
};

/** Connects to the engine listening at a socket path; with a worker's token, as that worker. */
export const connectEngine = async (socketPath: string, token?: string, version = ''): Promise<EngineConnection> => {
	const news = createFeed<EngineNews>();
	const closings = createFeed<string | undefined>();
	const requests = createPendingRequests<EngineReply>();
	const hello: EngineHello = {type: 'hello', protocol: engineProtocol, version, ...(token !== undefined && {token})};
	const {connection, welcome} = await dial(socketPath, {name: 'engine', protocol: engineProtocol}, hello, {
		onMessage(message) {
			if (message.type === 'reply') {
				const reply = message as EngineReply;
				requests.answer(reply.request, reply);
			} else {
				news.emit(message as EngineNews & WireMessage);
			}
		},
		onClose(reason) {
			requests.abandon(reason ?? 'The engine closed the connection.');
			closings.emit(reason);
		},
	});
	return {
		welcome: welcome as unknown as EngineWelcome,
		async call(call) {
			const reply = await requests.ask(request => {
				connection.sendMessage({...call, request});
			});
			if (!reply.ok) {
				throw new Refusal(reply.error, reply.detail);
			}

			return reply.value;
		},
		onNews: news.listen,
		onClose: closings.listen,
		close: connection.close,
	};
};
