import {execFileSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import type {TestContext} from 'node:test';
import {makeWorktree} from '../../source/git/worktrees/make-worktree.ts';
import {openRepository} from '../../source/git/open-repository.ts';
import type {Repository} from '../../source/git/repository.ts';

/** A real repository in a temporary folder that goes when its test ends. */
export type TemporaryRepository = {
	readonly repository: Repository;
	/** Beside the repository, for worktrees. */
	readonly beside: (name: string) => string;
	readonly head: () => string;
	readonly branch: (name: string) => string;
	/** A commit with these files on the branch checked out; `undefined` removes one. */
	readonly commit: (files: Files) => string;
	/** A task's worktree on `jupiter/r1/<name>`, from the head unless told otherwise. */
	readonly worktree: (name: string, onto?: string) => Promise<string>;
};

export type Files = Readonly<Record<string, string | undefined>>;

const oneFile: Files = {'a.txt': 'one\n'};

export async function temporaryRepository(test: TestContext, files: Files = oneFile): Promise<TemporaryRepository> {
	const directory = temporaryFolder(test);
	const root = path.join(directory, 'project');
	mkdirSync(root);
	git(root, 'init', '--quiet', '--initial-branch=main');
	const commit = (changed: Files) => {
		write(root, changed);
		git(root, 'add', '--all');
		git(root, 'commit', '--quiet', '--allow-empty', '--message=change');
		return git(root, 'rev-parse', 'HEAD');
	};

	commit(files);
	const opened = await openRepository(root);
	if (!opened.ok) {
		throw new Error(opened.problem);
	}

	const {repository} = opened;
	return {
		repository,
		commit,
		beside: name => path.join(directory, name),
		head: () => git(root, 'rev-parse', 'HEAD'),
		branch: name => git(root, 'rev-parse', name),
		async worktree(name, onto = git(root, 'rev-parse', 'HEAD')) {
			const made = await makeWorktree({repository, path: path.join(directory, 'worktrees', name), branch: `jupiter/r1/${name}`, onto, keep: false});
			if (!made.ok) {
				throw new Error(made.problem);
			}

			return made.path;
		},
	};
}

export function temporaryFolder(test: TestContext): string {
	const prefix = path.join(tmpdir(), 'jupiter-git-');
	const directory = realpathSync(mkdtempSync(prefix));
	test.after(() => {
		rmSync(directory, {recursive: true, force: true});
	});
	return directory;
}

/** Git as a person runs it, with an identity of the test's. */
export function git(directory: string, ...arguments_: readonly string[]): string {
	const identity = {GIT_AUTHOR_NAME: 'Ada', GIT_AUTHOR_EMAIL: 'ada@example.com', GIT_COMMITTER_NAME: 'Ada', GIT_COMMITTER_EMAIL: 'ada@example.com'};
	return execFileSync('git', ['-c', 'core.quotePath=false', ...arguments_], {cwd: directory, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], env: {...process.env, ...identity}}).trimEnd();
}

export function write(directory: string, files: Files): void {
	for (const [name, text] of Object.entries(files)) {
		const file = path.join(directory, name);
		if (text === undefined) {
			rmSync(file, {recursive: true});
		} else {
			mkdirSync(path.dirname(file), {recursive: true});
			writeFileSync(file, text);
		}
	}
}

export function read(directory: string, name: string): string {
	return readFileSync(path.join(directory, name), 'utf8');
}

/** Sets variables of this process's environment until the test ends. */
export function withVariables(test: TestContext, variables: Readonly<Record<string, string>>): void {
	const former = Object.fromEntries(Object.keys(variables).map(name => [name, process.env[name]]));
	Object.assign(process.env, variables);
	test.after(() => {
		for (const [name, value] of Object.entries(former)) {
			if (value === undefined) {
				// eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- An environment has no other way to lose a name.
				delete process.env[name];
			} else {
				process.env[name] = value;
			}
		}
	});
}
