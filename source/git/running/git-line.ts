import {quotedWord} from '../../wording/shell-word.ts';
import {settledConfig, settledVariables} from './environment.ts';
import type {GitPlace} from './run-git.ts';

/** Returns git calls, one after another while they succeed, as one line for a shell: for calls that have to end with this process. */
export function gitLine({gitDirectory, worktree}: Required<GitPlace>, calls: ReadonlyArray<readonly string[]>): string {
	const variables = Object.entries(settledVariables).map(([name, value]) => `${name}=${value}`);
	const start = ['env', ...variables, 'git', ...settledConfig.flatMap(setting => ['-c', setting]), `--git-dir=${gitDirectory}`, `--work-tree=${worktree}`];
	return calls.map(call => [...start, ...call].map(word => quotedWord(word)).join(' ')).join(' && ');
}
