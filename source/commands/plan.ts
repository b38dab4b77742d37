import process from 'node:process';
import {describePlan} from '../plan/describe-plan.ts';
import type {Verb} from './command.ts';
import {hasFlag} from './options.ts';
import {printJson, toned} from './print.ts';
import {readPlan, type CheckedPlan} from './read-plan.ts';
import {findHome} from './session.ts';

/** Checks a plan and prints it: order, claims, predicted waits, expected time. */
export const showPlan: Verb = async invocation => {
	const checked = await readPlan(invocation, await findHome(invocation));
	if (hasFlag(invocation, 'json')) {
		printJson({plan: checked.plan, warnings: checked.warnings, absent: checked.absent});
	} else {
		printChecked(checked);
	}

	return 0;
};

/** Prints a checked plan as a person reads it. */
export function printChecked({plan, warnings, absent}: CheckedPlan): void {
	console.log(describePlan(plan, process.stdout.columns ?? 80, absent).join('\n'));
	for (const {message} of warnings) {
		console.log(toned('warn', `! ${message}`));
	}

	console.log('');
}
