import type {Agent} from './agent.ts';
import {openingPrompt} from './opening-prompt.ts';

/** OpenCode, in its own screen. */
export const opencode: Agent = {
	name: 'opencode',
	doneBy: 'says-done',
	program: 'opencode',
	installation: 'npm install --global opencode-ai',
	launch: launch => ({
		command: ['opencode', ...(launch.resume ? ['--continue'] : []), '--prompt', openingPrompt(launch)],
		// It takes its folder from here, not from where it runs.
		env: {PWD: launch.worktree, OPENCODE_DISABLE_AUTOUPDATE: '1'},
	}),
};
