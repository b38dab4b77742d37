import {readFile} from 'node:fs/promises';
import path from 'node:path';
import {parsePlan} from '../../plan/parse-plan.ts';
import type {Problem} from '../../plan/problem.ts';
import type {Invocation} from '../command.ts';
import type {Home} from '../session.ts';
import {UserError, usageError} from '../printing/user-error.ts';
import {checkAgainst, type CheckedPlan} from './checked-plan.ts';
import {frameOf} from './frame.ts';

/** Reads and checks a plan file, with what the command's options and the settings say. */
export async function readPlan(invocation: Invocation, home: Home, file: string = invocation.operands[0]!): Promise<CheckedPlan> {
	const place = path.resolve(invocation.directory, file);
	const text = await readPlanFile(place);
	const frame = await frameOf(invocation, home);
	const options = {path: file, into: frame.into, agent: frame.agent, agents: frame.agents, rules: frame.choices, workers: frame.workers};
	const parsed = parsePlan(text, options);
	if (!parsed.ok) {
		throw new UserError(`${file} can't be run.`, {exitStatus: 2, detail: parsed.problems.map(problem => problemLine(file, problem)).join('\n')});
	}

	const verify = frame.asked.verify ?? parsed.plan.verify ?? frame.verify;
	const budget = parsed.plan.budget ?? frame.budget;
	const plan = {...parsed.plan, ...frame.rules, ...budget !== undefined && {budget}, ...verify !== undefined && {verify}, ...frame.asked};
	if (plan.into === '') {
		throw usageError('No branch is checked out here, so say which one the work lands on: --into BRANCH.', invocation.command.name);
	}

	return checkAgainst(plan, home, {source: {path: place, options}, additions: []});
}

async function readPlanFile(file: string): Promise<string> {
	try {
		return await readFile(file, 'utf8');
	} catch (error) {
		throw new UserError(`The plan ${file} can't be read: ${error instanceof Error ? error.message : String(error)}. For what a plan looks like: jupiter-tui schema`, {exitStatus: 2, cause: error});
	}
}

function problemLine(file: string, {line, column, field, message}: Problem): string {
	return `${file}:${line}:${column} ${field === '' ? '' : `${field}: `}${message}`;
}
