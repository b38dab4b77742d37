import {Buffer} from 'node:buffer';
import {spawn} from 'node-pty';
import type {Row} from '../../source/terminal/cells.ts';
import {rowText} from '../../source/terminal/row-text.ts';
import {createScreen} from '../../source/terminal/xterm-screen.ts';

export type Size = {readonly columns: number; readonly rows: number};

export type TerminalOptions = Size & {
	readonly command: readonly string[];
	readonly cwd: string;
	readonly env: Readonly<Record<string, string>>;
};

/** A person's terminal: a PTY with the program in it and a screen that shows what it drew. */
export type Terminal = {
	readonly pid: number;
	/** Resolves when the program has ended, with its exit status. */
	readonly ended: Promise<number>;
	/** Types; `C-b` and other names are for the caller to spell as bytes. */
	type(text: string): void;
	resize(columns: number, rows: number): void;
	row(y: number): Row;
	lines(): string[];
	/** The whole screen as one text. */
	text(): string;
	/** Waits until the screen fits, and fails with what it shows when it doesn't in time. */
	until(what: RegExp | ((text: string) => boolean), withinMs?: number): Promise<string>;
	/** Closes the terminal as closing a window does: its programs get SIGHUP. */
	close(): void;
};

/** Bound of every wait for the screen, ms: generous, for loaded machines; a passing test never waits for it. */
const patienceMs = 30_000;

/** Opens a terminal with a program in it. */
export const openTerminal = ({command, cwd, env, columns, rows}: TerminalOptions): Terminal => {
	const pty = spawn(command[0]!, command.slice(1), {cwd, env: {...env}, cols: columns, rows, encoding: null});
	const watchers = new Set<() => void>();
	let hasEnded = false;
	const screen = createScreen({
		columns, rows,
		onReply(bytes) {
			if (!hasEnded) {
				pty.write(bytes);
			}
		},
	});
	pty.onData(data => {
		screen.write(Buffer.from(data));
		for (const watcher of watchers) {
			watcher();
		}
	});
	const ended = new Promise<number>(resolve => {
		pty.onExit(({exitCode}) => {
			hasEnded = true;
			resolve(exitCode);
		});
	});

	const lines = () => Array.from({length: screen.rows}, (_, y) => rowText(screen.row(y)).trimEnd());
	const text = () => lines().join('\n');
	return {
		pid: pty.pid,
		ended,
		row: y => screen.row(y),
		lines,
		text,
		type(typed) {
			pty.write(typed);
		},
		resize(newColumns, newRows) {
			screen.resize(newColumns, newRows);
			pty.resize(newColumns, newRows);
		},
		async until(what, withinMs = patienceMs) {
			const fits = typeof what === 'function' ? what : (shown: string) => what.test(shown);
			return new Promise((resolve, reject) => {
				const timer = setTimeout(() => {
					watchers.delete(check);
					reject(new Error(`The screen did not come to fit ${String(what)}. It shows:\n${text()}`));
				}, withinMs);
				const check = () => {
					const shown = text();
					if (!fits(shown)) {
						return;
					}

					clearTimeout(timer);
					watchers.delete(check);
					resolve(shown);
				};

				watchers.add(check);
				check();
			});
		},
		close() {
			if (!hasEnded) {
				pty.kill('SIGHUP');
			}
		},
	};
};
