import {mkdir, readFile, writeFile} from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {describePlan} from '../../plan/describe-plan.ts';
import {formatOf, parsePlan} from '../../plan/parse-plan.ts';
import {rewritePlan} from '../../plan/rewrite-plan.ts';
import {writePlan} from '../../plan/write-plan.ts';
import {shellWord} from '../../wording/shell-word.ts';
import type {Invocation, Verb} from '../command.ts';
import {hasFlag, textOption} from '../arguments/options.ts';
import {printJson, toned} from '../printing/print.ts';
import {findHome} from '../session.ts';
import {UserError, usageError} from '../printing/user-error.ts';
import type {CheckedPlan} from './checked-plan.ts';
import {isRequest, obtainPlan} from './obtain-plan.ts';
import {printBriefings} from './print-briefings.ts';

/** Makes a plan of a request or checks one, and prints it: order, claims, predicted waits, expected time. */
export const showPlan: Verb = async invocation => {
	const file = fileToWrite(invocation);
	const home = await findHome(invocation);
	const checked = await obtainPlan(invocation, home);
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

/** Said before a planner is asked, which takes time and money. */
function fileToWrite(invocation: Invocation): string | undefined {
	const out = textOption(invocation, 'out');
	if (out !== undefined && formatOf(out) === 'markdown') {
		throw usageError(`${out} is Markdown, which can't hold all that a plan says. Name a .yaml or .json file.`, 'plan');
	}

	return out === undefined ? undefined : path.resolve(invocation.directory, out);
}

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
	const options = {...source.options, path: file};
	const format = formatOf(file) === 'json' ? 'json' : 'yaml';
	const former = await readFile(file, 'utf8').catch(() => undefined);
	if (former !== undefined && former.trim() !== '' && !parsePlan(former, options).ok) {
		throw new UserError(`${file} is there already and is no plan that can be read. Name another file, or remove it first.`, {detail: `The plan is in ${source.path}`});
	}

	// Comments of the file that it was read from go along to a new one.
	const text = former ?? (formatOf(source.path) === 'yaml' ? await readFile(source.path, 'utf8') : undefined);
	await mkdir(path.dirname(file), {recursive: true});
	await writeFile(file, text === undefined ? writePlan(plan, {agent: options.agent, format, remarks: additions}) : rewritePlan(text, plan, options));
}
