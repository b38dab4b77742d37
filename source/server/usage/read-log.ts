import {Buffer} from 'node:buffer';
import {open, type FileHandle} from 'node:fs/promises';
import {logChunkBytes, maxLogLineBytes} from '../../model/limits/usage.ts';

/** Reads a growing file's lines, each once. */
export type LineReader = {
	/** Gives every whole line that has come since the last time. A file that isn't there yet has none. */
	readonly more: (take: (line: string) => void) => Promise<void>;
};

/** Makes a reader that begins at the file's first line. Of a line that is too long nothing is given. */
export const readLog = (path: string): LineReader => {
	let offset = 0;
	let rest: Uint8Array = Buffer.alloc(0);
	let isSkipping = false;

	const takeChunk = (chunk: Uint8Array, take: (line: string) => void) => {
		const lines = Buffer.concat([rest, chunk]);
		let start = 0;
		for (let end = lines.indexOf(10); end !== -1; end = lines.indexOf(10, start)) {
			if (!isSkipping && end - start <= maxLogLineBytes) {
				take(lines.toString('utf8', start, end));
			}

			isSkipping = false;
			start = end + 1;
		}

		rest = Buffer.from(lines.subarray(start));
		if (rest.length <= maxLogLineBytes) {
			return;
		}

		isSkipping = true;
		rest = Buffer.alloc(0);
	};

	return {
		async more(take) {
			const file = await opened(path);
			if (file === undefined) {
				return;
			}

			try {
				for (;;) {
					const {bytesRead, buffer} = await file.read(Buffer.alloc(logChunkBytes), 0, logChunkBytes, offset);
					if (bytesRead === 0) {
						return;
					}

					offset += bytesRead;
					takeChunk(buffer.subarray(0, bytesRead), take);
				}
			} finally {
				await file.close();
			}
		},
	};
};

const opened = async (path: string): Promise<FileHandle | undefined> => {
	try {
		return await open(path, 'r');
	} catch {
		// Not written yet, or gone: there is nothing to be told.
		return undefined;
	}
};
