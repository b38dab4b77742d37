import process from 'node:process';
import {attachTo, isInPane} from '../sessions/attach.ts';
import type {Invocation, Verb} from '../command.ts';
import {interruptible} from '../interrupt.ts';
import {hasFlag} from '../arguments/options.ts';
import {printChecked} from '../planning/plan.ts';
import type {CheckedPlan} from '../planning/checked-plan.ts';
import {obtainPlan} from '../planning/obtain-plan.ts';
import {printJson} from '../printing/print.ts';
import {readPlan} from '../planning/read-plan.ts';
import {ensureSession, findHome, type Home} from '../session.ts';
import {usageError} from '../printing/user-error.ts';
import {approvePlan} from './approve-plan.ts';
import {endWith, followInLines, followRun} from './headless.ts';
import {startRun, type StartedRun} from './start-run.ts';

/** Checks a plan, asks for approval, starts it, and shows or follows it. */
export const run: Verb = async invocation => {
	const isJson = hasFlag(invocation, 'json');
	const isHeadless = isJson || hasFlag(invocation, 'headless');
	const isTerminal = process.stdin.isTTY && process.stdout.isTTY;
	if (!isHeadless && !isTerminal && !hasFlag(invocation, 'yes')) {
		throw usageError('There is no terminal to show the run in. Add --headless to follow it as lines.', 'run');
	}

	const home = await findHome(invocation);
	const checked = await obtainPlan(invocation, home);
	const approved = isHeadless || hasFlag(invocation, 'yes') ? shown(checked, isJson) : await approve(invocation, home, checked);
	if (approved === undefined) {
		console.log('Nothing was started.');
		return 1;
	}

	const started = await startRun(home, approved.plan);
	if (isHeadless || !isTerminal) {
		return follow(home, started, isJson);
	}

	if (isInPane(invocation)) {
		console.log(invocation.environment.JUPITER_SESSION === home.places.hostSocket
			? `Started ${started.run}; its panes come up in this session.`
			: `Started ${started.run}. Look at it from another terminal: jupiter-tui`);
		return 0;
	}

	return attachTo(home);
};

function shown(checked: CheckedPlan, isJson: boolean): CheckedPlan {
	if (!isJson) {
		printChecked(checked);
	}

	return checked;
}

async function approve(invocation: Invocation, home: Home, checked: CheckedPlan): Promise<CheckedPlan | undefined> {
	const approved = await approvePlan({
		checked,
		home,
		read: async (file, holdsAll) => readPlan(holdsAll ? {...invocation, options: {}} : invocation, home, file),
	});
	if (approved !== undefined) {
		console.log(`Starting: ${approved.plan.goal}`);
	}

	return approved;
}

/** Follows the run to its end. Ctrl-C leaves it at work. */
async function follow(home: Home, started: StartedRun, isJson: boolean): Promise<number> {
	return interruptible(async signal => {
		const options = {...started, ensure: async () => ensureSession(home), signal};
		const ended = await (isJson ? followRun({...options, onEntry: printJson}) : followInLines(options));
		if (ended === undefined) {
			console.error('The run goes on. Look at it: jupiter-tui   Stop it: jupiter-tui stop');
			return 130;
		}

		return endWith(ended, isJson);
	});
}
