import {mergeByOf} from '../../source/claims/engine-owned.ts';
import {actualBound} from '../../source/engine/schedule/bound.ts';
import {tasksOf} from '../../source/engine/find.ts';
import {maxClaimsPerTask} from '../../source/model/limits/planning.ts';
import {findConflicts} from '../../source/plan/conflicts.ts';
import {newcomers} from '../../source/plan/newcomers.ts';
import {sketchPlan} from '../engine/plans.ts';
import type {HistoryCommit} from './history.ts';
import {runForReal, type RealRun} from './real-session.ts';

/** Consecutive commits of one history, each of which is carried out as a task. */
export type RealBlock = {
	readonly name: string;
	/** Git directory with all the commits. */
	readonly history: string;
	readonly commits: readonly HistoryCommit[];
	/** Minutes that each task takes. */
	readonly minutes: readonly number[];
};

export type RealOptions = {
	readonly workers: number;
	/** Share of a task's time that verifying it takes. */
	readonly verifyShare: number;
	/** Real seconds that stand for a minute. */
	readonly scale: number;
	/** Run in place of the scaled sleep, where given. */
	readonly verify?: string;
};

/** One block by one number of workers on real processes. */
export type RealResult = {
	readonly name: string;
	readonly workers: number;
	readonly tasks: number;
	readonly landed: number;
	readonly seconds: number;
	readonly boundSeconds: number;
	/** Landings that git reported a conflict in; they were sent back. */
	readonly conflicts: number;
	readonly refusedWrites: number;
	/** Paths in which the final tree is not the true one: all of them, and those that no task locks. */
	readonly differing: readonly string[];
	readonly differingOwned: number;
	readonly engineSeconds: number;
	/** Interruptions of workers by changes of others, and workers at work beside each landing, summed up. */
	readonly interruptions: number;
	readonly exposed: number;
	readonly blocked: readonly string[];
};

/** Carries out a block: real worktrees, engine, host and git; agents that sleep and apply their commit's own patch. */
export const replayForReal = async (block: RealBlock, options: RealOptions): Promise<RealResult> => {
	const {commits, minutes, history, name} = block;
	const work = minutes.reduce((sum, value) => sum + value, 0) * options.scale;
	const real = await runForReal({
		history,
		base: commits[0]!.parent,
		expected: commits.at(-1)!.commit,
		files: {'agent.sh': agent, attributes: attributesFor(commits)},
		plan: folder => planFile(block, options, folder),
		timeoutMs: Math.ceil((work * (1 + options.verifyShare) * 3) + (commits.length * overheadSeconds)) * 1000,
	});
	return describe(name, options.workers, real);
};

/** Ample for a task's worktree, agent, landing and a few tries on a loaded machine, s. */
const overheadSeconds = 20;

const describe = (name: string, workers: number, {run, differing, engineSeconds}: RealRun): RealResult => ({
	name, workers, differing, engineSeconds,
	tasks: run.plan.tasks.length,
	landed: tasksOf(run).filter(({phase}) => phase === 'landed').length,
	seconds: (run.endedAt! - run.startedAt) / 1000,
	boundSeconds: actualBound(run).bound / 1000,
	conflicts: run.conflicts,
	refusedWrites: run.refusedWrites,
	differingOwned: differing.filter(file => mergeByOf(file, undefined) !== undefined).length,
	interruptions: run.notices.interruptions,
	exposed: run.notices.exposed,
	blocked: tasksOf(run).filter(({phase}) => phase === 'blocked').map(({id, failure}) => `${id}: ${failure?.summary ?? ''} ${failure?.detail.slice(0, 300) ?? ''}`),
});

/** What overlaps keeps the order in which it was made, as the patch of the second needs the first; so do two versions of one key in a file that no task locks. */
const planFile = ({commits, minutes}: RealBlock, {workers, verifyShare, scale, verify}: RealOptions, folder: string): unknown => {
	const ids = commits.map((_, index) => `t${index}`);
	const owns = commits.map(({claims, changes}) => claims.length > maxClaimsPerTask ? changes.map(({path}) => path) : claims);
	const sketch = sketchPlan(Object.fromEntries(ids.map((id, index) => [id, {owns: owns[index]!}])));
	const symbols = Object.assign({}, ...commits.toReversed().map(commit => commit.symbols)) as HistoryCommit['symbols'];
	const added = newcomers(sketch, {paths: Object.keys(symbols).filter(file => symbols[file] !== undefined), symbolsOf: file => symbols[file]});
	const conflicts = findConflicts({...sketch, neighbours: [...commits.flatMap(commit => commit.neighbours), ...added]});
	const keys = owns.map(claims => claims.filter(claim => claim.includes('#') && mergeByOf(claim.slice(0, claim.indexOf('#')), undefined) === 'keys'));
	return {
		version: 1,
		goal: 'Replay a history',
		into: 'replay',
		workers,
		tasks: commits.map(({commit, title}, index) => ({
			id: ids[index],
			title: `${ids[index]}: ${title}`.slice(0, 70).trim(),
			agent: {command: `sh '${folder}/agent.sh' ${commit} ${(minutes[index]! * scale / 2).toFixed(3)}`},
			owns: owns[index],
			needs: [...new Set([
				...conflicts.filter(({second}) => second === ids[index]).map(({first}) => first),
				...ids.slice(0, index).filter((_, before) => keys[before]!.some(key => keys[index]!.includes(key))),
			])],
			verify: verify ?? `sleep ${(minutes[index]! * scale * verifyShare).toFixed(3)}`,
			minutes: Number(minutes[index]!.toFixed(2)),
		})),
	};
};

/** Works half its time, writes its commit's patch, and works on. A second try begins on what it finds committed. */
const agent = `set -e
commit=$1
git reset --quiet --hard
git clean --quiet -fd
sleep "$2"
mainline=$(git rev-parse --quiet --verify "$commit^2" >/dev/null && echo '--mainline 1' || true)
git -c core.attributesFile="$(dirname "$0")/attributes" -c merge.mine.driver='git merge-file --theirs %A %O %B' cherry-pick --no-commit $mainline "$commit" || { git reset --quiet --hard; exit 1; }
sleep "$2"
`;

/** An agent changes its own lines and keys of files that many change; the patches of these don't fit each other to the letter. */
const attributesFor = (commits: readonly HistoryCommit[]): string => {
	const changed = new Set(commits.flatMap(({changes}) => changes.map(({path}) => path)));
	return [...changed].flatMap(file => {
		const mergeBy = mergeByOf(file, undefined);
		return mergeBy === undefined ? [] : [`"/${file}" merge=${mergeBy === 'lines' ? 'union' : 'mine'}\n`];
	}).join('');
};
