import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {openRuns, tasksOf} from '../../source/engine/find.ts';
import {outstanding} from '../../source/engine/outstanding.ts';
import {isStuck} from '../../source/engine/runs/runs.ts';
import type {Command} from '../../source/model/command.ts';
import type {Run} from '../../source/model/run.ts';
import type {SessionState} from '../../source/model/session-state.ts';
import type {Task} from '../../source/model/task.ts';
import {randomPlan} from './random-plan.ts';
import {happen, newWorld, replay, runToEnd, startRun, tellEngine, type World} from './world.ts';

const seed = 20_262;

void test('every run ends whatever goes wrong', () => {
	const outcomes = new Map<string, number>();
	fc.assert(fc.property(randomPlan, fc.integer(), fc.nat({max: 30}), (plan, worldSeed, trouble) => {
		const world = newWorld(worldSeed, trouble);
		startRun(world, plan);
		settleAndRun(world);
		const run = world.state.runs.r1!;
		outcomes.set(run.outcome!, (outcomes.get(run.outcome!) ?? 0) + 1);
		assert.deepEqual(tasksOf(run).filter(task => !hasAnEnd(run, task)), []);
		assert.deepEqual(world.state.locks, []);
		assert.deepEqual(world.state.waiting, []);
		checkBranch(world);
	}), {seed, numRuns: 400});
	assert.ok(Math.min(outcomes.get('landed')!, outcomes.get('blocked')!) > 20, JSON.stringify([...outcomes]));
});

void test('without trouble every task lands', () => {
	fc.assert(fc.property(randomPlan, fc.integer(), (plan, worldSeed) => {
		const world = newWorld(worldSeed, 0);
		startRun(world, plan);
		runToEnd(world);
		assert.deepEqual(landed(world.state), plan.tasks.map(({id}) => id));
		assert.equal(world.state.runs.r1!.conflicts, 0);
	}), {seed, numRuns: 150});
});

void test('a replayed journal gives the same state', () => {
	fc.assert(fc.property(randomPlan, fc.integer(), (plan, worldSeed) => {
		const world = newWorld(worldSeed, 20);
		startRun(world, plan);
		settleAndRun(world);
		assert.deepEqual(replay(world.journal), world.state);
	}), {seed, numRuns: 100});
});

void test('commands in any order keep the invariants', () => {
	fc.assert(fc.property(randomPlan, fc.integer(), fc.array(personCommand, {maxLength: 40}), (plan, worldSeed, commands) => {
		const world = newWorld(worldSeed, 40);
		startRun(world, plan);
		for (const command of commands) {
			tellEngine(world, command);
			for (let count = world.random(4); count > 0 && openRuns(world.state).length > 0; count--) {
				tryToHappen(world);
			}
		}

		assert.deepEqual(replay(world.journal), world.state);
	}), {seed, numRuns: 300});
});

void test('a crash anywhere loses no task', () => {
	let crashes = 0;
	fc.assert(fc.property(randomPlan, fc.integer(), fc.boolean(), (plan, worldSeed, isRefAhead) => {
		const world = newWorld(worldSeed, 0);
		startRun(world, plan);
		runToEnd(world);
		for (const length of lengthsOf(world)) {
			crashes++;
			crash(world, length, isRefAhead);
		}
	}), {seed, numRuns: 25});
	assert.ok(crashes > 500, `only ${crashes} crashes`);
});

void test('a crash amid trouble still ends', () => {
	fc.assert(fc.property(randomPlan, fc.integer(), (plan, worldSeed) => {
		const world = newWorld(worldSeed, 12);
		startRun(world, plan);
		settleAndRun(world);
		const lost = lengthsOf(world).map(length => lostAfterCrash(world, length));
		assert.deepEqual(lost.filter(ids => ids.length > 0), []);
	}), {seed, numRuns: 15});
});

