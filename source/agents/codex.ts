import type {Agent} from './agent.ts';
import {openingPrompt} from './opening-prompt.ts';

/** Codex, in its own screen. It gives its threads their ids itself, so a later launch goes on with the last one of the worktree. */
export const codex: Agent = {
	name: 'codex',
	doneBy: 'says-done',
	program: 'codex',
	installation: 'npm install --global @openai/codex',
	launch: launch => ({
		// Without `--no-daemon` all panes would share one background server.
		command: [
			'codex',
			'--no-daemon',
			'--ask-for-approval=on-request',
			'--sandbox=workspace-write',
			...(launch.resume ? ['resume', '--last'] : []),
			openingPrompt(launch),
		],
		env: {},
	}),
};
