import {connect, type Socket} from 'node:net';
import {handshakeTimeoutMs} from '../model/limits/processes.ts';
import {Disconnected} from './disconnected.ts';
import {openConnection, type Connection, type ConnectionHandlers, type WireMessage} from './connection.ts';
import {WireError, type FrameKind} from './frames.ts';

/** The party on the listening side: `engine` or `host`, as named in sentences. */
export type Party = {readonly name: string; readonly protocol: number};

/** Thrown when who answers speaks another protocol. */
export class OtherProtocolError extends WireError {
	/** Process id of who answered, when it said so. */
	readonly pid: number | undefined;

	constructor(message: string, pid: unknown) {
		super(message);
		this.pid = typeof pid === 'number' ? pid : undefined;
	}
}

/**
Connects, says hello and waits for the welcome. What comes after the welcome goes to the handlers.
Throws `Disconnected` when nobody answers (its `cause` then has the socket's error), and another error when another protocol is spoken.
*/
export const dial = async (socketPath: string, party: Party, hello: WireMessage, handlers: ConnectionHandlers): Promise<{readonly connection: Connection; readonly welcome: WireMessage}> => {
	const socket = await connected(socketPath, party);
	return new Promise((resolve, reject) => {
		let isWelcome = false;
		const timer = setTimeout(() => {
			connection.refuse(`The ${party.name} at ${socketPath} did not answer within ${handshakeTimeoutMs / 1000} seconds.`);
		}, handshakeTimeoutMs);
		const connection = openConnection(socket, {
			onMessage(message) {
				if (isWelcome) {
					handlers.onMessage(message);
					return;
				}

				clearTimeout(timer);
				checkWelcome(message, party);
				isWelcome = true;
				resolve({connection, welcome: message});
			},
			onBinary(kind: FrameKind, payload: Uint8Array) {
				handlers.onBinary?.(kind, payload);
			},
			onClose(reason) {
				clearTimeout(timer);
				if (isWelcome) {
					handlers.onClose(reason);
				} else {
					reject(new Disconnected(reason ?? `The ${party.name} at ${socketPath} closed the connection.`));
				}
			},
		});
		connection.sendMessage(hello);
	});
};

const connected = async (socketPath: string, party: Party): Promise<Socket> => new Promise((resolve, reject) => {
	const socket = connect(socketPath);
	const onError = (error: Error): void => {
		reject(new Disconnected(`No ${party.name} answers at ${socketPath}.`, {cause: error}));
	};

	socket.once('error', onError);
	socket.once('connect', () => {
		socket.off('error', onError);
		resolve(socket);
	});
});

const checkWelcome = (message: WireMessage, party: Party): void => {
	if (message.type !== 'welcome') {
		throw new WireError(`The ${party.name} answered the hello with "${message.type}".`);
	}

	if (message.protocol !== party.protocol) {
		throw new OtherProtocolError(`The running ${party.name} is of another version (it speaks protocol ${String(message.protocol)}, this one ${party.protocol}). Run \`jupiter-tui stop\` of that version, then start again.`, message.pid);
	}
};

/** Waits for a socket's hello, answers with the welcome, and then hands the connection to `onPeer`, whose handlers get the rest. */
export const greet = (socket: Socket, party: Party, welcome: () => Readonly<Record<string, unknown>>, onPeer: (hello: WireMessage, connection: Connection) => ConnectionHandlers): void => {
	let peer: ConnectionHandlers | undefined;
	const timer = setTimeout(() => {
		connection.refuse('No hello arrived.');
	}, handshakeTimeoutMs);
	timer.unref();
	const connection = openConnection(socket, {
		onMessage(message) {
			if (peer) {
				peer.onMessage(message);
				return;
			}

			clearTimeout(timer);
			connection.sendMessage({type: 'welcome', protocol: party.protocol, ...welcome()});
			if (message.type !== 'hello' || message.protocol !== party.protocol) {
				throw new WireError(`This ${party.name} speaks protocol ${party.protocol}, and the first message must be a hello with it.`);
			}

			peer = onPeer(message, connection);
		},
		onBinary(kind, payload) {
			if (!peer) {
				throw new WireError('A binary frame arrived before the hello.');
			}

			peer.onBinary?.(kind, payload);
		},
		onClose(reason) {
			clearTimeout(timer);
			peer?.onClose(reason);
		},
	});
};
