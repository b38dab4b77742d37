import {Buffer} from 'node:buffer';
import {spawn} from 'node-pty';

/** A terminal that knows only bytes: it starts a program, types, and says when bytes come. */
export type Player = {
	readonly pid: number;
	readonly received: () => number;
	type(text: string): void;
	/** Resolves at the moment these bytes are in what came since `since` bytes, with the time in ms. */
	until(bytes: string, since?: number): Promise<number>;
	close(): Promise<void>;
};

/** Longest wait for bytes, ms. */
const patienceMs = 60_000;

/** Plays a terminal of this size to a command. */
export const play = (command: readonly string[], {columns, rows, env, cwd}: {columns: number; rows: number; env: Readonly<Record<string, string>>; cwd: string}): Player => {
	const pty = spawn(command[0]!, command.slice(1), {cols: columns, rows, env: {...env}, cwd, encoding: null});
	let tail = '';
	let received = 0;
	const watchers = new Set<() => void>();
	pty.onData(data => {
		const chunk = Buffer.from(data);
		received += chunk.length;
		const text = chunk.toString('latin1');
		answer(text, reply => {
			pty.write(reply);
		});
		tail = (tail + text).slice(-tailBytes);
		for (const watcher of watchers) {
			watcher();
		}
	});
	const ended = new Promise<void>(resolve => {
		pty.onExit(() => {
			resolve();
		});
	});
	return {
		pid: pty.pid,
		received: () => received,
		type(text) {
			pty.write(text);
		},
		async until(bytes, since = 0) {
			const wanted = Buffer.from(bytes).toString('latin1');
			return new Promise((resolve, reject) => {
				const timer = setTimeout(() => {
					watchers.delete(check);
					reject(missing(bytes, tail));
				}, patienceMs);
				const check = () => {
					const fresh = tail.slice(-Math.max(0, received - since));
					if (!(received > since && fresh.includes(wanted))) {
						return;
					}

					clearTimeout(timer);
					watchers.delete(check);
					resolve(performance.now());
				};

				watchers.add(check);
				check();
			});
		},
		async close() {
			pty.kill('SIGHUP');
			await ended;
		},
	};
};

const missing = (bytes: string, tail: string): Error =>
	new Error(`${JSON.stringify(bytes)} did not come within ${patienceMs / 1000} s; the last bytes were ${JSON.stringify(tail.slice(-400))}`);

/** Enough for a whole screen with its colours. */
const tailBytes = 512 * 1024;

/** What a terminal must answer so that a multiplexer doesn't wait for it. */
const answer = (text: string, reply: (text: string) => void): void => {
	if (text.includes('\u{1B}[c') || text.includes('\u{1B}[0c')) {
		reply('\u{1B}[?62;22c');
	}

	if (text.includes('\u{1B}[>c') || text.includes('\u{1B}[>0c')) {
		reply('\u{1B}[>41;330;0c');
	}

	if (text.includes('\u{1B}[6n')) {
		reply('\u{1B}[1;1R');
	}
};
