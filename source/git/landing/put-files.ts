import {randomUUID} from 'node:crypto';
import {rm} from 'node:fs/promises';
import path from 'node:path';
import {git, type GitPlace} from '../running/run-git.ts';

/** One file of a tree: its mode and content, or `undefined` where it shall be gone. */
export type PutFile = {readonly path: string; readonly put: {readonly mode: string; readonly content: Uint8Array | {readonly id: string}} | undefined};

/** Returns a tree with these files put into it; works in an index of its own, so that no worktree's is touched. */
export async function putFiles(place: GitPlace, tree: string, files: readonly PutFile[]): Promise<string> {
	const index = path.join(place.gitDirectory, `jupiter-index-${randomUUID()}`);
	const env = {GIT_INDEX_FILE: index};
	try {
		await git(place, ['read-tree', tree], {env});
		const lines: string[] = [];
		for (const {path: name, put} of files) {
			lines.push(put === undefined ? `0 ${noBlob}\t${name}\0` : `${put.mode} ${await idOf(place, put.content)} 0\t${name}\0`);
		}

		await git(place, ['update-index', '-z', '--index-info'], {env, input: lines.join('')});
		return await git(place, ['write-tree'], {env});
	} finally {
		await rm(index, {force: true});
		await rm(`${index}.lock`, {force: true});
	}
}

async function idOf(place: GitPlace, content: Uint8Array | {readonly id: string}): Promise<string> {
	return 'id' in content ? content.id : git(place, ['hash-object', '-w', '--stdin'], {input: content});
}

const noBlob = '0'.repeat(40);
