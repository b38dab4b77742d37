import {existsSync} from 'node:fs';
import path from 'node:path';
import {listWorktrees} from './worktrees/list-worktrees.ts';
import {porcelain} from './running/porcelain.ts';
import type {Repository} from './repository.ts';
import {startGit} from './running/run-git.ts';

/** The first git with `merge-tree --write-tree`, which composes a landing without a checkout. */
const oldestGit = {major: 2, minor: 38};

export type OpenedRepository =
	| {readonly ok: true; readonly repository: Repository}
	/** One sentence and the next step. */
	| {readonly ok: false; readonly problem: string};

/** Finds the repository that a directory belongs to, or says why there is none to work in and what to do. */
export async function openRepository(directory: string): Promise<OpenedRepository> {
	if (!existsSync(directory)) {
		return refusal(`${directory} does not exist. Change to a directory inside a git repository.`);
	}

	const problem = await gitProblem(directory);
	if (problem !== undefined) {
		return refusal(problem);
	}

	const found = await startGit(directory, ['rev-parse', '--path-format=absolute', '--git-common-dir', '--is-bare-repository', '--is-inside-work-tree']);
	if (!found.ok) {
		return refusal(notFound(directory, found.problem));
	}

	const [commonDirectory = '', isBare, isInside] = found.text.split('\n', 3);
	if (isInside !== 'true') {
		return refusal(isBare === 'true'
			? `${directory} is a bare repository, which has no files to work on. Make a checkout with \`git worktree add ../work\` and start there.`
			: `${directory} is inside git's own directory. Change to the checkout beside it.`);
	}

	return openCheckout(directory, commonDirectory);
}

function refusal(problem: string): OpenedRepository {
	return {ok: false, problem};
}

async function gitProblem(directory: string): Promise<string | undefined> {
	const {installed, major, minor} = await porcelain(directory).version();
	if (!installed) {
		return 'git is not on the PATH. Install git 2.38 or newer.';
	}

	const isOld = major < oldestGit.major || (major === oldestGit.major && minor < oldestGit.minor);
	return isOld ? `git ${major}.${minor} is too old. Install git 2.38 or newer.` : undefined;
}

function notFound(directory: string, complaint: string): string {
	const known = knownComplaints.find(([words]) => complaint.includes(words));
	return known === undefined ? `git cannot open a repository in ${directory}: ${complaint}` : known[1](directory);
}

const knownComplaints: ReadonlyArray<readonly [words: string, sentence: (directory: string) => string]> = [
	['not a git repository', directory => `${directory} is not in a git repository. Change to one, or make one with \`git init\`.`],
	['dubious ownership', directory => `git does not trust ${directory}, because another user owns it. Trust it with \`git config --global --add safe.directory ${directory}\`.`],
];

async function openCheckout(directory: string, commonDirectory: string): Promise<OpenedRepository> {
	const top = await startGit(directory, ['rev-parse', '--path-format=absolute', '--show-toplevel']);
	const checkout = withoutLineEnd(top.text);
	const head = await startGit(directory, ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}']);
	return head.ok
		? {ok: true, repository: {root: await mainCheckout(commonDirectory, checkout), checkout, commonDirectory}}
		: refusal(`The repository ${checkout} has no commit yet. Make a first one: \`git add -A && git commit -m "Begin"\`.`);
}

function withoutLineEnd(text: string): string {
	return text.replace(/\n$/v, '');
}

/** Git derives the main checkout from the common directory's name, which is wrong for separated ones; then this checkout has to do. */
async function mainCheckout(commonDirectory: string, checkout: string): Promise<string> {
	const [main] = await listWorktrees({root: checkout, checkout, commonDirectory});
	return main !== undefined && !main.isBare && existsSync(path.join(main.path, '.git')) ? main.path : checkout;
}
