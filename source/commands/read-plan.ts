import {readFile} from 'node:fs/promises';
import path from 'node:path';
import {currentBranch} from '../git/commits.ts';
import {maxWorkers} from '../model/limits.ts';
import type {AgentChoice, Claim, Plan} from '../model/plan.ts';
import {absentClaims} from '../plan/absent-claims.ts';
import {checkPlan, type Warning} from '../plan/check-plan.ts';
import {parsePlan} from '../plan/parse-plan.ts';
import type {Problem} from '../plan/problem.ts';
import {agentNames} from '../plan/schema.ts';
import {readRepositorySettings, type RepositorySettings} from '../storage/settings.ts';
import type {UserSettings} from '../storage/setting-table.ts';
import {openUserSettings} from '../storage/user-settings.ts';
import type {Invocation} from './command.ts';
import {lookUpPlan} from './look-up-plan.ts';
import {numberOption, textOption} from './options.ts';
import type {Home} from './session.ts';
import {UserError, usageError} from './user-error.ts';

export type CheckedPlan = {
	readonly plan: Plan;
	readonly warnings: readonly Warning[];
	/** Claims on what isn't there yet. */
	readonly absent: readonly Claim[];
};

/** Reads and checks the plan file that the command names, with what its options and the settings say. */
export async function readPlan(invocation: Invocation, home: Home): Promise<CheckedPlan> {
	const file = invocation.operands[0]!;
	const text = await readPlanFile(path.resolve(invocation.directory, file));
	const settings = await settingsOf(home);
	const into = textOption(invocation, 'into') ?? await currentBranch(home.repository);
	const standard = openUserSettings(invocation.environment).all();
	const parsed = parsePlan(text, {path: file, into: into ?? '', agent: agentOf(invocation, settings, standard), workers: settings.workers ?? standard.workers});
	if (!parsed.ok) {
		throw new UserError(`${file} can't be run.`, {exitStatus: 2, detail: parsed.problems.map(problem => problemLine(file, problem)).join('\n')});
	}

	const workers = numberOption(invocation, 'workers', 1, maxWorkers);
	const verify = parsed.plan.verify ?? settings.verify;
	const plan = {...parsed.plan, ...(workers !== undefined && {workers}), ...(verify !== undefined && {verify}), into: textOption(invocation, 'into') ?? parsed.plan.into};
	if (plan.into === '') {
		throw usageError('No branch is checked out here, so say which one the work lands on: --into BRANCH.', invocation.command.name);
	}

	const lookup = await lookUpPlan(plan, home.repository);
	const whole = {...plan, ...(lookup !== undefined && {neighbours: lookup.neighbours})};
	return {
		plan: whole,
		warnings: checkPlan(whole, lookup),
		absent: lookup === undefined ? [] : absentClaims(plan, lookup),
	};
}

async function readPlanFile(file: string): Promise<string> {
	try {
		return await readFile(file, 'utf8');
	} catch (error) {
		throw new UserError(`The plan ${file} can't be read: ${error instanceof Error ? error.message : String(error)}. For what a plan looks like: jupiter-tui schema`, {exitStatus: 2, cause: error});
	}
}

async function settingsOf({repository}: Home): Promise<RepositorySettings> {
	const read = await readRepositorySettings(repository.root);
	if (!read.ok) {
		throw new UserError('The repository\'s settings are not valid. Correct them first.', {detail: read.problems.join('\n')});
	}

	return read.settings;
}

function agentOf(invocation: Invocation, settings: RepositorySettings, standard: UserSettings): AgentChoice {
	const asked = textOption(invocation, 'agent');
	if (asked === undefined && settings.agent !== undefined) {
		return settings.agent;
	}

	const name = asked ?? standard.agent;
	const known = agentNames.find(candidate => candidate === name);
	if (known === undefined) {
		throw usageError(`There is no agent "${name}"; there are ${agentNames.join(', ')}.`, invocation.command.name);
	}

	return {kind: 'known', name: known};
}

function problemLine(file: string, {line, column, field, message}: Problem): string {
	return `${file}:${line}:${column} ${field === '' ? '' : `${field}: `}${message}`;
}
