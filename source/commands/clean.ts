import {existsSync} from 'node:fs';
import {mergeByOf} from '../claims/engine-owned.ts';
import {cleanable} from '../git/worktrees/cleanable.ts';
import {commitsOfBranches} from '../git/reading/commits.ts';
import type {MergeRule} from '../git/landing/merge-engine-owned.ts';
import {removeWorktree} from '../git/worktrees/remove-worktree.ts';
import type {Repository} from '../git/repository.ts';
import type {Run} from '../model/run.ts';
import {findSession} from '../server/processes/start-session.ts';
import {replay} from '../server/replay.ts';
import {openJournalReader} from '../storage/journal.ts';
import {worktreeOf} from '../storage/places.ts';
import {confirm} from './printing/ask.ts';
import type {Invocation, Verb} from './command.ts';
import {hasFlag} from './arguments/options.ts';
import {printJson} from './printing/print.ts';
import {findHome, sessionState, type Home} from './session.ts';

/** Removes worktrees that hold nothing but what has landed or is saved, and of no task that goes on. */
export const clean: Verb = async invocation => {
	const home = await findHome(invocation);
	const runs = await runsOf(invocation, home);
	const found = await findWorktrees(home, runs);
	const removable = found.filter(({problem}) => problem === undefined);
	const isJson = hasFlag(invocation, 'json');
	if (!isJson) {
		for (const {worktree, problem} of found) {
			console.log(problem === undefined ? `remove  ${worktree}` : `keep    ${worktree}\n        ${problem}`);
		}
	}

	const isAgreed = removable.length > 0 && (hasFlag(invocation, 'yes') || await confirm(`Remove ${removable.length} worktrees?`, 'clean'));
	const removed = isAgreed ? await removeAll(home, runs, removable.map(({worktree}) => worktree)) : [];
	if (isJson) {
		printJson({removed, kept: found.filter(({worktree}) => !removed.includes(worktree))});
	} else {
		console.log(`${removed.length} of ${found.length} worktrees removed.`);
	}

	return 0;
};

/** Removes every worktree that may go, without asking. */
export async function removeWorktrees(home: Home, runs: readonly Run[]): Promise<void> {
	const found = await findWorktrees(home, runs);
	await removeAll(home, runs, found.filter(({problem}) => problem === undefined).map(({worktree}) => worktree));
}

type Found = {readonly worktree: string; readonly problem?: string};

async function findWorktrees({repository, places}: Home, runs: readonly Run[]): Promise<readonly Found[]> {
	const busy = new Map(runs
		.filter(run => run.outcome === undefined)
		.flatMap(run => Object.values(run.tasks))
		.filter(task => task.phase !== 'landed' && task.phase !== 'cancelled')
		.map(task => [worktreeOf(places, task.run, task.id), task.key]));
	const found = await cleanable(repository, places.worktrees, {landed: await heads(repository, runs), rule: ruleOf(runs)});
	return found.map(entry => busy.has(entry.worktree) ? {...entry, problem: `${busy.get(entry.worktree)} is not finished.`} : entry);
}

async function removeAll({repository}: Home, runs: readonly Run[], worktrees: readonly string[]): Promise<string[]> {
	const removed: string[] = [];
	const landed = await heads(repository, runs);
	for (const worktree of worktrees) {
		const removal = await removeWorktree({repository, worktree, landed, rule: ruleOf(runs)});
		if (removal.ok) {
			removed.push(worktree);
		} else {
			console.error(removal.problem);
		}
	}

	return removed;
}

/** Commits that hold what runs have landed, those too that the session has let go. */
async function heads(repository: Repository, runs: readonly Run[]): Promise<string[]> {
	return [...runs.map(run => run.head), ...await commitsOfBranches(repository, 'jupiter/*/result')];
}

/** As the last run merged: a file that an earlier one merged otherwise only stays longer. */
function ruleOf(runs: readonly Run[]): MergeRule {
	return path => mergeByOf(path, runs.at(-1)?.plan.engineOwned);
}

/** From the running engine, else from its journal: looking must not start agents. */
async function runsOf(invocation: Invocation, {places}: Home): Promise<readonly Run[]> {
	if (await findSession(places) !== undefined) {
		const {runs} = await sessionState(invocation);
		return Object.values(runs);
	}

	return existsSync(places.journal) ? readRuns(places.journal) : [];
}

function readRuns(file: string): readonly Run[] {
	const journal = openJournalReader(file);
	try {
		return Object.values(replay(journal).runs);
	} finally {
		journal.close();
	}
}
