import type {AgentChoice} from '../model/plan.ts';

/** Returns the name by which an agent is capped and limited; programs of a plan's own go by one name. */
export function agentName(agent: AgentChoice): string {
	return agent.kind === 'known' ? agent.name : 'command';
}

/** Whether an agent is done when its program exits with 0; nobody talks to it meanwhile. Any other says that it is done. */
export function endsByExit(agent: AgentChoice): boolean {
	return agent.kind === 'command' || agent.ends === 'exit';
}
