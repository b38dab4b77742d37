import type {Agent} from '../agent.ts';
import {openingPrompt} from '../opening-prompt.ts';
import {claudeCanary} from './canary.ts';
import {gateArguments} from './gate.ts';
import {claudeHooks} from './hooks.ts';

/** Claude Code, in its own screen. */
export const claude: Agent = {
	name: 'claude',
	doneBy: 'says-done',
	program: 'claude',
	installation: 'npm install --global @anthropic-ai/claude-code',
	hooks: claudeHooks,
	canary: claudeCanary,
	findsShell: true,
	// A star stands for its prompt and for its questions, so that only the turning circle says something.
	readTitle: title => /^[◐◑◒◓]/v.test(title) ? 'working' : undefined,
	launch: launch => ({
		command: [
			'claude',
			...gateArguments(launch),
			// What the engine grants it allows by the hook; for everything else its own rules ask.
			'--permission-mode=manual',
			'--allowedTools=Bash(jupiter-tui:*),mcp__jupiter__*',
			// After the list of tools, which would take the prompt for one more.
			`--${launch.resume ? 'resume' : 'session-id'}=${launch.sessionId}`,
			openingPrompt(launch),
		],
		// The person's own choice would come before the shell that it is to find.
		env: {CLAUDE_CODE_SHELL: ''},
	}),
};
