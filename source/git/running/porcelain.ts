import {simpleGit, type SimpleGit} from 'simple-git';
import {neutralEnvironment, settledConfig, settledVariables} from './environment.ts';

/** Git's everyday commands with parsed answers, in the same neutral environment as the plumbing. */
export function porcelain(directory: string): SimpleGit {
	return simpleGit({
		baseDir: directory,
		config: settledConfig,
		trimmed: true,
		allowEnvironment: Object.keys(settledVariables),
		// Only turned off: hooks by naming none, the monitor by `false`.
		unsafe: {allowUnsafeHooksPath: true, allowUnsafeFsMonitor: true},
	}).env(neutralEnvironment());
}
