import {maxConflictCharacters, maxMergedCharacters} from '../model/limits/landing.ts';
import {mergeLines} from './merge-lines.ts';
import {mergeStructures, type KeyConflict} from './merge-structures.ts';
import {Unreadable} from './read-brackets.ts';
import {readJson} from './read-json.ts';
import {readToml} from './read-toml.ts';
import {readYaml} from './read-yaml.ts';
import {meaningOf, repeatedKey, textOf, type Part, type Reading} from './structure.ts';

/** Three versions of one file: the one both sides began with, where there was one, the head's, and the work's. */
export type FileVersions = {readonly base?: string; readonly ours: string; readonly theirs: string};

export type FileMerge =
	| {readonly outcome: 'merged'; readonly text: string}
	/** Both sides changed the same in different ways: one sentence for each. */
	| {readonly outcome: 'conflict'; readonly conflicts: readonly string[]}
	/** It has no structure that can be read, so that only a merge of its text is left. */
	| {readonly outcome: 'unreadable'; readonly reason: string};

/** Merges two changes of one file by its keys or by its lines. Where only one side changed, the result is that side to the last byte. */
export function mergeFile(path: string, by: 'keys' | 'lines', {base, ours, theirs}: FileVersions): FileMerge {
	if (base === ours || ours === theirs) {
		return {outcome: 'merged', text: theirs};
	}

	if (base === theirs) {
		return {outcome: 'merged', text: ours};
	}

	if (Math.max(base?.length ?? 0, ours.length, theirs.length) > maxMergedCharacters) {
		return {outcome: 'unreadable', reason: `${path} is too large to be merged by its ${by}.`};
	}

	const merge = by === 'lines' ? mergeByLines : mergeByKeys;
	const merged = merge(path, {...(base !== undefined && {base: ended(base)}), ours: ended(ours), theirs: ended(theirs)});
	const isOpen = [base, ours, theirs].map(text => text !== undefined && text !== '' && !text.endsWith('\n'));
	const endsOpen = isOpen[0] === isOpen[1] ? isOpen[2] : isOpen[1];
	return merged.outcome === 'merged' && endsOpen ? {outcome: 'merged', text: merged.text.replace(/\n$/v, '')} : merged;
}

/** What is put after the last line has to begin on a line of its own. */
function ended(text: string): string {
	return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}

function mergeByLines(path: string, {base = '', ours, theirs}: FileVersions): FileMerge {
	const merged = mergeLines(base, ours, theirs);
	return merged.ok
		? {outcome: 'merged', text: merged.items.join('')}
		: {outcome: 'conflict', conflicts: [`${path}: the same lines are ${quoted(merged.ours.join(''))} on the head and ${quoted(merged.theirs.join(''))} in this work.`]};
}

function mergeByKeys(path: string, versions: FileVersions): FileMerge {
	const read = readerOf(path);
	const ours = read(versions.ours);
	const theirs = read(versions.theirs);
	const base = versions.base === undefined ? undefined : read(versions.base);
	if (!ours.ok || !theirs.ok || base?.ok === false) {
		const problem = [ours, theirs, base].flatMap(reading => reading?.ok === false ? [reading.problem] : [])[0]!;
		return {outcome: 'unreadable', reason: `${path} cannot be merged by its keys: ${problem}.`};
	}

	const {root, conflicts} = mergeStructures(base?.root, ours.root, theirs.root);
	return conflicts.length > 0
		? {outcome: 'conflict', conflicts: conflicts.map(conflict => sentenceOf(path, conflict))}
		: checked(path, root, read);
}

/** Pieces of two sides need not fit together as text; what is read from the result has to be what was merged. */
function checked(path: string, root: Part, read: (text: string) => Reading): FileMerge {
	const text = textOf(root);
	const again = read(text);
	return again.ok && meaningOf(again.root.value) === meaningOf(root.value)
		? {outcome: 'merged', text}
		: {outcome: 'unreadable', reason: `${path} cannot be merged by its keys: both sides write them too differently.`};
}

function readerOf(path: string): (text: string) => Reading {
	const name = path.toLowerCase();
	const read = /\.ya?ml$/v.test(name) ? readYaml : (/\.toml$|(?:^|\/)pipfile$/v.test(name) ? readToml : readJson);
	return text => {
		try {
			const root = read(text);
			const repeated = repeatedKey(root.value);
			return repeated === undefined ? {ok: true, root} : {ok: false, problem: `\`${repeated}\` is there twice`};
		} catch (error) {
			if (error instanceof Unreadable) {
				return {ok: false, problem: error.message};
			}

			throw error;
		}
	};
}

function sentenceOf(path: string, {key, ours, theirs}: KeyConflict): string {
	const what = key === '' ? path : `${path}: \`${key}\``;
	const [mine, yours] = [ours, theirs].map(text => text === undefined ? 'removed' : quoted(text));
	return `${what} is ${mine!} on the head and ${yours!} in this work.`;
}

function quoted(text: string): string {
	const line = text.trim();
	return line === '' ? 'nothing' : `\`${line.length > maxConflictCharacters ? `${line.slice(0, maxConflictCharacters)}…` : line}\``;
}
