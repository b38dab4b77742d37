import {Buffer, isUtf8} from 'node:buffer';
import {maxChangeBytes} from '../../model/limits/symbols.ts';
import {git, tryGit, type GitPlace} from '../running/run-git.ts';

/** One path that differs between two contents. */
export type FileChange = {
	readonly path: string;
	readonly change: 'added' | 'changed' | 'removed';
	/** Text on either side; absent where the file is, and where it isn't text. */
	readonly before?: string;
	readonly after?: string;
	/** True when a side isn't text: bytes, a symlink, a submodule, or too large to be looked at. */
	readonly binary: boolean;
	/** Git's mode after the change, before it for a removed file: `100644`, `100755`, `120000`, `160000`. */
	readonly mode: string;
	/** True when no symbol can say the change: it is binary, its bytes aren't UTF-8, or the mode changed as well. */
	readonly wholeFile: boolean;
};

export type RawChange = {
	readonly path: string;
	readonly modeBefore: string;
	readonly modeAfter: string;
	readonly before: string;
	readonly after: string;
};

/** What differs between two trees or commits, with the content on either side. */
export async function changesBetween(place: GitPlace, from: string, to: string): Promise<FileChange[]> {
	const raw = readRawChanges(await git(place, ['diff-tree', '-r', '-z', '--no-renames', from, to]));
	const blobs = await readBlobs(place, raw.flatMap(change => [
		...(isBlob(change.modeBefore) ? [change.before] : []),
		...(isBlob(change.modeAfter) ? [change.after] : []),
	]));
	return raw.map(change => describeChange(change, blobs.get(change.before), blobs.get(change.after)));
}

/** Reads `:modes oids status\0path\0…`, as `diff-tree` and its kin print with `-z --no-renames`. */
export function readRawChanges(output: string): RawChange[] {
	const fields = output.split('\0');
	const changes: RawChange[] = [];
	for (let position = 0; position + 1 < fields.length; position += 2) {
		const [modeBefore = '', modeAfter = '', before = '', after = ''] = fields[position]!.slice(1).split(' ', 4);
		changes.push({path: fields[position + 1]!, modeBefore, modeAfter, before, after});
	}

	return changes;
}

/** Puts the content to a raw change; an absent content of an existing file means that it is too large. */
export function describeChange({path, modeBefore, modeAfter}: Omit<RawChange, 'before' | 'after'>, before: Uint8Array | undefined, after: Uint8Array | undefined): FileChange {
	const isAdded = modeBefore === absent;
	const isRemoved = modeAfter === absent;
	const isBinary = (!isAdded && !isText(modeBefore, before)) || (!isRemoved && !isText(modeAfter, after));
	return {
		path,
		change: isAdded ? 'added' : (isRemoved ? 'removed' : 'changed'),
		...(before !== undefined && !isAdded && !isBinary && {before: Buffer.from(before).toString()}),
		...(after !== undefined && !isRemoved && !isBinary && {after: Buffer.from(after).toString()}),
		binary: isBinary,
		mode: isRemoved ? modeBefore : modeAfter,
		wholeFile: isBinary || isGarbled(before) || isGarbled(after) || (!isAdded && !isRemoved && modeBefore !== modeAfter),
	};
}

/** As text, bytes that aren't UTF-8 are replaced: different ones may look the same. */
function isGarbled(content: Uint8Array | undefined): boolean {
	return content !== undefined && !isUtf8(content);
}

/** Reads blobs by id in one git call; those above the bound are left out. */
export async function readBlobs(place: GitPlace, ids: readonly string[]): Promise<Map<string, Uint8Array>> {
	const small = await smallBlobs(place, [...new Set(ids)]);
	const blobs = new Map<string, Uint8Array>();
	if (small.length === 0) {
		return blobs;
	}

	const {bytes} = await tryGit(place, ['cat-file', '--batch'], {input: `${small.join('\n')}\n`});
	let offset = 0;
	while (offset < bytes.length) {
		const lineEnd = bytes.indexOf(lineFeed, offset);
		const [id = '', , size = '0'] = Buffer.from(bytes.subarray(offset, lineEnd)).toString().split(' ', 3);
		const start = lineEnd + 1;
		const end = start + Number(size);
		blobs.set(id, bytes.slice(start, end));
		offset = end + 1;
	}

	return blobs;
}

const absent = '000000';
const lineFeed = 10;

function isBlob(mode: string): boolean {
	return mode !== absent && mode !== '160000';
}

function isText(mode: string, content: Uint8Array | undefined): boolean {
	const isRegular = mode === '100644' || mode === '100755';
	return isRegular && content !== undefined && !content.subarray(0, binaryProbeBytes).includes(0);
}

/** Git itself takes a file for binary by a zero byte in the first 8000. */
const binaryProbeBytes = 8000;

async function smallBlobs(place: GitPlace, ids: readonly string[]): Promise<string[]> {
	if (ids.length === 0) {
		return [];
	}

	const sizes = await git(place, ['cat-file', '--batch-check=%(objectname) %(objectsize)'], {input: `${ids.join('\n')}\n`});
	return sizes.split('\n').flatMap(line => {
		const [id = '', size] = line.split(' ', 2);
		return Number(size) <= maxChangeBytes ? [id] : [];
	});
}
