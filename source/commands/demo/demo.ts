import process from 'node:process';
import {setTimeout as delay} from 'node:timers/promises';
import type {Run} from '../../model/run.ts';
import {showSession} from '../sessions/attach.ts';
import type {Invocation, Verb} from '../command.ts';
import {detachAll} from '../sessions/detach.ts';
import {endWith, followInLines, followRun, type FollowRunOptions} from '../runs/headless.ts';
import {interruptible} from '../interrupt.ts';
import {hasFlag} from '../arguments/options.ts';
import {printJson} from '../printing/print.ts';
import {readPlan} from '../planning/read-plan.ts';
import {ensureSession, findHome, type Home} from '../session.ts';
import {startRun} from '../runs/start-run.ts';
import {stopSession} from '../sessions/stop-session.ts';
import {removeWorktrees} from '../clean.ts';
import {openWorkshop, type Workshop} from './workshop.ts';

/** Carries a small plan out in a repository made for it, and leaves nothing running. */
export const demo: Verb = async invocation => interruptible(async signal => {
	const workshop = await openWorkshop({isFast: hasFlag(invocation, 'fast')});
	try {
		Object.assign(process.env, workshop.environment);
		const home = await findHome({...invocation, directory: workshop.repository, environment: process.env});
		try {
			return await play(invocation, home, workshop, signal);
		} finally {
			await stopSession(home);
		}
	} finally {
		await workshop.tidy();
	}
});

async function play(invocation: Invocation, home: Home, workshop: Workshop, signal: AbortSignal): Promise<number> {
	const isJson = hasFlag(invocation, 'json');
	const checked = await readPlan({...invocation, operands: [workshop.planFile], options: {}}, home);
	const started = await startRun(home, checked.plan);
	const options = {...started, ensure: async () => ensureSession(home), signal};
	const ended = await follow(invocation, home, options);
	if (ended === undefined) {
		console.error(`The demo was interrupted. What there is of it is in ${workshop.directory}`);
		return 130;
	}

	await removeWorktrees(home, [ended]);
	await workshop.forgetWorktrees();
	const status = endWith(ended, isJson);
	if (!isJson) {
		console.log(`\nThe repository is ${workshop.repository}, the plan beside it.\nLook at it:  cd ${workshop.repository} && git log --stat && node --test`);
	}

	return status;
}

async function follow(invocation: Invocation, home: Home, options: FollowRunOptions): Promise<Run | undefined> {
	if (hasFlag(invocation, 'json')) {
		return followRun({...options, onEntry: printJson});
	}

	return hasFlag(invocation, 'headless') || !process.stdin.isTTY || !process.stdout.isTTY ? followInLines(options) : watch(home, options);
}

/** Shows the screen until a few seconds after the run has ended. Who detaches sooner sees the rest as lines. */
async function watch(home: Home, options: FollowRunOptions): Promise<Run | undefined> {
	const left = new AbortController();
	const signal = AbortSignal.any([options.signal, left.signal]);
	const following = followAndLook(home, {...options, signal});
	try {
		await showSession(home);
	} finally {
		left.abort();
	}

	const ended = await following;
	if (ended === undefined && !options.signal.aborted) {
		console.log('The demo goes on:');
		return followInLines(options);
	}

	return ended;
}

async function followAndLook(home: Home, options: FollowRunOptions): Promise<Run | undefined> {
	const ended = await followRun(options);
	if (ended !== undefined) {
		await delay(lookMs, undefined, {signal: options.signal}).catch(() => undefined);
		await detachAll(home.places.hostSocket);
	}

	return ended;
}

/** Time to look at the finished screen before it goes. */
const lookMs = 4000;
