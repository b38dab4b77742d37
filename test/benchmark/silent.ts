import {parseArgs} from 'node:util';
import {createRepositoryIndexes} from '../../source/server/indexes/repository-indexes.ts';
import {footprintOf, loadParser} from '../../source/server/indexes/writes.ts';
import type {Footprint} from '../../source/model/change.ts';
import type {Case} from '../silent-conflicts/case.ts';
import {harmlessPairs, silentConflicts} from '../silent-conflicts/cases.ts';
import {detect, landInOrder} from '../silent-conflicts/detect.ts';
import {hasPython, runCases} from '../silent-conflicts/run-cases.ts';
import {copyHistory, readCommits} from './history.ts';
import {judgePairs} from './history-verdicts.ts';
import {printGoals} from './replay-print.ts';
import {goal} from './replay-goals.ts';

/**
Counts what the engine makes of patches that pass alone, merge cleanly and are wrong together, and how often it raises an alarm
about commits of a history that git merges to the true tree.
*/
export const measure = async (words: readonly string[]): Promise<void> => {
	const {values} = parseArgs({args: [...words], options: {
		repository: {type: 'string', multiple: true, default: []},
		commits: {type: 'string', default: '100'},
		distance: {type: 'string', default: '4'},
		json: {type: 'boolean', default: false},
	}});
	const cases = await measureCases();
	const histories = await Array.fromAsync(values.repository, async repository => measureAlarms(repository, Number(values.commits), Number(values.distance)));
	if (values.json) {
		console.log(JSON.stringify({cases, histories}));
		return;
	}

	const {conflicts, flagged, stopped, run, controls, alarms} = cases;
	console.log(`${conflicts} pairs of patches that pass alone, merge cleanly and are wrong together, and ${controls} that are right together. The tests of ${run} of the conflicts were run.\n`);
	printGoals([
		goal('flagged before landing', '≥ 88 %', `${flagged} of ${conflicts}`, flagged / conflicts >= 0.88),
		goal('stopped by the tests of both, where not before', 'all', `${stopped} of ${run}`, stopped === run),
		goal('harmless pairs flagged', '0', `${alarms} of ${controls}`, alarms === 0),
		...histories.map(({history, pairs, repairs, verified}) => {
			const share = (repairs + verified) / pairs * 100;
			return goal(`alarms in 100 clean pairs of ${history}`, '≤ 5', `${share.toFixed(1)}: ${repairs} to repair and ${verified} to verify together, of ${pairs}`, share <= 5);
		}),
	]);
};

const measureCases = async () => {
	const parser = await loadParser(() => undefined);
	const flaggedIn = async (cases: readonly Case[]) => {
		const detected = await Promise.all(cases.map(async pair => detect(parser, pair)));
		return detected.filter(({isFlagged}) => isFlagged).length;
	};

	const isPythonThere = await hasPython();
	const runnable = silentConflicts.filter(({language}) => language === 'typescript' || isPythonThere);
	const outcomes = await runCases(runnable);
	return {
		conflicts: silentConflicts.length,
		flagged: await flaggedIn(silentConflicts),
		run: runnable.length,
		stopped: outcomes.values().filter(({isGreenComposed}) => !isGreenComposed).toArray().length,
		controls: harmlessPairs.length,
		alarms: await flaggedIn(harmlessPairs),
	};
};

/** Pairs that git merges to the true tree and locks let be made at once, by what the engine does when the second lands. */
const measureAlarms = async (repository: string, count: number, distance: number) => {
	const copy = await copyHistory(repository);
	try {
		const {gitDirectory} = copy.place;
		const parser = await loadParser(() => undefined);
		const indexes = createRepositoryIndexes({root: gitDirectory, checkout: gitDirectory, commonDirectory: gitDirectory}, parser);
		const commits = await Array.fromAsync(await readCommits(copy, parser, count), async ({changes, commit, parent}) => ({
			commit, parent, files: new Set(changes.map(({path}) => path)),
			footprint: await footprintOf(parser, changes, {from: await indexes.at(parent)}),
		}));
		const pairs = await judgePairs(copy.place, commits, distance);
		const clean = pairs.filter(([_first, _second, verdict]) => verdict === 'commute');
		const landed = clean.map(([first, second]) => landInOrder(plain(commits[first]!.footprint), plain(commits[second]!.footprint)));
		const together = landed.filter(({isExcluded}) => !isExcluded);
		return {
			history: copy.name,
			pairs: together.length,
			repairs: together.filter(({isSentBack}) => isSentBack).length,
			verified: together.filter(({isFlagged, isSentBack}) => isFlagged && !isSentBack).length,
		};
	} finally {
		await copy.close();
	}
};

/** Signatures are quoted for people; a replay asks for none. */
const plain = (footprint: Footprint): Footprint => ({...footprint, changes: footprint.changes.map(({was: _was, is: _is, ...change}) => change)});
