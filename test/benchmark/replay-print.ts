import {arms} from './replay-arms.ts';
import type {Goal} from './replay-goals.ts';
import type {GraphResult} from './replay-graphs.ts';
import type {ArmResult, Summary} from './replay-histories.ts';
import type {LockSchedules} from './replay-locks.ts';
import type {RealResult} from './replay-real.ts';
import {percent, row} from './table.ts';

export type HistoryRow = {readonly history: string; readonly block: number; readonly results: readonly ArmResult[]};

/** Prints each block by every arm, and what they come to. */
export const printHistories = (rows: readonly HistoryRow[], summary: Summary): void => {
	console.log('Share of the time that one worker takes who verifies each task before the next, by arm.\n');
	const names = arms.map(({name}) => name);
	line('', [...names, 'bound']);
	for (const {history, block, results} of rows) {
		line(`${history} ${block}`, [...results.map(({share}) => percent(share)), percent(results[0]!.boundShare)]);
	}

	console.log();
	for (const {name, shares, bound} of summary.means) {
		line(name, [...shares.map(share => percent(share)), percent(bound)]);
	}

	console.log();
	line('landings sent back by git', [...summary.conflicts.map(String), '']);
	line('landed, of all tasks', [...summary.landed.map(share => percent(share)), '']);
	console.log(`\nThe engine decided ${summary.steps} commands in ${(summary.engineMs / 1000).toFixed(1)} s.\n`);
};

/** Prints plans without contention. */
export const printGraphs = (graphs: readonly GraphResult[]): void => {
	console.log('Efficiency on plans without contention: the bound divided by the time taken; 1 can\'t be beaten. Graham\'s is what any list schedule keeps to.\n');
	row('plan', ['workers', 'bound', 'took', 'Graham', 'efficiency']);
	for (const {name, workers, bound, makespan, graham, efficiency} of graphs) {
		row(name, [workers, bound.toFixed(1), makespan.toFixed(1), graham.toFixed(1), efficiency.toFixed(2)]);
	}

	const mean = graphs.reduce((sum, {efficiency}) => sum + efficiency, 0) / graphs.length;
	row('mean', ['', '', '', '', mean.toFixed(2)]);
	console.log();
};

/** Prints what late claims came to. */
export const printLocks = ({schedules, from, seconds, deadlocks, waits, yields, mostYields}: LockSchedules): void => {
	console.log(`${schedules} schedules of late claims from seed ${from} in ${seconds.toFixed(0)} s: ${waits} waited, ${deadlocks} deadlocks; ${yields} tasks gave way to an older one, none more than ${mostYields} times.\n`);
};

/** Prints goals with what was measured, and says plainly which are missed. */
export const printGoals = (goals: readonly Goal[]): void => {
	for (const {name, wanted, measured, isMet} of goals) {
		console.log(`${isMet ? 'met   ' : 'MISSED'}  ${name.padEnd(48)}${wanted.padEnd(12)}${measured}`);
	}
};

/** Prints runs on real processes, each beside one worker's in the same minute. */
export const printReal = (results: readonly RealResult[]): void => {
	row('', ['workers', 'landed', 'seconds', 'bound', 'share', 'sent back', 'refused', 'paths off', 'owned', 'engine s', 'interrupts', 'beside']);
	for (const result of results) {
		const alone = results.find(({name, workers}) => name === result.name && workers === 1)!;
		const landed = `${result.landed}/${result.tasks}`;
		const times = [result.seconds.toFixed(1), result.boundSeconds.toFixed(1), percent(result.seconds / alone.seconds)];
		const outcome = [result.conflicts, result.refusedWrites, result.differing.length, result.differingOwned];
		row(result.name, [result.workers, landed, ...times, ...outcome, result.engineSeconds.toFixed(1), result.interruptions, result.exposed]);
		for (const reason of result.blocked) {
			console.log(`  blocked  ${reason}`);
		}

		for (const file of result.differing) {
			console.log(`  differs  ${file}`);
		}
	}

	console.log('\n`paths off`: paths in which the final tree is not the true one; `owned`: those of them that no task locks and the engine merges. `engine s`: processor time of the engine\'s own process. `interrupts`: workers broken into by changes of others; `beside`: workers at work beside each landing, summed up.');
};

const line = (head: string, cells: readonly string[]): void => {
	const wide = cells.map((cell, index) => cell.padStart(Math.max(8, (arms[index]?.name ?? 'bound').length + 2)));
	console.log(head.padEnd(36) + wide.join(''));
};
