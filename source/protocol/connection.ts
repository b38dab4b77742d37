import {Buffer} from 'node:buffer';
import type {Socket} from 'node:net';
import {maxUnsentBytes} from '../model/limits/wire.ts';
import {createFrameDecoder, encodeFrame, frameKinds, WireError, type FrameKind} from './frames.ts';

/** One end of a wire: messages and binary frames, in order, until it closes. */
export type Connection = {
	/** Bytes accepted and not yet taken by the kernel. */
	readonly unsentBytes: number;
	readonly isOpen: boolean;
	sendMessage(message: WireMessage): void;
	sendBinary(kind: FrameKind, payload: Uint8Array): void;
	/** Tells the peer why, then closes. */
	refuse(reason: string): void;
	/** Closes once what was sent has left. */
	close(): void;
};

export type ConnectionHandlers = {
	readonly onMessage: (message: WireMessage) => void;
	readonly onBinary?: (kind: FrameKind, payload: Uint8Array) => void;
	/** Called once; `reason` is a sentence when the wire broke or the peer gave one. */
	readonly onClose: (reason: string | undefined) => void;
};

/** Any JSON object with a `type`. What else it holds is for the receiver to check. */
export type WireMessage = {readonly type: string; readonly [field: string]: unknown};

/** Speaks frames over a socket. Handlers may throw `WireError` to refuse what they were given. */
export const openConnection = (socket: Socket, handlers: ConnectionHandlers): Connection => {
	let reason: string | undefined;
	const fail = (sentence: string): void => {
		reason ??= sentence;
		socket.destroy();
	};

	const send = (kind: FrameKind, payload: Uint8Array): void => {
		if (!socket.writable) {
			return;
		}

		if (socket.writableLength > maxUnsentBytes) {
			fail(`The peer has left ${socket.writableLength} bytes unread.`);
			return;
		}

		socket.write(encodeFrame(kind, payload));
	};

	const connection: Connection = {
		get unsentBytes() {
			return socket.writableLength;
		},
		get isOpen() {
			return socket.writable;
		},
		sendMessage(message) {
			send(frameKinds.message, Buffer.from(JSON.stringify(message)));
		},
		sendBinary: send,
		refuse(sentence) {
			reason ??= sentence;
			connection.sendMessage({type: 'closing', reason: sentence});
			connection.close();
		},
		close() {
			closeSoon(socket);
		},
	};

	const receive = (kind: FrameKind, payload: Uint8Array): void => {
		if (!socket.writable) {
			return;
		}

		if (kind !== frameKinds.message) {
			handlers.onBinary?.(kind, payload);
			return;
		}

		const message = parseMessage(payload);
		if (message.type === 'closing') {
			reason ??= String(message.reason);
		} else {
			handlers.onMessage(message);
		}
	};

	decodeFrames(socket, receive, error => {
		connection.refuse(error.message);
	});
	socket.on('error', error => {
		reason ??= `The connection broke: ${error.message}.`;
	});
	socket.once('close', () => {
		handlers.onClose(reason);
	});
	return connection;
};

/** Sends what is left and then closes both ways: a peer that never closes its own would keep the socket for ever. */
const closeSoon = (socket: Socket): void => {
	socket.end(() => {
		socket.destroySoon();
	});
};

/** Gives what arrives to the receiver, until that or the decoder objects. */
const decodeFrames = (socket: Socket, receive: (kind: FrameKind, payload: Uint8Array) => void, onObjection: (error: WireError) => void): void => {
	const decode = createFrameDecoder(receive);
	socket.on('data', chunk => {
		try {
			decode(chunk);
		} catch (error) {
			if (!(error instanceof WireError)) {
				throw error;
			}

			onObjection(error);
			socket.pause();
		}
	});
};

const decoder = new TextDecoder();

const parseMessage = (payload: Uint8Array): WireMessage => {
	const value = parseJson(decoder.decode(payload));
	if (typeof value !== 'object' || value === null || !('type' in value) || typeof value.type !== 'string') {
		throw new WireError('A message without a type arrived.');
	}

	return value as WireMessage;
};

const parseJson = (text: string): unknown => {
	try {
		return JSON.parse(text);
	} catch (error) {
		throw new WireError('A message that is not JSON arrived.', {cause: error});
	}
};
