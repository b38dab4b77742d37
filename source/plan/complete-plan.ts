import {parseClaim} from '../claims/parse-claim.ts';
import type {AgentRule} from '../model/agent-rule.ts';
import type {AgentChoice, Claim, Plan, PlanTask} from '../model/plan.ts';
import type {Budget} from '../model/usage.ts';
import {agentCalled, type OtherAgents} from './agent-called.ts';
import {chooseAgent} from './choose-agent.ts';

/** A plan file's content after its shape was checked. */
export type PlanFile = {
	readonly version: 1;
	readonly goal?: string;
	readonly into?: string;
	readonly workers?: number;
	readonly verify?: string;
	readonly budget?: Budget;
	readonly contracts?: readonly string[];
	readonly decisions?: Readonly<Record<string, string | number | boolean>>;
	readonly tasks: readonly TaskFile[];
};

export type TaskFile = {
	readonly id: string;
	readonly title?: string;
	readonly prompt?: string;
	readonly agent?: string | {readonly command: string};
	readonly owns?: readonly string[];
	readonly reads?: readonly string[];
	readonly needs?: readonly string[];
	readonly constraints?: readonly string[];
	readonly verify?: string;
	readonly minutes?: number;
	readonly budget?: Budget;
};

/** Gives every field its default and every claim its canonical text. */
export function completePlan(file: PlanFile, options: {readonly path: string; readonly into: string; readonly agent: AgentChoice; readonly workers?: number; readonly agents?: OtherAgents; readonly rules?: readonly AgentRule[]}): Plan {
	return {
		version: 1,
		goal: file.goal?.trim() ?? goalFrom(options.path),
		into: file.into ?? options.into,
		workers: file.workers ?? options.workers ?? 3,
		...file.verify !== undefined && {verify: file.verify},
		...file.budget !== undefined && {budget: file.budget},
		contracts: canonical(file.contracts),
		decisions: Object.fromEntries(Object.entries(file.decisions ?? {}).map(([key, value]) => [key, String(value)])),
		tasks: file.tasks.map(task => completeTask(task, options)),
	};
}

type Agents = {readonly agent: AgentChoice; readonly agents?: OtherAgents; readonly rules?: readonly AgentRule[]};

function completeTask(task: TaskFile, agents: Agents): PlanTask {
	const made = withDefaults(task, agents.agent);
	return task.agent === undefined ? byRule(made, agents) : {...made, agent: namedAgent(task.agent, agents)};
}

/** Gives a task that names no agent the one that a rule says, which goes before what a planner suggests. */
export function byRule(task: PlanTask, {agents, rules = []}: Agents): PlanTask {
	const chosen = chooseAgent(task, rules, name => agentCalled(name, agents));
	if (chosen === undefined) {
		return task;
	}

	const {suggested: _, ...rest} = task;
	return {...rest, agent: chosen.agent, agentBecause: chosen.because};
}

function namedAgent(agent: NonNullable<TaskFile['agent']>, {agent: standard, agents}: Agents): AgentChoice {
	// The schema has passed it, so that a name is one of an agent.
	return typeof agent === 'string' ? agentCalled(agent, agents) ?? standard : {kind: 'command', command: agent.command};
}

function withDefaults(task: TaskFile, agent: AgentChoice): PlanTask {
	const title = task.title?.trim() ?? task.id.replaceAll('-', ' ');
	return {
		id: task.id,
		title,
		prompt: task.prompt?.trim() ?? title,
		agent,
		owns: canonical(task.owns),
		reads: canonical(task.reads),
		needs: [...new Set(task.needs)],
		constraints: task.constraints ?? [],
		...task.verify !== undefined && {verify: task.verify},
		minutes: task.minutes ?? 10,
		...task.budget !== undefined && {budget: task.budget},
	};
}

function canonical(claims: readonly string[] = []): Claim[] {
	const parsed = claims.map(claim => parseClaim(claim));
	return [...new Set(parsed.map(claim => typeof claim === 'string' ? '' : claim.text))].filter(text => text !== '');
}

function goalFrom(path: string): string {
	const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '');
	return name === '' ? 'Run the plan' : `Run ${name}`;
}
