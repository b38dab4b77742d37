import {open, rename, stat, type FileHandle} from 'node:fs/promises';
import {maxLogBytes} from '../../model/limits/processes.ts';

/** Opens the log of a process to be written at its end. One that has grown too long is put aside, in place of the one before it, and begun anew. */
export const openLog = async (file: string): Promise<{readonly log: FileHandle; readonly size: number}> => {
	const former = await stat(file).catch(() => undefined);
	if (former !== undefined && former.size > maxLogBytes) {
		// Who starts the same at this moment may have put it aside already.
		await rename(file, `${file}.old`).catch(() => undefined);
	}

	const log = await open(file, 'a');
	const {size} = await log.stat();
	return {log, size};
};
