import {parseArgs} from 'node:util';
import {mergeByOf} from '../../source/claims/engine-owned.ts';
import {findConflicts} from '../../source/plan/conflicts.ts';
import {newcomers} from '../../source/plan/newcomers.ts';
import {sketchPlan} from '../engine/plans.ts';
import {computePairs, readPairs, type PairCommit, type Pairs} from './pairs.ts';
import {percent, row} from './table.ts';

/**
Compares what a plan's check predicts of two tasks with what git says of the two commits that they stand for.
Each task claims exactly what its commit writes, so this measures the predictor alone and not who made the plan.
*/
export const measure = async (words: readonly string[]): Promise<void> => {
	const {values} = parseArgs({args: [...words], options: {
		pairs: {type: 'string'},
		repository: {type: 'string', multiple: true, default: []},
		commits: {type: 'string', default: '300'},
		distance: {type: 'string', default: '4'},
		json: {type: 'boolean', default: false},
	}});
	const given = values.pairs === undefined ? [] : await readPairs(values.pairs);
	const computed = await Array.fromAsync(values.repository, async repository => computePairs(repository, Number(values.commits), Number(values.distance)));

	const results = [...given, ...computed].map(pairs => judgePredictions(pairs));
	if (values.json) {
		console.log(JSON.stringify({histories: results, total: total(results)}));
		return;
	}

	if (results.length === 0) {
		console.log('Nothing to compare: `npm run benchmark -- prediction --pairs FILE` takes a file or a folder of them, `--repository PATH` a local clone.');
		return;
	}

	print(results);
};

/** What a history's pairs came to. Conflicts in files that the engine merges by itself don't count; pairs that git can't judge are left out. */
export type PredictionResult = {
	readonly history: string;
	readonly index: string;
	/** Pairs judged, and those of them that git reports a conflict in. */
	readonly pairs: number;
	readonly conflicts: number;
	/** Conflicts predicted, conflicts not predicted, and predictions without a conflict. */
	readonly found: number;
	readonly missed: number;
	readonly needless: number;
	/** Pairs that merge cleanly to a wrong tree, and those of them predicted; neither right nor wrong for the rest. */
	readonly mismerges: number;
	readonly mismergesFound: number;
	readonly misses: ReadonlyArray<{readonly first: string; readonly second: string; readonly paths: readonly string[]}>;
};

/** Returns how often a plan's check is right about a history's pairs. */
export const judgePredictions = ({history, index, commits, pairs}: Pairs): PredictionResult => {
	const judged = pairs.filter(([_first, _second, verdict]) => verdict !== 'entangled').map(([first, second, verdict, paths]) => ({
		first: commits[first]!.commit,
		second: commits[second]!.commit,
		paths: paths.filter(file => mergeByOf(file, undefined) === undefined),
		isMismerge: verdict === 'mismerge',
		isPredicted: predicts(commits[first]!, commits[second]!),
	}));
	const plain = judged.filter(({isMismerge}) => !isMismerge);
	const conflicts = plain.filter(({paths}) => paths.length > 0);
	const found = conflicts.filter(({isPredicted}) => isPredicted).length;
	const mismerges = judged.filter(({isMismerge}) => isMismerge);
	return {
		history, index,
		pairs: plain.length,
		conflicts: conflicts.length,
		found,
		missed: conflicts.length - found,
		needless: plain.filter(({isPredicted}) => isPredicted).length - found,
		mismerges: mismerges.length,
		mismergesFound: mismerges.filter(({isPredicted}) => isPredicted).length,
		misses: conflicts.filter(({isPredicted}) => !isPredicted).map(({first, second, paths}) => ({first, second, paths})),
	};
};

/** The check that a person sees when a plan is approved, on a plan of these two. */
const predicts = (first: PairCommit, second: PairCommit): boolean => {
	const symbols = {...second.symbols, ...first.symbols};
	const plan = sketchPlan({first: {owns: first.claims}, second: {owns: second.claims}});
	const added = first.symbols === undefined ? [] : newcomers(plan, {paths: Object.keys(symbols).filter(file => symbols[file] !== undefined), symbolsOf: file => symbols[file]});
	return findConflicts({...plan, neighbours: [...first.neighbours, ...second.neighbours, ...added]}).length > 0;
};

const total = (results: readonly PredictionResult[]) => {
	const sum = (value: (result: PredictionResult) => number) => results.reduce((before, result) => before + value(result), 0);
	const [found, missed, needless] = [sum(result => result.found), sum(result => result.missed), sum(result => result.needless)];
	return {recall: found / (found + missed), precision: found / (found + needless), found, missed, needless};
};

const goal = {recall: 0.99, precision: 0.6};

const print = (results: readonly PredictionResult[]): void => {
	console.log('Conflicts that a plan\'s check predicts for two tasks, against git\'s verdict on their commits. Claims are exactly what each commit writes.\n');
	row('', ['index', 'pairs', 'conflicts', 'found', 'missed', 'needless', 'recall', 'precision']);
	for (const result of results) {
		const {recall, precision} = total([result]);
		row(result.history, [result.index, result.pairs, result.conflicts, result.found, result.missed, result.needless, percent(recall), percent(precision)]);
	}

	for (const index of new Set(results.map(result => result.index))) {
		const {found, missed, needless, recall, precision} = total(results.filter(result => result.index === index));
		row('all', [index, '', '', found, missed, needless, percent(recall), percent(precision)]);
		row('goal', ['', '', '', '', '', '', `≥ ${percent(goal.recall)}`, `≥ ${percent(goal.precision)}`]);
		console.log(`Recall ${recall >= goal.recall ? 'meets' : 'misses'} its goal, precision ${precision >= goal.precision ? 'meets' : 'misses'} its goal.\n`);
	}

	const mismerges = results.reduce((sum, result) => sum + result.mismerges, 0);
	console.log(`Left out: pairs that git can't judge, and ${mismerges} that merge cleanly to a wrong tree, of which ${results.reduce((sum, result) => sum + result.mismergesFound, 0)} were predicted.`);
	for (const {history, index, misses} of results) {
		for (const {first, second, paths} of misses) {
			console.log(`Missed with the ${index} index in ${history}: ${first.slice(0, 8)} and ${second.slice(0, 8)} in ${paths.join(', ')}`);
		}
	}
};
