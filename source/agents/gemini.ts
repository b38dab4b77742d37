import type {Agent} from './agent.ts';
import {openingPrompt} from './opening-prompt.ts';

/** Gemini CLI, in its own screen. */
export const gemini: Agent = {
	name: 'gemini',
	doneBy: 'says-done',
	program: 'gemini',
	installation: 'npm install --global @google/gemini-cli',
	launch: launch => ({
		command: [
			'gemini',
			'--skip-trust',
			'--approval-mode=auto_edit',
			`--${launch.resume ? 'resume' : 'session-id'}=${launch.sessionId}`,
			'--prompt-interactive',
			openingPrompt(launch),
		],
		env: {},
	}),
};
