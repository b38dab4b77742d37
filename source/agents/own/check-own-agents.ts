import type {OwnAgent} from '../../model/own-agent.ts';
import {namesIn, placeholders} from './template.ts';

/** Returns what is wrong with the agents that a person has described, beyond what their shape tells: a sentence each. */
export const checkOwnAgents = (agents: Readonly<Record<string, OwnAgent>>, known: readonly string[]): string[] =>
	Object.entries(agents).flatMap(([name, agent]) => problemsOf(name, agent, known).map(problem => `agents.${name}: ${problem}`));

const problemsOf = (name: string, {command, resume, prompt}: OwnAgent, taken: readonly string[]): string[] => {
	const unknown = [command, resume ?? ''].flatMap(template => namesIn(template)).filter(placeholder => !known.has(placeholder));
	const isMute = prompt !== 'stdin' && [command, resume ?? command].some(template => namesIn(template).every(placeholder => !telling.has(placeholder)));
	return [
		...taken.includes(name) ? ['this agent is known already. Give yours another name.'] : [],
		...unknown.map(placeholder => `there is no placeholder {${placeholder}}. There are ${placeholders.map(each => `{${each}}`).join(', ')}.`),
		...isMute ? ['its command names neither {prompt} nor {briefing}, so it would not know its task. Name one of them, or say "prompt": "stdin".'] : [],
	];
};

const known: ReadonlySet<string> = new Set(placeholders);
const telling: ReadonlySet<string> = new Set(['prompt', 'briefing']);
