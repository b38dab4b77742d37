import {Buffer} from 'node:buffer';
import {lstat, readFile, readlink} from 'node:fs/promises';
import path from 'node:path';
import {maxChangeBytes} from '../../model/limits/symbols.ts';
import {describeChange, readBlobs, type FileChange} from '../reading/changes.ts';
import {git} from '../running/run-git.ts';
import {pristineIndex} from './pristine-index.ts';
import {worktreePlace} from './worktree-place.ts';

/**
What the worktree changes against `base` at this moment, whoever committed what of it; for looking often.
One status call against an index that stands at `base`; writes nothing that the agent or a person could see.
*/
export async function worktreeChanges(worktree: string, base: string): Promise<FileChange[]> {
	const place = await worktreePlace(worktree);
	const output = await git(place, ['status', '--porcelain=v2', '-z', '--untracked-files=all', '--no-renames', '--ignore-submodules=dirty'], {
		// Letting it keep what it learnt makes the next look cheap.
		env: {GIT_INDEX_FILE: await pristineIndex(place, base), GIT_OPTIONAL_LOCKS: '1'},
	});
	const entries = output.split('\0').flatMap(line => readEntry(line));
	const blobs = await readBlobs(place, entries.flatMap(entry => entry.before === undefined ? [] : [entry.before]));
	return Promise.all(entries.map(async entry => {
		const now = await readPresent(path.join(worktree, entry.path), entry.mode);
		return describeChange({path: entry.path, modeBefore: entry.modeBefore, modeAfter: now.mode}, blobs.get(entry.before ?? ''), now.content);
	}));
}

type Entry = {readonly path: string; readonly modeBefore: string; readonly before?: string; readonly mode?: string};

/** Lines are `1 XY sub mH mI mW hH hI path` and `? path`; only the second letter compares the index with the files. */
function readEntry(line: string): Entry[] {
	if (line.startsWith('? ')) {
		return line.endsWith('/') ? [] : [{path: line.slice(2), modeBefore: '000000'}];
	}

	const fields = /^1 .[^.] \S+ \d+ (?<modeBefore>\d+) (?<mode>\d+) \w+ (?<before>\w+) (?<path>.+)$/sv.exec(line)?.groups;
	return fields === undefined ? [] : [{path: fields.path!, modeBefore: fields.modeBefore!, before: fields.before!, mode: fields.mode!}];
}

type Present = {readonly mode: string; readonly content?: Uint8Array};

async function readPresent(file: string, mode: string | undefined): Promise<Present> {
	// Gone between the look and this one is as good as removed.
	const kind = await lstat(file).catch(() => undefined);
	if (kind === undefined || kind.isDirectory()) {
		return {mode: mode === '160000' ? mode : '000000'};
	}

	if (kind.isSymbolicLink()) {
		return {mode: '120000', content: Buffer.from(await readlink(file))};
	}

	// The mode that git saw, for where file systems keep no executable bit.
	const settled = mode === '100644' || mode === '100755' ? mode : ((kind.mode & 0o100) === 0 ? '100644' : '100755');
	return kind.size > maxChangeBytes ? {mode: settled} : {mode: settled, content: await readFile(file)};
}
