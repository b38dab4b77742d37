import type {Agent} from './agent.ts';
import {openingPrompt} from './opening-prompt.ts';

/** Aider with one message, after which it ends. It commits nothing: landing makes the commit. */
export const aider: Agent = {
	name: 'aider',
	doneBy: 'exit',
	program: 'aider',
	isBoxed: true,
	installation: 'python -m pip install aider-install && aider-install',
	launch: launch => ({
		command: [
			'aider',
			'--yes-always',
			'--no-auto-commits',
			'--no-dirty-commits',
			'--no-check-update',
			'--no-gitignore',
			'--no-show-model-warnings',
			'--analytics-disable',
			'--read',
			launch.briefingPath,
			...(launch.resume ? ['--restore-chat-history'] : []),
			'--message',
			openingPrompt(launch, 'When the task is complete, end.'),
		],
		env: {},
	}),
};
