import {currentBranch} from '../../git/reading/commits.ts';
import {maxWorkers} from '../../model/limits/schedule.ts';
import type {AgentChoice, Plan} from '../../model/plan.ts';
import type {Budget} from '../../model/usage.ts';
import type {AgentRule} from '../../model/agent-rule.ts';
import {checkOwnAgents} from '../../agents/own/check-own-agents.ts';
import {agentCalled, type OtherAgents} from '../../plan/agent-called.ts';
import {agentNames} from '../../plan/schema.ts';
import {readRepositorySettings, type RepositorySettings} from '../../storage/settings.ts';
import type {UserSettings} from '../../storage/setting-table.ts';
import {openUserSettings} from '../../storage/user-settings.ts';
import type {Invocation} from '../command.ts';
import {amountOption, numberOption, textOption} from '../arguments/options.ts';
import type {Home} from '../session.ts';
import {UserError, usageError} from '../printing/user-error.ts';

/** What options and settings say about a plan, whoever made it. */
export type Frame = {
	/** Where the work lands if the plan doesn't say; empty when nothing is checked out. */
	readonly into: string;
	readonly agent: AgentChoice;
	/** Agents of the person's own, and who gets which task. */
	readonly agents: OtherAgents;
	readonly choices: readonly AgentRule[];
	/** Workers if the plan doesn't say. */
	readonly workers: number;
	readonly verify?: string;
	/** What a run may use if its plan doesn't say. */
	readonly budget?: Budget;
	/** What makes plans of requests: the name of an agent, or a command. */
	readonly planner?: string;
	/** What the settings say about files that no task locks and writes that belong to another; kept with the plan, so that a run ends by the rules it began with. */
	readonly rules: Pick<Plan, 'engineOwned' | 'unownedWrites'>;
	/** What options say, which goes before the plan. */
	readonly asked: {readonly into?: string; readonly workers?: number; readonly verify?: string; readonly budget?: Budget};
};

/** Gathers what options and settings say about a plan. */
export async function frameOf(invocation: Invocation, home: Home): Promise<Frame> {
	const settings = await settingsOf(home);
	const standard = openUserSettings(invocation.environment).all();
	const agents = othersOf(standard);
	const into = textOption(invocation, 'into');
	const workers = numberOption(invocation, 'workers', 1, maxWorkers);
	const verify = textOption(invocation, 'verify');
	const dollars = amountOption(invocation, 'budget');
	const planner = textOption(invocation, 'planner') ?? settings.planner ?? standard.planner;
	return {
		into: into ?? await currentBranch(home.repository) ?? '',
		agent: agentOf(invocation, settings, standard, agents),
		agents,
		choices: textOption(invocation, 'agent') === undefined ? rulesFor(standard, agents) : [],
		workers: workers ?? settings.workers ?? standard.workers,
		...(verify ?? settings.verify) !== undefined && {verify: verify ?? settings.verify},
		...planner !== undefined && planner !== '' && {planner},
		...standard.budget > 0 && {budget: {dollars: standard.budget}},
		rules: rulesOf(settings),
		asked: {...into !== undefined && {into}, ...workers !== undefined && {workers}, ...verify !== undefined && {verify}, ...dollars !== undefined && dollars > 0 && {budget: {dollars}}},
	};
}

async function settingsOf({repository}: Home): Promise<RepositorySettings> {
	const read = await readRepositorySettings(repository.root);
	if (!read.ok) {
		throw new UserError('The repository\'s settings are not valid. Correct them first.', {detail: read.problems.join('\n')});
	}

	return read.settings;
}

function rulesOf({engineOwned, regenerate, unownedWrites}: RepositorySettings): Frame['rules'] {
	const made = Object.fromEntries(Object.keys(regenerate ?? {}).map(glob => [glob, 'regenerate' as const]));
	// What is said of a glob itself goes before what its command implies.
	const choices = {...engineOwned, ...Object.fromEntries(Object.entries(made).filter(([glob]) => engineOwned?.[glob] === undefined))};
	return {...Object.keys(choices).length > 0 && {engineOwned: choices}, ...unownedWrites !== undefined && {unownedWrites}};
}

/** Checks what a person has described, and says how each of these agents is done. */
function othersOf({agents}: UserSettings): OtherAgents {
	const problems = checkOwnAgents(agents, agentNames);
	if (problems.length > 0) {
		throw new UserError('An agent of your own is not well described. Correct it in the file that `jupiter-tui config` names.', {detail: problems.join('\n')});
	}

	return Object.fromEntries(Object.entries(agents).map(([name, {done = 'exit'}]) => [name, done]));
}

function rulesFor({rules}: UserSettings, agents: OtherAgents): readonly AgentRule[] {
	const index = rules.findIndex(({agent}) => agentCalled(agent, agents) === undefined);
	if (index !== -1) {
		throw new UserError(`Rule ${index + 1} of your settings names the agent "${rules[index]!.agent}", and there is none. There are ${[...agentNames, ...Object.keys(agents)].join(', ')}.`);
	}

	return rules;
}

function agentOf(invocation: Invocation, settings: RepositorySettings, standard: UserSettings, agents: OtherAgents): AgentChoice {
	const asked = textOption(invocation, 'agent');
	if (asked === undefined && settings.agent?.kind === 'command') {
		return settings.agent;
	}

	const name = asked ?? (settings.agent?.kind === 'known' ? settings.agent.name : standard.agent);
	const called = agentCalled(name, agents);
	if (called === undefined) {
		throw usageError(`There is no agent "${name}"; there are ${[...agentNames, ...Object.keys(agents)].join(', ')}.`, invocation.command.name);
	}

	return called;
}
