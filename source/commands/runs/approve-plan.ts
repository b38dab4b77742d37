import {readFile, writeFile} from 'node:fs/promises';
import process from 'node:process';
import {execa} from 'execa';
import type {Plan} from '../../model/plan.ts';
import {formatOf} from '../../plan/parse-plan.ts';
import {rewritePlan} from '../../plan/rewrite-plan.ts';
import {confirm} from '../printing/ask.ts';
import {checkAgainst, type CheckedPlan} from '../planning/checked-plan.ts';
import {keepPlan} from '../planning/keep-plan.ts';
import type {Home} from '../session.ts';
import {UserError} from '../printing/user-error.ts';

export type ApprovalRequest = {
	readonly checked: CheckedPlan;
	readonly home: Home;
	/** Reads and checks a plan's file, after the person has edited it. `holdsAll` says that what options asked for was written into it. */
	readonly read: (file: string, holdsAll: boolean) => Promise<CheckedPlan>;
};

/** Shows a plan on the whole terminal until the person starts it, changed or not, or leaves it. Gives back what was approved. */
export async function approvePlan({checked, home, read}: ApprovalRequest): Promise<CheckedPlan | undefined> {
	const {askApproval} = await import('../../client/ask-approval.tsx');
	const {kind, plan} = await askApproval({
		plan: checked.plan,
		...checked.source.options.agents !== undefined && {agents: checked.source.options.agents},
		notesOf: candidate => ({additions: checked.additions, ...checked.look(candidate)}),
		stdin: process.stdin,
		stdout: process.stdout,
		env: process.env,
	});
	if (kind === 'rejected') {
		return undefined;
	}

	if (kind === 'approved') {
		return plan === checked.plan ? checked : checkAgainst(plan, home, checked);
	}

	const file = await bringUpToDate(checked, plan, home);
	const again = async () => read(file, plan !== checked.plan);
	const edited = kind === 'edit' ? await editUntilRight(file, again) : await again();
	return edited && approvePlan({checked: {...edited, additions: checked.additions}, home, read});
}

/** The file with the plan as the person left it: its own, or where that can't hold it one of ours. */
async function bringUpToDate({plan: former, source}: CheckedPlan, plan: Plan, home: Home): Promise<string> {
	if (plan === former) {
		return source.path;
	}

	if (formatOf(source.path) === 'markdown') {
		return keepPlan(plan, {agent: source.options.agent}, home);
	}

	const text = await readFile(source.path, 'utf8');
	await writeFile(source.path, rewritePlan(text, plan, source.options));
	return source.path;
}

/** Lets the person edit the file until it can be run; undefined when they give up. */
async function editUntilRight(file: string, read: () => Promise<CheckedPlan>): Promise<CheckedPlan | undefined> {
	await edit(file);
	try {
		return await read();
	} catch (error) {
		if (!(error instanceof UserError)) {
			throw error;
		}

		console.error([error.message, ...(error.detail === undefined ? [] : [error.detail])].join('\n'));
		return await confirm('Edit it again?', 'run') ? editUntilRight(file, read) : undefined;
	}
}

/** Opens the person's editor, whose variable may hold options too, as git takes it. */
async function edit(file: string): Promise<void> {
	const editor = process.env.VISUAL ?? process.env.EDITOR ?? 'vi';
	const {failed} = await execa('sh', ['-c', `${editor} "$@"`, editor, file], {stdio: 'inherit', reject: false});
	if (failed) {
		throw new UserError(`The editor "${editor}" ended with an error. Set VISUAL or EDITOR to another, or edit ${file} yourself and run it again.`);
	}
}
