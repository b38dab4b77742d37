import type {Repository} from '../repository.ts';
import {runWorktreeGit} from '../running/run-worktree-git.ts';

export type Worktree = {
	readonly path: string;
	readonly head?: string;
	/** Short name of the branch checked out; absent when detached. */
	readonly branch?: string;
	readonly isBare: boolean;
	/** Its directory is gone. */
	readonly isPrunable: boolean;
};

/** Every checkout of the repository, the main one first. */
export async function listWorktrees(repository: Repository): Promise<Worktree[]> {
	const output = await runWorktreeGit(repository, ['list', '--porcelain', '-z']);
	return output.split('\0\0').filter(block => block !== '').map(block => readWorktree(block));
}

function readWorktree(block: string): Worktree {
	const fields = new Map(block.split('\0').map(line => {
		const space = line.indexOf(' ');
		return space === -1 ? [line, ''] : [line.slice(0, space), line.slice(space + 1)];
	}));
	const head = fields.get('HEAD');
	const branch = fields.get('branch');
	return {
		path: fields.get('worktree') ?? '',
		isBare: fields.has('bare'),
		isPrunable: fields.has('prunable'),
		...(head !== undefined && {head}),
		...(branch !== undefined && {branch: branch.replace(/^refs\/heads\//v, '')}),
	};
}
