import {writeSync} from 'node:fs';
import {inputRetryMs, inputStepBytes, inputTurnBytes, maxPaneInputBytes} from '../model/limits/panes.ts';

/** Bytes on their way to a program that may not be reading. */
export type InputQueue = {
	readonly bytes: number;
	/** False when there is no room: nothing of it is written. */
	write(bytes: Uint8Array): boolean;
	/** Drops what is waiting; called before the descriptor is closed. */
	close(): void;
};

/** Writes to a non-blocking descriptor in small steps and pauses while the program doesn't read; the loop never waits for it. */
export const createInputQueue = (fd: number): InputQueue => {
	let chunks: Uint8Array[] = [];
	let bytes = 0;
	let isClosed = false;
	let timer: NodeJS.Timeout | undefined;
	let immediate: NodeJS.Immediate | undefined;

	const flush = (): void => {
		timer = undefined;
		immediate = undefined;
		for (let left = inputTurnBytes; left > 0 && chunks.length > 0;) {
			const head = chunks[0]!;
			const written = tryWrite(fd, head.subarray(0, inputStepBytes));
			if (written === undefined) {
				timer = setTimeout(flush, inputRetryMs);
				return;
			}

			left -= written;
			bytes -= written;
			chunks[0] = head.subarray(written);
			if (chunks[0].length === 0) {
				chunks.shift();
			}
		}

		if (chunks.length > 0) {
			immediate = setImmediate(flush);
		}
	};

	return {
		get bytes() {
			return bytes;
		},
		write(input) {
			if (isClosed || bytes + input.length > maxPaneInputBytes) {
				return false;
			}

			if (input.length > 0) {
				chunks.push(input);
				bytes += input.length;
			}

			if (!timer && !immediate) {
				flush();
			}

			return true;
		},
		close() {
			isClosed = true;
			chunks = [];
			bytes = 0;
			clearTimeout(timer);
			clearImmediate(immediate);
		},
	};
};

/** The number of bytes written, or undefined when the terminal's buffer is full. */
const tryWrite = (fd: number, bytes: Uint8Array): number | undefined => {
	try {
		return writeSync(fd, bytes);
	} catch (error) {
		// Any other failure (EIO) means that nobody will ever read: the bytes are gone, and the exit is reported elsewhere.
		return error instanceof Error && 'code' in error && error.code === 'EAGAIN' ? undefined : bytes.length;
	}
};
