import assert from 'node:assert/strict';

/** What each part of the repository holds: the tasks that have edited it, in order. */
export type Content = ReadonlyMap<string, readonly string[]>;

/** A branch of made-up commits: git as far as a replay needs it. */
export type Branch = {
	readonly head: string;
	/** Makes a commit on `onto` of what a task changed in a worktree on `base`; nothing where git would report a conflict. */
	compose(task: string, base: string, onto: string): string | undefined;
	/** Moves the head by compare-and-swap. */
	move(from: string, to: string): boolean;
	/** Tasks in the order in which they came onto a commit, the head's when absent. */
	history(commit?: string): readonly string[];
	content(): Content;
};

type Commit = {readonly parent?: string; readonly task?: string; readonly content: Content};

export type BranchRules = {
	/** Whether git reports a conflict when the second is merged without having seen the first. */
	readonly conflicts: (first: string, second: string) => boolean;
	readonly regions: (task: string) => readonly string[];
};

/** Returns a branch with one commit. */
export const newBranch = ({conflicts, regions}: BranchRules): Branch => {
	const commits = new Map<string, Commit>([['base', {content: new Map()}]]);
	let head = 'base';
	const tasksSince = (from: string, commit: string): string[] => {
		const tasks: string[] = [];
		for (let at = commit; at !== from && at !== 'base'; at = commits.get(at)!.parent!) {
			tasks.unshift(commits.get(at)!.task!);
		}

		return tasks;
	};

	const isOn = (ancestor: string, commit: string): boolean => {
		let at: string | undefined = commit;
		while (at !== undefined && at !== ancestor) {
			at = commits.get(at)!.parent;
		}

		return at === ancestor;
	};

	return {
		get head() {
			return head;
		},
		compose(task, base, onto) {
			if (tasksSince(base, onto).some(other => conflicts(other, task))) {
				return undefined;
			}

			const commit = `${task}@${commits.size}`;
			commits.set(commit, {parent: onto, task, content: merge({base: commits.get(base)!.content, onto: commits.get(onto)!.content}, task, regions(task))});
			return commit;
		},
		move(from, to) {
			const isThere = head === from || head === to;
			assert.ok(!isThere || isOn(head, to), `${to} was composed on something else than ${head}.`);
			head = isThere ? to : head;
			return isThere;
		},
		history: (commit = head) => tasksSince('base', commit),
		content: () => commits.get(head)!.content,
	};
};

/** A three-way merge of the parts that a task edited: what it found there and its own edit, and what others have added since it began. */
const merge = ({base, onto}: {readonly base: Content; readonly onto: Content}, task: string, regions: readonly string[]): Content => {
	const merged = new Map(onto);
	for (const region of regions) {
		const found = base.get(region) ?? [];
		const added = (onto.get(region) ?? []).filter(other => !found.includes(other));
		merged.set(region, [...found, ...added, task]);
	}

	return merged;
};
