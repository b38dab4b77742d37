import type {AgentChoice} from '../model/plan.ts';

/** Returns the name by which an agent is capped and limited; programs of a plan's own go by one name. */
export function agentName(agent: AgentChoice): string {
	return agent.kind === 'known' ? agent.name : 'command';
}
