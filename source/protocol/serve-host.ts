import process from 'node:process';
import {checkHostRequest} from './check-host-request.ts';
import type {Connection, WireMessage} from './connection.ts';
import {frameKinds, WireError} from './frames.ts';
import {greet} from './handshake.ts';
import {hostProtocol, type HostHello, type HostNews, type HostReply, type HostRequest, type PaneInfo, type PanePicture, type View} from './host-wire.ts';
import {decodeInput} from './input.ts';
import {listenOnSocket, type Listener} from './listen.ts';
import {encodePictures} from './picture.ts';
import {Refusal} from './refusal.ts';
import {packRows} from './rows-reply.ts';

type Numbered = Extract<HostRequest, {readonly request: number}>;

/** A host request that is answered, and one that isn't. */
export type AskedOfHost = Numbered;
export type ToldToHost = Exclude<HostRequest, Numbered>;

type WithoutEnvelope<Reply> = Reply extends {readonly ok: true} ? Omit<Reply, 'type' | 'request' | 'ok'> : never;

/** What an answer holds besides its number. */
export type HostAnswerFields = WithoutEnvelope<HostReply>;

/** One connected client, engine or tool, as the host sees it. */
export type HostPeer = {
	readonly role: HostHello['role'];
	/** Bytes sent to it that it hasn't read. */
	readonly unsentBytes: number;
	sendNews(news: HostNews): void;
	sendPictures(pictures: readonly PanePicture[]): void;
};

export type HostHandlers = {
	readonly version: string;
	readonly welcome: () => {readonly panes: readonly PaneInfo[]; readonly view?: View};
	readonly opened: (peer: HostPeer) => void;
	/** Answers a request; a thrown error's message is the refusal. */
	readonly ask: (request: AskedOfHost, peer: HostPeer) => Promise<HostAnswerFields>;
	readonly tell: (order: ToldToHost, peer: HostPeer) => void;
	readonly input: (pane: number, bytes: Uint8Array, peer: HostPeer) => void;
	readonly closed: (peer: HostPeer) => void;
};

/** Listens at a socket path for clients, engines and tools of the terminal host. */
export const serveHostSocket = async (socketPath: string, handlers: HostHandlers): Promise<Listener> => {
	const party = {name: 'host', protocol: hostProtocol};
	const welcome = (): Readonly<Record<string, unknown>> => ({version: handlers.version, pid: process.pid, ...handlers.welcome()});
	return listenOnSocket(socketPath, socket => {
		greet(socket, party, welcome, (hello, connection) => {
			const peer = peerOf(hello, connection);
			handlers.opened(peer);
			return {
				onMessage(message) {
					receive(message, peer, handlers, connection);
				},
				onBinary(kind, payload) {
					if (kind !== frameKinds.input) {
						throw new WireError('Only the host sends pictures.');
					}

					const {pane, bytes} = decodeInput(payload);
					handlers.input(pane, bytes, peer);
				},
				onClose() {
					handlers.closed(peer);
				},
			};
		});
	});
};

const peerOf = (hello: WireMessage, connection: Connection): HostPeer => ({
	role: hello.role === 'client' || hello.role === 'engine' ? hello.role : 'tool',
	get unsentBytes() {
		return connection.unsentBytes;
	},
	sendNews: connection.sendMessage,
	sendPictures(pictures) {
		connection.sendBinary(frameKinds.picture, encodePictures(pictures));
	},
});

const receive = (message: WireMessage, peer: HostPeer, handlers: HostHandlers, connection: Connection): void => {
	const checked = tryCheck(message);
	if (checked instanceof Refusal) {
		if (typeof message.request !== 'number') {
			throw new WireError(checked.message);
		}

		connection.sendMessage({type: 'reply', request: message.request, ok: false, error: checked.message});
	} else if ('request' in checked) {
		void answer(checked, async () => handlers.ask(checked, peer), connection);
	} else {
		handlers.tell(checked, peer);
	}
};

const tryCheck = (message: WireMessage): HostRequest | Refusal => {
	try {
		return checkHostRequest(message);
	} catch (error) {
		if (error instanceof Refusal) {
			return error;
		}

		throw error;
	}
};

const answer = async ({request}: AskedOfHost, work: () => Promise<HostAnswerFields>, connection: Connection): Promise<void> => {
	try {
		const {rows, ...fields} = await work();
		connection.sendMessage({type: 'reply', request, ok: true, ...fields, ...(rows && {rows: packRows(rows)})});
	} catch (error) {
		connection.sendMessage({type: 'reply', request, ok: false, error: error instanceof Error ? error.message : String(error)});
	}
};
