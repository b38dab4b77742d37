import type {Agent} from './agent.ts';
import {openingPrompt} from './opening-prompt.ts';

/** Claude Code, in its own screen. */
export const claude: Agent = {
	name: 'claude',
	doneBy: 'says-done',
	program: 'claude',
	installation: 'npm install --global @anthropic-ai/claude-code',
	launch: launch => ({
		command: [
			'claude',
			'--permission-mode=acceptEdits',
			'--allowedTools=Bash(jupiter-tui:*)',
			// After the list of tools, which would take the prompt for one more.
			`--${launch.resume ? 'resume' : 'session-id'}=${launch.sessionId}`,
			openingPrompt(launch),
		],
		env: {},
	}),
};
