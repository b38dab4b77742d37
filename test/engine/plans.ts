import type {AgentChoice, Plan, PlanTask} from '../../source/model/plan.ts';

export const commandAgent: AgentChoice = {kind: 'command', command: 'true'};
export const knownAgent: AgentChoice = {kind: 'known', name: 'claude'};

/** Returns a plan of the tasks sketched, by id; what a sketch leaves out has a default. */
export function sketchPlan(tasks: Readonly<Record<string, Partial<PlanTask>>>, changes: Partial<Plan> = {}): Plan {
	return {
		version: 1,
		goal: 'Test the engine',
		into: 'main',
		workers: 2,
		verify: 'npm test',
		contracts: [],
		decisions: {},
		...changes,
		tasks: Object.entries(tasks).map(([id, sketch]) => ({
			id,
			title: `Do ${id}`,
			prompt: `Do ${id}.`,
			agent: commandAgent,
			owns: [],
			reads: [],
			needs: [],
			constraints: [],
			minutes: 10,
			...sketch,
		})),
	};
}
