import type {AgentStatus} from '../../model/task.ts';
import type {Agent} from '../agent.ts';
import {openingPrompt} from '../opening-prompt.ts';
import {geminiCanary} from './canary.ts';
import {homeVariables} from './home-variables.ts';
import {geminiHooks} from './hooks.ts';
import {prepareHomes} from './prepare-homes.ts';

/** Gemini CLI, in its own screen. */
export const gemini: Agent = {
	name: 'gemini',
	doneBy: 'says-done',
	program: 'gemini',
	installation: 'npm install --global @google/gemini-cli',
	hooks: geminiHooks,
	canary: geminiCanary,
	readTitle: title => titles[title.trim().charAt(0)],
	// No hook tells that a person stopped it, or has answered what it asked.
	titleSource: 'hook',
	findsShell: true,
	prepare: prepareHomes,
	launch: launch => ({
		command: [
			'gemini',
			'--skip-trust',
			'--approval-mode=auto_edit',
			`--${launch.resume ? 'resume' : 'session-id'}=${launch.sessionId}`,
			'--prompt-interactive',
			openingPrompt(launch),
		],
		env: homeVariables(launch.gate, launch.prepared[0]),
	}),
};

/** By the sign that its title begins with. What it asks a hook tells, and better: its title has one sign for permissions and questions. */
const titles: Readonly<Partial<Record<string, AgentStatus>>> = {'◇': 'idle', '✦': 'working', '⏲': 'working'};
