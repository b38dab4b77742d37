import type {MergedFile} from '../../model/landing.ts';
import type {Obstacle} from '../worktrees/snapshot.ts';
import {tryGit, type GitPlace} from '../running/run-git.ts';
import {mergeEngineOwned, type MergeRule} from './merge-engine-owned.ts';

export type Merge =
	| {readonly ok: true; readonly tree: string; readonly merged: readonly MergedFile[]}
	| {readonly ok: false; readonly conflicts: readonly Obstacle[]};

/**
Merges two commits into a tree without touching any checkout; or says which paths conflict.
Git merges text; `rule` says which files are merged by their structure instead. `ours` is the head, `theirs` the work put onto it.
*/
export async function mergeTrees(place: GitPlace, ours: string, theirs: string, rule: MergeRule = () => undefined): Promise<Merge> {
	const outcome = await tryGit(place, ['merge-tree', '--write-tree', '--messages', '-z', ours, theirs]);
	if (!outcome.ok && outcome.code !== 1) {
		throw new Error(`git cannot merge ${theirs} with ${ours}: ${outcome.problem}`);
	}

	const output = outcome.text;
	const owned = await mergeEngineOwned(place, {ours, theirs, tree: output.slice(0, output.indexOf('\0')), rule});
	const settled = new Set([...owned.merged, ...owned.conflicts].map(({path}) => path));
	const conflicts = [
		...(outcome.ok ? [] : readConflicts(output))
			.filter(({path}) => !settled.has(path))
			.map(({path, detail}) => ({path, detail: [detail, owned.unreadable.get(path) ?? []].flat().join('\n')})),
		...owned.conflicts,
	];
	return conflicts.length > 0 ? {ok: false, conflicts} : {ok: true, tree: owned.tree, merged: owned.merged};
}

/** Reads `tree\0 (mode oid stage\tpath\0)* \0 (count\0 path\0… type\0 message\0)*`. */
function readConflicts(output: string): Obstacle[] {
	const [, ...fields] = output.split('\0');
	const messagesFrom = fields.indexOf('');
	const paths = new Set(fields.slice(0, messagesFrom).map(field => field.slice(field.indexOf('\t') + 1)));
	const messages = readMessages(fields.slice(messagesFrom + 1));
	return [...paths].map(path => ({
		path,
		detail: [`${path} was changed on both sides.`, ...messages.filter(message => message.paths.includes(path)).map(message => message.text)].join('\n'),
	}));
}

type Message = {readonly paths: readonly string[]; readonly text: string};

function readMessages(fields: readonly string[]): Message[] {
	const messages: Message[] = [];
	let position = 0;
	while (position + 1 < fields.length) {
		const count = Number(fields[position]);
		const paths = fields.slice(position + 1, position + 1 + count);
		const [type = '', text = ''] = fields.slice(position + 1 + count, position + 3 + count);
		// Auto-merging messages are no conflict, but come for the same paths.
		if (type.startsWith('CONFLICT')) {
			messages.push({paths, text: text.trim()});
		}

		position += count + 3;
	}

	return messages;
}
