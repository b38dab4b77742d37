import type {Agent} from '../agent.ts';
import {openingPrompt} from '../opening-prompt.ts';
import {opencodeCanary} from './canary.ts';
import {gateVariables} from './gate-variables.ts';
import {opencodeHooks} from './hooks.ts';
import {prepareConversation} from './prepare-conversation.ts';

/** OpenCode, in its own screen. It gives its conversations their names itself; a later launch goes on with the one that the plugin has noted. */
export const opencode: Agent = {
	name: 'opencode',
	doneBy: 'says-done',
	program: 'opencode',
	installation: 'npm install --global opencode-ai',
	hooks: opencodeHooks,
	canary: opencodeCanary,
	findsShell: true,
	prepare: prepareConversation,
	launch(launch) {
		const conversation = launch.prepared[0] ?? '';
		const prompt = openingPrompt(launch);
		const env = gateVariables(launch);
		// In a conversation that it is given it leaves a prompt alone, so the plugin gives it.
		return launch.resume && conversation !== ''
			? {command: ['opencode', '--session', conversation], env: {...env, JUPITER_CONVERSATION: conversation, JUPITER_PROMPT: prompt}}
			: {command: ['opencode', '--prompt', prompt], env};
	},
};
