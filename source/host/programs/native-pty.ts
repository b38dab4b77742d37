import assert from 'node:assert/strict';
import {createRequire} from 'node:module';
import path from 'node:path';

/** A program started on a new pseudoterminal. */
export type NativePty = {readonly fd: number; readonly pid: number};

export type PtyProgram = {
	readonly file: string;
	readonly arguments: readonly string[];
	readonly env: Readonly<Record<string, string>>;
	readonly cwd: string;
	readonly columns: number;
	readonly rows: number;
};

type Native = {
	fork(file: string, arguments_: readonly string[], env: readonly string[], cwd: string, columns: number, rows: number, uid: number, gid: number, isUtf8: boolean, helperPath: string, onExit: (code: number, signal: number) => void): NativePty;
	resize(fd: number, columns: number, rows: number, pixelWidth: number, pixelHeight: number): void;
};

const ownUser = -1;

/**
Starts a program on a pseudoterminal; `onExit` gets its exit code and signal number.
Of node-pty only the native part is used: its own reader destroys the terminal 200 ms after the program's exit, losing what was not read yet,
and its writer spins while the program doesn't read (microsoft/node-pty#956).
*/
export const forkPty = ({file, arguments: arguments_, env, cwd, columns, rows}: PtyProgram, onExit: (code: number, signal: number) => void): NativePty => {
	const {native, helperPath} = load();
	const pairs = Object.entries(env).map(([name, value]) => `${name}=${value}`);
	return native.fork(file, arguments_, pairs, cwd, columns, rows, ownUser, ownUser, true, helperPath, onExit);
};

/** Tells the kernel, and through it the program, the terminal's size. */
export const resizePty = (fd: number, columns: number, rows: number): void => {
	load().native.resize(fd, columns, rows, 0, 0);
};

let loaded: {readonly native: Native; readonly helperPath: string} | undefined;

const load = (): {readonly native: Native; readonly helperPath: string} => {
	if (!loaded) {
		const require = createRequire(import.meta.url);
		const utilities = 'node-pty/lib/utils.js';
		const {loadNativeModule} = require(utilities) as {loadNativeModule(name: string): {readonly dir: string; readonly module: Native}};
		const {dir, module: native} = loadNativeModule('pty');
		assert.equal(typeof native.fork, 'function', 'The native part of node-pty is not that of 1.2.0-beta.15. Install exactly that version.');
		loaded = {native, helperPath: path.resolve(path.dirname(require.resolve(utilities)), dir, 'spawn-helper')};
	}

	return loaded;
};
