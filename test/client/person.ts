import {PassThrough, Writable} from 'node:stream';
import type {ReadStream, WriteStream} from 'node:tty';
import {rowText} from '../../source/terminal/row-text.ts';
import type {Screen} from '../../source/terminal/screen.ts';
import {createScreen} from '../../source/terminal/xterm-screen.ts';

/** A person at a terminal: what the client writes is seen on a screen, what is typed reaches the client. */
export type Person = {
	readonly stdin: ReadStream;
	readonly stdout: WriteStream;
	readonly screen: Screen;
	/** Everything the client has written. */
	readonly written: string;
	type(text: string): void;
	resize(columns: number, rows: number): void;
	lines(): string[];
	/** Waits until the screen shows something; fails with what it shows instead. */
	until(what: RegExp | ((text: string) => boolean)): Promise<string>;
};

/** Bound of a wait for the screen, ms; no passing test waits that long. */
const patienceMs = 20_000;

/** Seats a person at a terminal of this size. `answers` is what the terminal says to questions besides the screen's own answers. */
export function seatPerson(columns: number, rows: number): Person {
	const watchers = new Set<() => void>();
	const stdin = Object.assign(new PassThrough(), {isTTY: true, isRaw: false, setRawMode: () => stdin});
	const screen = createScreen({columns, rows, onReply(text) {
		stdin.write(text);
	}});
	let written = '';
	const stdout = Object.assign(new Writable({
		write(chunk: Uint8Array, _encoding, done) {
			written += new TextDecoder().decode(chunk);
			screen.write(chunk);
			for (const watcher of watchers) {
				watcher();
			}

			done();
		},
	}), {isTTY: true, columns, rows});
	const lines = () => Array.from({length: screen.rows}, (_, y) => rowText(screen.row(y)).trimEnd());
	return {
		stdin: stdin as unknown as ReadStream,
		stdout: stdout as unknown as WriteStream,
		screen,
		get written() {
			return written;
		},
		type(text) {
			stdin.write(text);
		},
		resize(newColumns, newRows) {
			screen.resize(newColumns, newRows);
			Object.assign(stdout, {columns: newColumns, rows: newRows});
			stdout.emit('resize');
		},
		lines,
		async until(what) {
			const fits = typeof what === 'function' ? what : (text: string) => what.test(text);
			return new Promise((resolve, reject) => {
				const timer = setTimeout(() => {
					watchers.delete(look);
					reject(new Error(`The screen did not come to fit ${String(what)}. It shows:\n${lines().join('\n')}`));
				}, patienceMs);
				const look = () => {
					const text = lines().join('\n');
					if (screen.isSynchronizing || !fits(text)) {
						return;
					}

					clearTimeout(timer);
					watchers.delete(look);
					resolve(text);
				};

				watchers.add(look);
				look();
			});
		},
	};
}
