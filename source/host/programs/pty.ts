import {constants} from 'node:os';
import {ReadStream} from 'node:tty';
import {exitDrainMs} from '../../model/limits/panes.ts';
import {createInputQueue} from '../input-queue.ts';
import {createQuietTimer} from '../quiet-timer.ts';
import {forkPty, resizePty, type PtyProgram} from './native-pty.ts';

export type Exit = {readonly code: number; readonly signal?: string};

export type PtyHandlers = {
	readonly onOutput: (bytes: Uint8Array) => void;
	/** Called once, when the program has ended and its output was read. */
	readonly onEnd: (exit: Exit) => void;
};

/** A program on its pseudoterminal. */
export type Pty = {
	readonly pid: number;
	/** False when too much input is waiting already. */
	write(bytes: Uint8Array): boolean;
	resize(columns: number, rows: number): void;
	/** Stops and continues reading; a program that goes on writing then waits. */
	pause(): void;
	resume(): void;
	/** Closes the terminal, which hangs up on whoever still uses it. */
	close(): void;
};

/** Starts a program on a new pseudoterminal. */
export const openPty = (program: PtyProgram, {onOutput, onEnd}: PtyHandlers): Pty => {
	let exit: Exit | undefined;
	let hasEnded = false;
	let isPaused = false;
	let isClosed = false;

	const end = (): void => {
		quiet.stop();
		if (!exit || hasEnded) {
			return;
		}

		hasEnded = true;
		onEnd(exit);
	};

	// Something that the program started may keep the terminal open after it, so an end of the stream can't be waited for.
	const quiet = createQuietTimer(exitDrainMs, end);
	const endWhenQuiet = (): void => {
		if (isClosed) {
			end();
		} else if (exit && !isPaused) {
			quiet.restart();
		}
	};

	const {fd, pid} = forkPty(program, (code, signal) => {
		exit = exitOf(code, signal);
		endWhenQuiet();
	});
	const stream = new ReadStream(fd);
	const input = createInputQueue(fd);
	const close = (): void => {
		isClosed = true;
		input.close();
		stream.destroy();
		end();
	};

	stream.on('data', bytes => {
		onOutput(bytes);
		endWhenQuiet();
	});
	// Linux says EIO where others say end of file: nobody has the terminal open any more.
	stream.on('error', close);
	stream.on('end', close);
	return {
		pid,
		write: input.write,
		resize(columns, rows) {
			if (!isClosed) {
				resizePty(fd, columns, rows);
			}
		},
		pause() {
			isPaused = true;
			quiet.stop();
			stream.pause();
		},
		resume() {
			isPaused = false;
			stream.resume();
			endWhenQuiet();
		},
		close,
	};
};

/** As a shell tells it: a program that a signal ended has 128 and the signal's number for its code. */
const exitOf = (code: number, signal: number): Exit => signal === 0 ? {code} : {code: 128 + signal, signal: signalName(signal)};

const signalName = (number: number): string => Object.entries(constants.signals).find(([, value]) => value === number)?.[0] ?? `signal ${number}`;
