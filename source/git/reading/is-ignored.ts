import {GitError, tryGit} from '../running/run-git.ts';
import {worktreePlace} from '../worktrees/worktree-place.ts';

/** Whether git leaves a path of a worktree out of every landing; a tracked file is never ignored. */
export async function isIgnored(worktree: string, file: string): Promise<boolean> {
	// This command refuses literal pathspecs; beginning with a dot keeps a name from meaning more than itself.
	const arguments_ = ['check-ignore', '--quiet', '--', `./${file}`];
	const outcome = await tryGit(await worktreePlace(worktree), arguments_, {env: {GIT_LITERAL_PATHSPECS: '0'}});
	if (!outcome.ok && outcome.code !== 1) {
		throw new GitError(arguments_, outcome);
	}

	return outcome.ok;
}
