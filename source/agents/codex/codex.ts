import type {Agent} from '../agent.ts';
import {openingPrompt} from '../opening-prompt.ts';
import {codexCanary} from './canary.ts';
import {guardArguments, hookArguments} from './guard.ts';
import {codexHooks} from './hooks.ts';
import {trustArguments} from './trust.ts';

/** Codex, in its own screen. It gives its threads their ids itself, so a later launch goes on with the last one of the worktree. */
export const codex: Agent = {
	name: 'codex',
	doneBy: 'says-done',
	program: 'codex',
	installation: 'npm install --global @openai/codex',
	hooks: codexHooks,
	canary: codexCanary,
	readTitle(title) {
		if (title.includes('Action Required')) {
			return 'needs-permission';
		}

		return /^[\u{2801}-\u{28FF}]/v.test(title) ? 'working' : 'idle';
	},
	prepare: async surroundings => trustArguments('codex', hookArguments, surroundings),
	launch: launch => ({
		// Without `--no-daemon` all panes would share one background server.
		command: [
			'codex',
			'--no-daemon',
			'--ask-for-approval=on-request',
			// Near its limit it would offer another model, in a question that the next message answers.
			'-c',
			'notice.hide_rate_limit_model_nudge=true',
			...guardArguments(launch),
			...(launch.resume ? ['resume', '--last'] : []),
			openingPrompt(launch, handIn),
		],
		env: {},
	}),
};

/** Its sandbox has no network, and to it the engine's socket is one. */
const handIn = 'Your shell can\'t reach the engine: use the tools of the MCP server `jupiter` in place of the `jupiter-tui` commands. When the task is complete, call its tool report_done.';
