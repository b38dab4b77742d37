import type {Run} from '../../model/run.ts';
import type {SessionState} from '../../model/session-state.ts';
import type {Task} from '../../model/task.ts';
import {describeUsage, sumUpUsage} from '../../wording/describe-usage.ts';
import {outlookOf} from '../../engine/schedule/outlook.ts';
import {usageOfRun} from '../../engine/usage/usage.ts';
import {whyWaiting} from '../../engine/schedule/why-waiting.ts';
import type {Usage} from '../../model/usage.ts';
import type {Verb} from '../command.ts';
import {elapsed} from '../printing/elapsed.ts';
import {hasFlag} from '../arguments/options.ts';
import {printJson, printTable} from '../printing/print.ts';
import {sessionState} from '../session.ts';

/** Prints where the run and its tasks stand. */
export const status: Verb = async invocation => {
	const state = await sessionState(invocation);
	if (hasFlag(invocation, 'json')) {
		printJson({...state, outlook: outlookOf(state, Date.now()), usage: usageTable(state)});
	} else {
		printState(state, Date.now());
	}

	return 0;
};

/** What each run in the state has used; each task has its own, and the session its days. */
function usageTable(state: SessionState): Readonly<Record<string, Usage>> {
	return Object.fromEntries(Object.values(state.runs).map(run => [run.id, usageOfRun(run)]));
}

/** Prints a session's state as a person reads it; `now` is milliseconds since 1970. */
export function printState(state: SessionState, now: number): void {
	if (state.frozen !== undefined) {
		console.log(`The engine has stopped deciding: ${state.frozen}`);
	}

	const run = state.currentRun === undefined ? undefined : state.runs[state.currentRun];
	if (run === undefined) {
		console.log('No run yet. Start one: jupiter-tui run PLAN');
		return;
	}

	printRun(state, run, now);
}

function printRun(state: SessionState, run: Run, now: number): void {
	const tasks = run.plan.tasks.map(({id}) => run.tasks[id]!);
	const landed = tasks.filter(({phase}) => phase === 'landed').length;
	console.log(`${run.id}: ${run.plan.goal}`);
	console.log(`${run.outcome ?? 'at work'}, ${landed} of ${tasks.length} landed into ${run.plan.into}, ${elapsed((run.endedAt ?? now) - run.startedAt)}`);
	if (run.intoWaits !== undefined) {
		console.log(run.intoWaits);
	}

	const used = usageOfRun(run);
	if (sumUpUsage(used) !== '') {
		console.log(`used ${describeUsage(used)}`);
	}

	for (const line of holdLines(state, now)) {
		console.log(line);
	}

	console.log('');
	printTable(tasks.map(task => [
		task.id,
		task.paused ? `${stage(task)} (paused)` : stage(task),
		task.startedAt === undefined ? '' : elapsed((task.endedAt ?? now) - task.startedAt),
		task.attempt > 1 ? `attempt ${task.attempt}` : '',
		task.usage === undefined ? '' : sumUpUsage(task.usage.total),
		explanation(state, task),
	]));
}

/** What holds starts back in the whole session. */
function holdLines({capacity: {limits, strain, verifyStrain}}: SessionState, now: number): string[] {
	return [
		...Object.entries(limits).map(([agent, {until, message}]) => `${agent} is held back for ${elapsed(until - now)}: ${message ?? 'its provider gives no more'}`),
		...(strain === undefined ? [] : [`No workers are started while others work: this machine has too little ${strain === 'memory' ? 'memory' : 'time'}`]),
		...(verifyStrain === undefined ? [] : [`One verification runs at a time: this machine has too little ${verifyStrain === 'memory' ? 'memory' : 'time'} to spare`]),
	];
}

function explanation(state: SessionState, task: Task): string {
	const isHeld = ['waiting', 'backing-off', 'submitted', 'landing'].includes(task.phase) || task.limited !== undefined;
	const waiting = isHeld ? whyWaiting(state, task) : undefined;
	if (waiting) {
		return waiting.text;
	}

	return task.phase === 'landed' ? task.commit?.slice(0, 8) ?? '' : task.reason ?? task.statusMessage ?? task.plan.title;
}

function stage({phase, landing}: Task): string {
	return phase === 'landing' ? landing!.stage : phase;
}
