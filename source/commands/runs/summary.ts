import {actualBound, efficiency} from '../../engine/schedule/bound.ts';
import {describeUsage, sumUpUsage} from '../../wording/describe-usage.ts';
import {describeUnfinished} from '../../wording/describe-unfinished.ts';
import {usageOfRun} from '../../engine/usage/usage.ts';
import type {UnfinishedLine} from '../../model/landing.ts';
import type {Run} from '../../model/run.ts';
import type {Usage} from '../../model/usage.ts';
import {toned} from '../printing/print.ts';

/** How a run ended; the last line of `run --headless --json`. */
export type Summary = {
	readonly type: 'summary';
	readonly run: string;
	readonly outcome: 'landed' | 'blocked' | 'cancelled';
	readonly into: string;
	/** In the order landed. */
	readonly landed: ReadonlyArray<{readonly task: string; readonly title: string; readonly commit: string}>;
	/** Textual conflicts met by landings; none of them reaches the target branch. */
	readonly conflicts: number;
	readonly refusedWrites: number;
	readonly seconds: number;
	/** No schedule with these workers could have been quicker: max(work ÷ workers, critical path, longest task). */
	readonly boundSeconds: number;
	/** Bound divided by time taken. */
	readonly efficiency: number;
	readonly usage: Usage;
	readonly blocked: ReadonlyArray<{readonly task: string; readonly reason: string}>;
	/** Lines that landed though they look unfinished: the worker was asked and left them. */
	readonly unfinished: ReadonlyArray<UnfinishedLine & {readonly task: string}>;
	/** Why the target branch has not followed, and what to do. */
	readonly waits?: string;
};

/** Sums an ended run up. */
export function summarise(run: Run): Summary {
	const tasks = Object.values(run.tasks);
	const ms = (run.endedAt ?? run.startedAt) - run.startedAt;
	return {
		type: 'summary',
		run: run.id,
		outcome: run.outcome ?? 'cancelled',
		into: run.plan.into,
		landed: tasks
			.filter(task => task.phase === 'landed')
			.toSorted((a, b) => (a.endedAt ?? 0) - (b.endedAt ?? 0))
			.map(({id, plan, commit = ''}) => ({task: id, title: plan.title, commit})),
		conflicts: run.conflicts,
		refusedWrites: run.refusedWrites,
		seconds: rounded(ms / 1000, 1),
		boundSeconds: rounded(actualBound(run).bound / 1000, 1),
		efficiency: rounded(efficiency(run) ?? 1, 2),
		usage: usageOfRun(run),
		blocked: tasks.filter(task => task.phase === 'blocked').map(({id, reason = ''}) => ({task: id, reason})),
		unfinished: tasks.filter(({phase}) => phase === 'landed').flatMap(({id, landing}) => (landing?.unfinished ?? []).map(line => ({task: id, ...line}))),
		...(run.intoWaits !== undefined && {waits: run.intoWaits}),
	};
}

/** The summary as a person reads it. */
export function summaryLines(summary: Summary): string[] {
	const {landed, blocked, unfinished, waits} = summary;
	const width = Math.max(0, ...[...landed, ...blocked].map(({task}) => task.length));
	return [
		toned(summary.outcome === 'landed' ? 'good' : 'bad', headings[summary.outcome]),
		...landed.map(({task, title, commit}) => `  ${toned('warn', commit.slice(0, 8))}  ${task.padEnd(width)}  ${title}`),
		...blocked.map(({task, reason}) => `  ${toned('bad', 'blocked ')}  ${task.padEnd(width)}  ${reason}`),
		'',
		`  landed          ${landed.length} on ${summary.into}`,
		`  conflicts       ${summary.conflicts}`,
		`  refused writes  ${summary.refusedWrites}`,
		`  time            ${summary.seconds} s, and no order could take less than ${summary.boundSeconds} s: efficiency ${Math.round(summary.efficiency * 100)} %`,
		...(sumUpUsage(summary.usage) === '' ? [] : [`  used            ${describeUsage(summary.usage)}`]),
		...(unfinished.length === 0 ? [] : ['', 'Left as they are, though they look unfinished:', ...unfinished.map(line => `  ${describeUnfinished(line)}`)]),
		...(waits === undefined ? [] : ['', waits]),
	];
}

const headings = {landed: 'All tasks have landed.', blocked: 'The run ended with tasks blocked.', cancelled: 'The run was cancelled.'} as const;

function rounded(value: number, digits: number): number {
	return Number(value.toFixed(digits));
}
