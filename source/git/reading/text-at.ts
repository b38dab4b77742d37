import {tryGit} from '../running/run-git.ts';
import {worktreePlace} from '../worktrees/worktree-place.ts';

/** The text of a file as a commit has it, or nothing where it has no such file. */
export async function textAt(worktree: string, commit: string, file: string): Promise<string | undefined> {
	const {ok, text} = await tryGit(await worktreePlace(worktree), ['cat-file', 'blob', `${commit}:${file}`]);
	return ok ? text : undefined;
}
