import type {AgentChoice} from '../model/plan.ts';
import {agentNames} from './schema.ts';

/** How agents that this program doesn't know are done, by name: those that a person has described. */
export type OtherAgents = Readonly<Record<string, 'exit' | 'says-done'>>;

/** The agent that a plan calls so, if there is one. */
export function agentCalled(name: string, others: OtherAgents = {}): AgentChoice | undefined {
	const known = agentNames.find(candidate => candidate === name);
	if (known !== undefined) {
		return {kind: 'known', name: known, ...known === 'aider' && {ends: 'exit'}};
	}

	return Object.hasOwn(others, name) ? {kind: 'known', name, ...others[name] === 'exit' && {ends: 'exit'}} : undefined;
}