const someTask = fc.nat({max: 8}).map(index => `r1/t${index}`);
const personCommand: fc.Arbitrary<Command> = fc.oneof(
	fc.record({type: fc.constantFrom('pause-task', 'resume-task', 'retry-task', 'cancel-task', 'land-task', 'done'), task: someTask}),
	fc.record({type: fc.constant('comment-task'), task: someTask, text: fc.constant('Keep hello.')}),
	fc.record({type: fc.constant('claim'), task: someTask, claim: fc.constantFrom('a.ts', 'a.ts#A', '**', '../x', 'docs')}),
	fc.record({type: fc.constant('settle-decision'), key: fc.constant('colour'), value: fc.constant('red')}),
	fc.constant({type: 'tick'}),
	fc.constant({type: 'cancel-run', run: 'r1'}),
	fc.constant({type: 'follow-run', run: 'r1'}),
	fc.constant({type: 'engine-start', epoch: 2}),
	fc.record({type: fc.constant('agent-exited'), task: someTask, launch: fc.nat({max: 3}), code: fc.nat({max: 1})}),
	fc.record({type: fc.constant('worktree-made'), effect: fc.constant('worktree:r1/t0:1'), task: fc.constant('r1/t0'), path: fc.constant('/x'), base: fc.constant('base')}),
) as fc.Arbitrary<Command>;

function hasAnEnd(run: Run, task: Task): boolean {
	return task.phase === 'landed' || (task.phase === 'blocked' && task.reason !== undefined) || isStuck(run, task);
}

/** How many entries a journal can be cut to: all but the engine's and the run's start. */
function lengthsOf({journal}: World): number[] {
	return journal.slice(2).map((_entry, index) => index + 2);
}

function crash(world: World, length: number, isRefAhead: boolean): void {
	const survivor = recover(world, length, isRefAhead);
	runToEnd(survivor);
	assert.deepEqual(landed(survivor.state), landed(world.state), `after a crash at entry ${length}`);
	checkBranch(survivor);
}

function lostAfterCrash(world: World, length: number): string[] {
	const survivor = recover(world, length, false);
	settleAndRun(survivor);
	const kept = landed(survivor.state);
	return landed(replay(world.journal.slice(0, length))).filter(id => !kept.includes(id));
}

/** Runs to the end, a person settling what agents leave undecided. */
function settleAndRun(world: World): void {
	for (let steps = 0; openRuns(world.state).length > 0; steps++) {
		assert.ok(steps < 5000, 'The run goes on for ever.');
		if (world.state.decisions.some(({collision}) => collision)) {
			tellEngine(world, {type: 'settle-decision', key: 'colour', value: 'red'});
		} else {
			happen(world);
		}
	}
}

/** Everything may be paused or undecided by a person; then nothing has to happen. */
function tryToHappen(world: World): void {
	try {
		happen(world);
	} catch (error) {
		if (!(error instanceof Error && error.message.startsWith('Nothing can happen'))) {
			throw error;
		}
	}
}

/** A new engine on the journal's first entries. With `isRefAhead` git is one moved ref further than the journal. */
function recover(world: World, length: number, isRefAhead: boolean): World {
	const survivor = newWorld(length, 0);
	survivor.journal.push(...world.journal.slice(0, length));
	survivor.state = replay(survivor.journal);
	survivor.now = survivor.journal.at(-1)!.at;
	const run = survivor.state.runs.r1!;
	const move = outstanding(survivor.state).find(effect => effect.type === 'move-head');
	survivor.refs.set('r1', isRefAhead && move ? move.commit : run.head);
	tellEngine(survivor, {type: 'engine-start', epoch: 2});
	return survivor;
}

function landed(state: SessionState): string[] {
	return tasksOf(state.runs.r1!).filter(({phase}) => phase === 'landed').map(({id}) => id);
}

/** What git has is what the engine believes, and each task's commit is in it once. */
function checkBranch(world: World): void {
	const run = world.state.runs.r1!;
	assert.equal(world.refs.get('r1'), run.head);
	const parts = run.head.split('+').filter(part => part !== 'user' && part !== 'base').map(part => part.replace(/:\d+$/, ''));
	assert.deepEqual(parts.toSorted(), [...new Set(parts)].toSorted(), `twice in ${run.head}`);
	const withChanges = tasksOf(run).filter(task => task.phase === 'landed' && task.commit!.includes(task.key));
	assert.deepEqual(parts.toSorted(), withChanges.map(({key}) => key).toSorted());
}
