import {mkdir, readFile, writeFile} from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {describePlan} from '../../plan/describe-plan.ts';
import {formatOf} from '../../plan/parse-plan.ts';
import {rewritePlan} from '../../plan/rewrite-plan.ts';
import {writePlan} from '../../plan/write-plan.ts';
import {shellWord} from '../../wording/shell-word.ts';
import type {Verb} from '../command.ts';
import {hasFlag, textOption} from '../arguments/options.ts';
import {printJson, toned} from '../printing/print.ts';
import {findHome} from '../session.ts';
import {usageError} from '../printing/user-error.ts';
import type {CheckedPlan} from './checked-plan.ts';
import {isRequest, obtainPlan} from './obtain-plan.ts';
import {printBriefings} from './print-briefings.ts';

/** Makes a plan of a request or checks one, and prints it: order, claims, predicted waits, expected time. */
export const showPlan: Verb = async invocation => {
	const home = await findHome(invocation);
	const checked = await obtainPlan(invocation, home);
	const out = textOption(invocation, 'out');
	const file = out === undefined ? undefined : path.resolve(invocation.directory, out);
	if (file !== undefined) {
		await save(checked, file);
	}

	if (hasFlag(invocation, 'dry-run')) {
		await printBriefings(checked, home, hasFlag(invocation, 'json'));
	} else if (hasFlag(invocation, 'json')) {
		printJson({plan: checked.plan, warnings: checked.warnings, absent: checked.absent, additions: checked.additions, file: file ?? checked.source.path});
	} else {
		printChecked(checked);
	}

	const kept = file ?? (isRequest(invocation) ? checked.source.path : undefined);
	if (kept !== undefined) {
		console.error(`The plan is in ${kept}\nRun it: jupiter-tui run ${shellWord(path.relative(invocation.directory, kept))}`);
	}

	return 0;
};

/** Prints a checked plan as a person reads it. */
export function printChecked({plan, warnings, absent, additions}: CheckedPlan): void {
	console.log(describePlan(plan, process.stdout.columns ?? 80, {absent, additions}).join('\n'));
	for (const {message} of warnings) {
		console.log(toned('warn', `! ${message}`));
	}

	console.log('');
}

/** Writes a plan to a file. One that is there already keeps its comments. */
async function save({plan, additions, source}: CheckedPlan, file: string): Promise<void> {
	const format = formatOf(file);
	if (format === 'markdown') {
		throw usageError(`${file} is Markdown, which can't hold all that a plan says. Name a .yaml or .json file.`, 'plan');
	}

	const text = await readFile(file, 'utf8').catch(() => undefined);
	const options = {...source.options, path: file, format};
	await mkdir(path.dirname(file), {recursive: true});
	await writeFile(file, text === undefined ? writePlan(plan, {agent: options.agent, format, remarks: additions}) : rewritePlan(text, plan, options));
}
