import {existsSync} from 'node:fs';
import path from 'node:path';
import {styleText} from 'node:util';
import process from 'node:process';
import type {Invocation} from '../command.ts';
import {interruptible} from '../interrupt.ts';
import type {Home} from '../session.ts';
import {UserError} from '../printing/user-error.ts';
import {readPlan} from './read-plan.ts';
import type {CheckedPlan} from './checked-plan.ts';
import {planRequest} from './plan-request.ts';

/** The plan that a command's words mean: that of the file they name, or one made of the request that they are. */
export async function obtainPlan(invocation: Invocation, home: Home): Promise<CheckedPlan> {
	return isRequest(invocation) ? interruptible(async signal => makePlan(invocation, home, signal)) : readPlan(invocation, home);
}

/** Several words, or one text of several, are a request unless a file has that name. */
export function isRequest({operands, directory}: Invocation): boolean {
	const text = operands.join(' ').trim();
	return /\s/.test(text) && !existsSync(path.resolve(directory, text));
}

async function makePlan(invocation: Invocation, home: Home, signal: AbortSignal): Promise<CheckedPlan> {
	try {
		return await planRequest(invocation.operands.join(' '), invocation, home, {tell, signal});
	} catch (error) {
		// What was under way failed because it was interrupted.
		throw signal.aborted ? new UserError('Interrupted; nothing was started.', {exitStatus: 130, cause: error}) : error;
	}
}

/** Tells what goes on, beside the output proper. */
function tell(line: string): void {
	console.error(styleText('dim', line, {stream: process.stderr}));
}
