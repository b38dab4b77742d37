import {randomUUID} from 'node:crypto';
import {rm, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {Buffer} from 'node:buffer';
import {roomProbeBytes} from '../../model/limits/landing.ts';

/** Writes a file into each folder and removes it; throws a sentence for one that takes none, so that a full disk isn't taken for the fault of a command that ran there. */
export async function requireRoom(folders: readonly string[]): Promise<void> {
	for (const folder of folders) {
		const file = path.join(folder, `.jupiter-room-${randomUUID()}`);
		try {
			await writeFile(file, Buffer.alloc(roomProbeBytes), {flag: 'wx', flush: true});
		} catch (error) {
			throw new Error(`Nothing can be written in ${folder}: ${error instanceof Error ? error.message : String(error)}. Make room there.`, {cause: error});
		} finally {
			await rm(file, {force: true});
		}
	}
}
