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
	const text = await readPlanFile(place, file);
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

async function readPlanFile(place: string, file: string): Promise<string> {
	try {
		return await readFile(place, 'utf8');
	} catch (error) {
		throw new UserError(`${whyUnreadable(error as NodeJS.ErrnoException, file)} For what a plan looks like: jupiter-tui schema`, {exitStatus: 2, cause: error});
	}
}

function whyUnreadable({code, message}: NodeJS.ErrnoException, file: string): string {
	if (file.trim() === '') {
		return 'An empty word names no plan. Name a file, or say in more than one word what should be done.';
	}

	if (code === 'ENOENT') {
		return `There is no file ${file}. Name a plan, or say in more than one word what should be done.`;
	}

	return code === 'EISDIR'
		? `${file} is no plan but a folder. Name a file in it, or say in more than one word what should be done.`
		: `The plan ${file} can't be read: ${message}.`;
}

function problemLine(file: string, {line, column, field, message}: Problem): string {
	return `${file}:${line}:${column} ${field === '' ? '' : `${field}: `}${message}`;
}
