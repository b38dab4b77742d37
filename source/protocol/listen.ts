import {Buffer} from 'node:buffer';
import {randomBytes} from 'node:crypto';
import {chmod, link, lstat, mkdir, stat, unlink, writeFile} from 'node:fs/promises';
import {connect, createServer, type Server, type Socket} from 'node:net';
import path from 'node:path';
import process from 'node:process';
import {setTimeout as delay} from 'node:timers/promises';
import {maxSocketPathBytes, maxTakeoverTries, staleTakeoverMs, takeoverPauseMs} from '../model/limits/processes.ts';

export type Listener = {
	/** Stops listening, ends every open socket and removes the socket file if it's still this one's. */
	close(): Promise<void>;
};

/**
Listens on a Unix socket that only this user can open, taking over one left by a process that died.
Throws an error with code `EADDRINUSE` when another process is listening there.
*/
export const listenOnSocket = async (socketPath: string, onSocket: (socket: Socket) => void): Promise<Listener> => {
	// Bound under a name of its own and then linked, which fails if somebody was faster: no moment at which two listen or a half-made socket is seen.
	const ownPath = `${socketPath}.${randomSuffix()}`;
	checkLength(ownPath);
	await prepareDirectory(path.dirname(socketPath));
	await unlinkIfThere(ownPath);
	const sockets = new Set<Socket>();
	const server = createServer(socket => {
		sockets.add(socket);
		socket.once('close', () => {
			sockets.delete(socket);
		});
		onSocket(socket);
	});
	await listening(server, ownPath);
	try {
		await chmod(ownPath, 0o600);
		await takePlace(ownPath, socketPath);
	} catch (error) {
		await closed(server);
		throw error;
	}

	const {ino} = await stat(socketPath);
	await unlinkIfThere(ownPath);
	return {
		async close() {
			const done = closed(server);
			for (const socket of sockets) {
				socket.destroySoon();
			}

			await done;
			await removeOwn(socketPath, ino);
		},
	};
};

const randomSuffix = (): string => randomBytes(3).toString('hex');

const checkLength = (socketPath: string): void => {
	if (Buffer.byteLength(socketPath) > maxSocketPathBytes) {
		throw new Error(`The socket path ${socketPath} is longer than the ${maxSocketPathBytes} bytes a Unix socket may have. Set XDG_RUNTIME_DIR to a shorter folder.`);
	}
};

const prepareDirectory = async (directory: string): Promise<void> => {
	await mkdir(directory, {recursive: true, mode: 0o700});
	const {mode, uid} = await stat(directory);
	if (uid !== process.getuid?.() || (mode & 0o077) !== 0) {
		throw new Error(`The folder ${directory} is open to others, who could then act as you. Run \`chmod 700 ${directory}\` as its owner.`);
	}
};

const listening = async (server: Server, socketPath: string): Promise<void> => new Promise((resolve, reject) => {
	server.once('error', reject);
	server.listen(socketPath, () => {
		server.off('error', reject);
		resolve();
	});
});

const closed = async (server: Server): Promise<void> => new Promise(resolve => {
	server.close(() => {
		resolve();
	});
});

const takePlace = async (ownPath: string, socketPath: string): Promise<void> => {
	for (let tries = 0; tries < maxTakeoverTries; tries++) {
		try {
			await link(ownPath, socketPath);
			return;
		} catch (error) {
			if (!hasCode(error, 'EEXIST')) {
				throw error;
			}
		}

		// Only the holder of the lock removes what stands there, so it's still what was asked when it's removed.
		if (await isLockTaken(`${socketPath}.lock`)) {
			try {
				await removeStale(socketPath);
			} finally {
				await unlinkIfThere(`${socketPath}.lock`);
			}
		}
	}

	throw new Error(`Others keep taking ${socketPath}. Try again.`);
};

const isLockTaken = async (lockPath: string): Promise<boolean> => {
	try {
		await writeFile(lockPath, '', {flag: 'wx'});
		return true;
	} catch (error) {
		if (!hasCode(error, 'EEXIST')) {
			throw error;
		}
	}

	await delay(takeoverPauseMs);
	const {mtimeMs} = await stat(lockPath).catch(() => ({mtimeMs: Infinity}));
	if (Date.now() - mtimeMs > staleTakeoverMs) {
		await unlinkIfThere(lockPath);
	}

	return false;
};

const removeStale = async (socketPath: string): Promise<void> => {
	const place = await lstat(socketPath).catch(() => undefined);
	if (place && !place.isSocket()) {
		throw new Error(`${socketPath} is not a socket. Move it away, then start again.`);
	}

	if (await isAnswering(socketPath)) {
		throw Object.assign(new Error(`Another process already listens at ${socketPath}.`), {code: 'EADDRINUSE'});
	}

	await unlinkIfThere(socketPath);
};

const isAnswering = async (socketPath: string): Promise<boolean> => new Promise((resolve, reject) => {
	const socket = connect(socketPath);
	socket.once('connect', () => {
		socket.destroy();
		resolve(true);
	});
	socket.once('error', error => {
		if (hasCode(error, 'ECONNREFUSED') || hasCode(error, 'ENOENT')) {
			resolve(false);
			return;
		}

		// A full backlog is a sign of life.
		if (hasCode(error, 'EAGAIN')) {
			resolve(true);
			return;
		}

		reject(new Error(`${socketPath} can't be used as a socket: ${error.message}.`, {cause: error}));
	});
});

const removeOwn = async (socketPath: string, ino: number): Promise<void> => {
	try {
		const now = await stat(socketPath);
		if (now.ino === ino) {
			await unlink(socketPath);
		}
	} catch (error) {
		if (!hasCode(error, 'ENOENT')) {
			throw error;
		}
	}
};

const unlinkIfThere = async (file: string): Promise<void> => {
	try {
		await unlink(file);
	} catch (error) {
		if (!hasCode(error, 'ENOENT')) {
			throw error;
		}
	}
};

const hasCode = (error: unknown, code: string): boolean => error instanceof Error && 'code' in error && error.code === code;
