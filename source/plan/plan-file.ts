import type {AgentChoice, Plan, PlanTask} from '../model/plan.ts';
import type {PlanFile, TaskFile} from './complete-plan.ts';

/** The plan as a file has it: what a reader would fill in by itself is left out. `agent` is that of tasks that name none. */
export function planFileOf(plan: Plan, agent: AgentChoice): PlanFile {
	return {
		version: 1,
		goal: plan.goal,
		into: plan.into,
		workers: plan.workers,
		...plan.verify !== undefined && {verify: plan.verify},
		...plan.budget !== undefined && {budget: plan.budget},
		...plan.contracts.length > 0 && {contracts: plan.contracts},
		...Object.keys(plan.decisions).length > 0 && {decisions: plan.decisions},
		tasks: plan.tasks.map(task => taskFileOf(task, agent)),
	};
}

function taskFileOf(task: PlanTask, agent: AgentChoice): TaskFile {
	return {
		id: task.id,
		title: task.title,
		...task.prompt !== task.title && {prompt: task.prompt},
		...!isSameAgent(task.agent, agent) && task.agentBecause === undefined && {agent: task.agent.kind === 'known' ? task.agent.name : {command: task.agent.command}},
		...task.owns.length > 0 && {owns: task.owns},
		...task.reads.length > 0 && {reads: task.reads},
		...task.needs.length > 0 && {needs: task.needs},
		...task.constraints.length > 0 && {constraints: task.constraints},
		...task.verify !== undefined && {verify: task.verify},
		minutes: task.minutes,
		...task.budget !== undefined && {budget: task.budget},
	};
}

function isSameAgent(a: AgentChoice, b: AgentChoice): boolean {
	return a.kind === 'known' ? b.kind === 'known' && a.name === b.name : b.kind === 'command' && a.command === b.command;
}
