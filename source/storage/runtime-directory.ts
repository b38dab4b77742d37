import {chmod, lstat, mkdir} from 'node:fs/promises';
import {userInfo} from 'node:os';

/** Makes the folder of this user's sockets, and refuses one that others can enter or that is somebody else's. */
export async function makeRuntimeDirectory(directory: string): Promise<void> {
	await mkdir(directory, {recursive: true, mode: 0o700});
	const kind = await lstat(directory);
	if (!kind.isDirectory() || kind.uid !== userInfo().uid) {
		throw new Error(`${directory} belongs to somebody else or is a link, so sockets in it would not be safe. Remove it, or name another with JUPITER_RUNTIME_DIR.`);
	}

	if ((kind.mode & 0o077) !== 0) {
		await chmod(directory, 0o700);
	}
}
