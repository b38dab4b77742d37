import {parseArgs} from 'node:util';
import {measureOwnEdits} from './edit-speed.ts';
import {readBlocks, type Block} from './replay-blocks.ts';
import {compareGoals} from './replay-goals.ts';
import {measureGraphs} from './replay-graphs.ts';
import {replayArms, summarise} from './replay-histories.ts';
import {scheduleLocks} from './replay-locks.ts';
import {printGoals, printGraphs, printHistories, printLocks, printReal} from './replay-print.ts';
import {replayForReal, type RealBlock, type RealOptions, type RealResult} from './replay-real.ts';
import {withGenerated, withRepository} from './replay-repository.ts';
import {replaySerially} from './replay-serial.ts';
import {measureVerification} from './replay-verification.ts';
import {percent} from './table.ts';

/**
Replays scripted work and prints what it came to, beside what no schedule can beat: in virtual time through the real engine,
or with `--repository` or `--generated` on real processes. No model is asked: it measures the coordination alone.
*/
export const measure = async (words: readonly string[]): Promise<void> => {
	const {values} = parseArgs({args: [...words], options: {
		blocks: {type: 'string'},
		workers: {type: 'string', default: '3'},
		verify: {type: 'string', default: '0.05'},
		schedules: {type: 'string', default: '2000'},
		from: {type: 'string', default: '1'},
		seeds: {type: 'string', default: '3'},
		repository: {type: 'string'},
		generated: {type: 'boolean', default: false},
		size: {type: 'string', default: '24'},
		count: {type: 'string', default: '1'},
		scale: {type: 'string', default: '0.5'},
		'verify-command': {type: 'string'},
		json: {type: 'boolean', default: false},
	}});
	const blocks = values.blocks === undefined ? [] : await readBlocks(values.blocks);
	const workers = Number(values.workers);
	const verifyShare = Number(values.verify);
	if (values.repository === undefined && !values.generated) {
		await measureVirtually({blocks, workers, verifyShare, seeds: Number(values.seeds), schedules: Number(values.schedules), from: Number(values.from), json: values.json});
		return;
	}

	const options: RealOptions = {workers, verifyShare, scale: Number(values.scale), ...values['verify-command'] !== undefined && {verify: values['verify-command']}};
	const results: RealResult[] = [];
	const take = async (block: RealBlock) => {
		for (const count of [1, workers]) {
			results.push(await replayForReal(block, {...options, workers: count}));
		}
	};

	if (values.repository !== undefined) {
		await withRepository(values.repository, {size: Number(values.size), count: Number(values.count)}, async own => {
			for (const block of own) {
				await take(block);
			}
		});
	}

	for (const block of values.generated ? blocks.slice(0, Number(values.count)) : []) {
		await withGenerated(block, take);
	}

	if (values.json) {
		console.log(JSON.stringify({verifyShare, scale: options.scale, results}));
		return;
	}

	console.log(`A scripted replay on real processes: a minute takes ${options.scale} s, verification ${values['verify-command'] ?? `${percent(verifyShare)} of a task`}. Agents sleep and apply their commit's own patch.\n`);
	printReal(results);
};

type Virtual = {
	readonly blocks: readonly Block[];
	readonly workers: number;
	readonly verifyShare: number;
	readonly seeds: number;
	readonly schedules: number;
	readonly from: number;
	readonly json: boolean;
};

const measureVirtually = async ({blocks, workers, verifyShare, seeds, schedules, from, json}: Virtual): Promise<void> => {
	const rows = blocks.map(block => ({history: block.history, block: block.index, results: replayArms(block, workers, verifyShare)}));
	const summary = summarise(rows);
	const measured = {
		rows, summary,
		graphs: measureGraphs(),
		locks: scheduleLocks(schedules, from),
		indexing: await measureOwnEdits(),
		...blocks.length > 0 && {serial: replaySerially(blocks, {seeds, workers: [2, 3, 5, 8]}), verification: measureVerification(blocks, workers)},
	};
	const goals = compareGoals(measured);
	if (json) {
		const {rows: _rows, ...tables} = measured;
		console.log(JSON.stringify({workers, verifyShare, blocks: rows, ...tables, goals}));
		return;
	}

	console.log(`A scripted replay in virtual time: ${workers} workers, verification at ${percent(verifyShare)} of a task.\n`);
	if (rows.length === 0) {
		console.log('No histories were given: `npm run benchmark -- replay --blocks FILE` replays those of a file, or of a folder.\n');
	} else {
		printHistories(rows, summary);
	}

	printGraphs(measured.graphs);
	printLocks(measured.locks);
	if (measured.serial) {
		console.log(`${measured.serial.runs} runs (every block, ${measured.serial.workers.join(', ')} workers, ${seeds} seeds of how long tasks take): ${measured.serial.sentBack} landings sent back, ${measured.serial.lostUpdates} lost updates, ${measured.serial.sameTree} final trees as one task after another leaves them.\n`);
	}

	printGoals(goals);
};
