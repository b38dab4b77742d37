import process from 'node:process';
import {execa} from 'execa';
import {confirm} from './ask.ts';
import type {CheckedPlan} from './read-plan.ts';
import {UserError} from './user-error.ts';

export type ApprovalRequest = {
	readonly file: string;
	readonly checked: CheckedPlan;
	/** Reads and checks the file again, after the person has edited it. */
	readonly read: () => Promise<CheckedPlan>;
};

/** Shows a plan on the whole terminal until the person starts it, edited or not, or leaves it. Gives back what was approved. */
export async function approvePlan({file, checked, read}: ApprovalRequest): Promise<CheckedPlan | undefined> {
	const {askApproval} = await import('../client/ask-approval.tsx');
	const answer = await askApproval({
		plan: checked.plan,
		warnings: checked.warnings.map(({message}) => message),
		stdin: process.stdin,
		stdout: process.stdout,
		env: process.env,
	});
	if (answer !== 'edit') {
		return answer === 'approved' ? checked : undefined;
	}

	const edited = await editUntilRight(file, read);
	return edited && approvePlan({file, checked: edited, read});
}

/** Lets the person edit the file until it can be run; undefined when they give up. */
async function editUntilRight(file: string, read: ApprovalRequest['read']): Promise<CheckedPlan | undefined> {
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
