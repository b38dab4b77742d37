import {parseArgs} from 'node:util';
import {arms} from './replay-arms.ts';
import {readBlocks} from './replay-blocks.ts';
import {replayArms, summarise, type ArmResult, type Summary} from './replay-histories.ts';
import {measureGraphs, type GraphResult} from './replay-graphs.ts';
import {scheduleLocks, type LockSchedules} from './replay-locks.ts';

/**
Replays scripted work in virtual time through the real engine and prints what it came to, beside what no schedule can beat.
No model is asked and nothing is verified in truth: it measures the coordination alone.
*/
export const measure = async (words: readonly string[]): Promise<void> => {
	const {values} = parseArgs({args: [...words], options: {
		blocks: {type: 'string'},
		workers: {type: 'string', default: '3'},
		verify: {type: 'string', default: '0.05'},
		schedules: {type: 'string', default: '2000'},
		json: {type: 'boolean', default: false},
	}});
	const workers = Number(values.workers);
	const verifyShare = Number(values.verify);
	const blocks = values.blocks === undefined ? [] : await readBlocks(values.blocks);
	const histories = blocks.map(block => ({block, results: replayArms(block, workers, verifyShare)}));
	const rows = histories.map(({block, results}) => ({history: block.history, block: block.index, results}));
	const summary = summarise(rows);
	const graphs = measureGraphs();
	const locks = scheduleLocks(Number(values.schedules));
	if (values.json) {
		console.log(JSON.stringify({workers, verifyShare, blocks: rows, summary, graphs, locks}));
		return;
	}

	console.log(`A scripted replay in virtual time: ${workers} workers, verification at ${percent(verifyShare)} of a task.\n`);
	if (rows.length === 0) {
		console.log('No histories were given: `npm run benchmark -- replay --blocks FILE` replays those of a file, or of a folder.\n');
	} else {
		printHistories(rows, summary);
	}

	printGraphs(graphs);
	printLocks(locks);
};

type Row = {readonly history: string; readonly block: number; readonly results: readonly ArmResult[]};

const printHistories = (rows: readonly Row[], summary: Summary): void => {
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

const printGraphs = (graphs: readonly GraphResult[]): void => {
	console.log('Efficiency on plans without contention: the bound divided by the time taken; 1 can\'t be beaten. Graham\'s is what any list schedule keeps to.\n');
	console.log(`${'plan'.padEnd(14)}${'workers'.padStart(8)}${'bound'.padStart(9)}${'took'.padStart(9)}${'Graham'.padStart(9)}${'efficiency'.padStart(12)}`);
	for (const {name, workers, bound, makespan, graham, efficiency} of graphs) {
		const minutes = [bound, makespan, graham].map(value => value.toFixed(1).padStart(9));
		console.log(`${name.padEnd(14)}${String(workers).padStart(8)}${minutes.join('')}${efficiency.toFixed(2).padStart(12)}`);
	}

	const mean = graphs.reduce((sum, {efficiency}) => sum + efficiency, 0) / graphs.length;
	console.log(`${'mean'.padEnd(14)}${mean.toFixed(2).padStart(47)}\n`);
};

const printLocks = ({schedules, deadlocks, waits, yields, mostYields}: LockSchedules): void => {
	console.log(`${schedules} schedules of late claims: ${waits} waited, ${deadlocks} deadlocks; ${yields} tasks gave way to an older one, none more than ${mostYields} times.`);
};

const line = (head: string, cells: readonly string[]): void => {
	const wide = cells.map((cell, index) => cell.padStart(Math.max(8, (arms[index]?.name ?? 'bound').length + 2)));
	console.log(head.padEnd(36) + wide.join(''));
};

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
