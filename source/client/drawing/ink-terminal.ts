import {PassThrough, Writable} from 'node:stream';
import {inkEscapeMs} from '../../model/limits/screen.ts';
import type {Screen} from '../../terminal/screen.ts';
import {createScreen} from '../../terminal/xterm-screen.ts';

/** A terminal in memory that Ink takes for a real one: what Ink writes becomes cells, what is typed here reaches Ink. */
export type InkTerminal = {
	readonly stdout: NodeJS.WriteStream;
	readonly stdin: NodeJS.ReadStream;
	readonly screen: Screen;
	resize(columns: number, rows: number): void;
	type(bytes: Uint8Array): void;
	dispose(): void;
};

/** Makes a terminal for Ink. `onDraw` is called when Ink has written a whole frame. */
export function createInkTerminal(columns: number, rows: number, onDraw: () => void): InkTerminal {
	const screen = createScreen({columns, rows, historyRows: 0, convertEol: true});
	const stdout = Object.assign(new Writable({
		decodeStrings: true,
		write(chunk: Uint8Array, _encoding, done) {
			screen.write(chunk);
			if (!screen.isSynchronizing) {
				onDraw();
			}

			done();
		},
	}), {isTTY: true, columns, rows});
	// `ref`, `unref` and raw mode belong to the real stdin, which the client owns.
	const stdin = Object.assign(new PassThrough(), {isTTY: true, isRaw: true, setRawMode: () => stdin, ref: () => stdin, unref: () => stdin});
	const typist = createTypist(bytes => {
		stdin.write(bytes);
	});
	return {
		stdout: stdout as unknown as NodeJS.WriteStream,
		stdin: stdin as unknown as NodeJS.ReadStream,
		screen,
		resize(newColumns, newRows) {
			if (newColumns === screen.columns && newRows === screen.rows) {
				return;
			}

			screen.resize(newColumns, newRows);
			Object.assign(stdout, {columns: newColumns, rows: newRows});
			stdout.emit('resize');
		},
		type: typist.type,
		dispose() {
			typist.dispose();
			stdin.destroy();
			stdout.destroy();
			screen.dispose();
		},
	};
}

/**
Hands keys over one at a time. Ink takes what it reads at once for one input: `y` and Enter typed fast would be the text `y\r`,
and an Escape with a key after it would be Alt and that key, since it waits a moment for more.
*/
function createTypist(write: (bytes: Uint8Array) => void): {type(bytes: Uint8Array): void; dispose(): void} {
	const waiting: Uint8Array[] = [];
	let timer: NodeJS.Timeout | undefined;
	const next = () => {
		timer = undefined;
		const bytes = waiting.shift();
		if (bytes === undefined) {
			return;
		}

		write(bytes);
		timer = setTimeout(next, bytes.length === 1 && bytes[0] === 27 ? inkEscapeMs : 0);
	};

	return {
		type(bytes) {
			waiting.push(bytes);
			if (timer === undefined) {
				next();
			}
		},
		dispose() {
			clearTimeout(timer);
			waiting.length = 0;
		},
	};
}
