import assert from 'node:assert/strict';
import test from 'node:test';
import {outstanding} from '../../source/engine/outstanding.ts';
import {whyWaiting} from '../../source/engine/schedule/why-waiting.ts';
import {maxComposeTries, maxLandingTries, maxRetryDelayMs} from '../../source/model/limits/failures.ts';
import type {Plan} from '../../source/model/plan.ts';
import {check, type Row} from './check.ts';
import {sketchPlan} from './plans.ts';
import {give, startScript} from './script.ts';

/** Tasks at work, each with a file of its own. */
const tasksOf = (ids: string, changes: Partial<Plan> = {}): Plan =>
	sketchPlan(Object.fromEntries([...ids].map(id => [id, {owns: [`${id}.ts`]}])), {workers: ids.length, ...changes});

const begin = (ids: string): Row[] => [...ids].map(id => [`made ${id}`, `worktree-made ${id}`]);

/** The first is under verification in the only slot; the others are done and composed behind it. */
const queue = (ids: string): Row[] => {
	const [first, ...others] = ids;
	const last = others.at(-1)!;
	return [
		...begin(ids),
		[`done ${first}`, `task-submitted ${first}; landing-started ${first}`],
		...others.map((id): Row => [`done ${id}`, `task-submitted ${id}`]),
		[`composed ${first} ${first}1 ${first}.ts`, `landing-composed ${first}; verification-started ${first}; landing-started ${others[0]}`],
		...others.map((id, index): Row => [`composed ${id} ${id}1 ${id}.ts`, `landing-composed ${id}${id === last ? '' : `; landing-started ${others[index + 1]}`}`]),
	];
};

check('two slots verify ahead of the head', tasksOf('abc', {verifySlots: 2}), [
	...begin('abc'),
	['done a', 'task-submitted a; landing-started a'],
	['done b', 'task-submitted b'],
	['done c', 'task-submitted c'],
	['composed a a1 a.ts', 'landing-composed a; verification-started a; landing-started b'],
	['composed b b1 b.ts', 'landing-composed b; verification-started b; landing-started c'],
	['composed c c1 c.ts', 'landing-composed c'],
	['verified b', 'landing-verified b; verification-started c'],
	['verified a', 'landing-verified a; move-started a,b'],
	['moved b b1', 'head-moved; task-landed a; task-landed b'],
	['verified c', 'landing-verified c; move-started c'],
	['moved c c1', 'head-moved; task-landed c'],
	['followed', 'into-followed; run-ended landed'],
]);
check('what waits is verified at once', tasksOf('abcd'), [
	...queue('abcd'),
	['verified a', 'landing-verified a; move-started a; verification-started d b,c,d'],
	['moved a a1', 'head-moved; task-landed a'],
	['verified d', 'landing-verified d; move-started b,c,d'],
	['moved d d1', 'head-moved; task-landed b; task-landed c; task-landed d'],
]);
check('a batch of one verifies each', tasksOf('abcd', {batch: 1}), [
	...queue('abcd'),
	['verified a', 'landing-verified a; move-started a; verification-started b'],
	['moved a a1', 'head-moved; task-landed a'],
	['verified b', 'landing-verified b; move-started b; verification-started c'],
]);
check('a red batch is halved', tasksOf('abcde'), [
	...queue('abcde'),
	['verified a', 'landing-verified a; move-started a; verification-started e b,c,d,e'],
	['moved a a1', 'head-moved; task-landed a'],
	['red e', 'landing-failed e verify-failed; verification-started c b,c'],
	['verified c', 'landing-verified c; move-started b,c; verification-started d'],
	['moved c c1', 'head-moved; task-landed b; task-landed c'],
	['red d', 'landing-failed d verify-failed; attempt-failed d verify-failed; landings-withdrawn e; landing-started e'],
	['composed e e2 e.ts', 'landing-composed e; verification-started e'],
	['verified e', 'landing-verified e; move-started e'],
]);
check('the last of a batch is found by the rest', tasksOf('abc'), [
	...queue('abc'),
	['verified a', 'landing-verified a; move-started a; verification-started c b,c'],
	['moved a a1', 'head-moved; task-landed a'],
	['red c', 'landing-failed c verify-failed; verification-started b'],
	['verified b', 'landing-verified b; move-started b'],
	['moved b b1', 'head-moved; task-landed b; attempt-failed c verify-failed'],
]);
check('a culprit takes nobody along', tasksOf('abc', {verifySlots: 3}), [
	...begin('abc'),
	['done a', 'task-submitted a; landing-started a'],
	['done b', 'task-submitted b'],
	['done c', 'task-submitted c'],
	['composed a a1 a.ts', 'landing-composed a; verification-started a; landing-started b'],
	['composed b b1 b.ts', 'landing-composed b; verification-started b; landing-started c'],
	['composed c c1 c.ts', 'landing-composed c; verification-started c'],
	['red b', 'landing-failed b verify-failed'],
	['red c', 'landing-failed c verify-failed'],
	['red a', 'landing-failed a verify-failed; attempt-failed a verify-failed; landings-withdrawn b,c; landing-started b'],
	['red b', ''],
	['composed b b2 b.ts', 'landing-composed b; verification-started b; landing-started c'],
	['composed c c2 c.ts', 'landing-composed c; verification-started c'],
	['verified b', 'landing-verified b; move-started b'],
]);
check('a conflict with what has not landed waits', tasksOf('abc', {verifySlots: 2}), [
	...begin('abc'),
	['done a', 'task-submitted a; landing-started a'],
	['done b', 'task-submitted b'],
	['done c', 'task-submitted c'],
	['composed a a1 a.ts', 'landing-composed a; verification-started a; landing-started b'],
	['red b conflict', 'landing-failed b conflict'],
	['red a', 'landing-failed a verify-failed; attempt-failed a verify-failed; landings-withdrawn b; landing-started b'],
	['composed b b1 b.ts', 'landing-composed b; verification-started b; landing-started c'],
]);
check('a conflict with what landed is one', tasksOf('ab', {verifySlots: 2}), [
	...begin('ab'),
	['done a', 'task-submitted a; landing-started a'],
	['done b', 'task-submitted b'],
	['composed a a1 a.ts', 'landing-composed a; verification-started a; landing-started b'],
	['red b conflict', 'landing-failed b conflict'],
	['verified a', 'landing-verified a; move-started a'],
	['moved a a1', 'head-moved; task-landed a; attempt-failed b conflict'],
]);
check('one in a hurry goes first', tasksOf('abcd'), [
	...queue('abc'),
	['made d', 'worktree-made d'],
	['land d', 'task-submitted d; task-hurried d; landings-withdrawn a,b,c; landing-started d'],
	['verified a', ''],
	['composed d d1 d.ts', 'landing-composed d; verification-started d; landing-started a'],
]);
check('what the head goes to is not overtaken', tasksOf('abc'), [
	...queue('ab'),
	['made c', 'worktree-made c'],
	['verified a', 'landing-verified a; move-started a; verification-started b'],
	['land c', 'task-submitted c; task-hurried c; landings-withdrawn b; landing-started c'],
	['cancel a ! landing at this moment', ''],
	['moved a a1', 'head-moved; task-landed a'],
	['composed c c1 c.ts', 'landing-composed c; verification-started c; landing-started b'],
]);
check('a cancelled landing leaves the pipeline', tasksOf('abc'), [
	...queue('abc'),
	['cancel b', 'task-cancelled b; landings-withdrawn c; landing-started c'],
	['composed c c2 c.ts', 'landing-composed c'],
	['verified a', 'landing-verified a; move-started a; verification-started c'],
]);
check('a paused landing lets others pass', tasksOf('abc'), [
	...queue('abc'),
	['pause a', 'task-paused a; landings-withdrawn a,b,c; landing-started b'],
	['composed b b2 b.ts', 'landing-composed b; verification-started b; landing-started c'],
	['resume a', 'task-resumed a; landings-withdrawn b,c; landing-started a'],
]);
check('a disputed landing leaves the pipeline', tasksOf('abc'), [
	['made a', 'worktree-made a'],
	['made b', 'worktree-made b'],
	['made c', 'worktree-made c'],
	['decide a colour red', 'decision-made colour=red'],
	['done a', 'task-submitted a; landing-started a'],
	['composed a a1 a.ts', 'landing-composed a; verification-started a'],
	['decide b colour blue ! is `red`', 'decision-collided colour=blue; message-queued a; landings-withdrawn a'],
	['user-decides colour red', 'decision-settled colour=red; message-queued a; message-queued b; landing-started a'],
]);
check('a person\'s commits come under all', tasksOf('abc'), [
	...queue('abc'),
	['adopted base mine', 'head-adopted; landings-withdrawn a,b,c; landing-started a'],
]);
check('a refused move costs no attempt', tasksOf('abc'), [
	...queue('abc'),
	['verified a', 'landing-verified a; move-started a; verification-started c b,c'],
	['refused a other', 'landings-withdrawn a,b,c; head-moved; landing-started a'],
]);
check('what changes nothing is not verified', tasksOf('abc'), [
	...begin('abc'),
	['done a', 'task-submitted a; landing-started a'],
	['done b', 'task-submitted b'],
	['done c', 'task-submitted c'],
	['composed a a1 a.ts', 'landing-composed a; verification-started a; landing-started b'],
	['composed b a1', 'landing-composed b; landing-started c'],
	['composed c a1', 'landing-composed c'],
	['verified a', 'landing-verified a; move-started a'],
	['moved a a1', 'head-moved; task-landed a; task-landed b; task-landed c'],
]);
check('a killed move is completed', tasksOf('abc'), [
	...queue('abc'),
	['verified a', 'landing-verified a; move-started a; verification-started c b,c'],
	['moved a a1', 'head-moved; task-landed a'],
	['verified c', 'landing-verified c; move-started b,c'],
	['engine 2', 'engine-started'],
	['moved c c1', 'head-moved; task-landed b; task-landed c'],
]);

void test('a batch runs every command of its tasks', () => {
	const script = startScript(sketchPlan({a: {owns: ['a.ts']}, b: {owns: ['b.ts'], verify: 'test b'}, c: {owns: ['c.ts'], verify: 'test c'}}, {workers: 3}));
	for (const [line] of [...queue('abc'), ['verified a', ''] as const]) {
		script.say(line);
	}

	const effect = outstanding(script.state).find(({type}) => type === 'verify-landing');
	assert.deepEqual(effect, {
		type: 'verify-landing', key: effect!.key, task: 'r1/c', tasks: ['r1/b', 'r1/c'], commit: 'c1', commands: ['test b', 'test c', 'npm test'], slot: 0,
	});
	assert.equal(whyWaiting(script.state, script.state.runs.r1!.tasks.b!)!.text, 'Is being verified together with `c`.');
});

void test('a task alone without commands passes', () => {
	const {verify, ...plan} = tasksOf('ab');
	const script = startScript({...plan, tasks: plan.tasks.map(task => task.id === 'a' ? {...task, verify: 'test a'} : task)});
	for (const line of ['made a', 'made b', 'done a', 'done b', 'composed a a1 a.ts', 'composed b b1 b.ts']) {
		script.say(line);
	}

	// It's as good as verified, but lands only after what it stands on.
	const {a, b} = script.state.runs.r1!.tasks;
	assert.deepEqual([a!.landing!.stage, b!.landing!.stage], ['verifying', 'verified']);
	assert.equal(whyWaiting(script.state, b!)!.text, 'Is verified, and lands after `a`.');
});

void test('runs share the slots', () => {
	const script = startScript(tasksOf('a'));
	const stages = () => ['r1', 'r2'].map(run => Object.values(script.state.runs[run]!.tasks)[0]!.landing?.stage);
	give(script, {type: 'start-run', plan: {...tasksOf('b'), into: 'other'}, base: 'base'});
	for (const [run, task, path] of [['r1', 'r1/a', 'a.ts'], ['r2', 'r2/b', 'b.ts']] as const) {
		give(script, {type: 'worktree-made', effect: `worktree:${task}:1`, task, path: `/${run}`, base: 'base'});
		give(script, {type: 'done', task});
		const effect = outstanding(script.state).find(({key}) => key.startsWith(`compose:${task}`))!.key;
		give(script, {type: 'landing-composed', effect, task, commit: `${run}1`, writes: [{path, change: 'changed'}], changes: [], reads: []});
	}

	assert.deepEqual(stages(), ['verifying', 'composed']);
	script.say('verified a');
	assert.deepEqual(stages(), ['moving', 'verifying']);
});

void test('a head that stays costs no attempt', () => {
	const script = startScript(tasksOf('ab', {verifySlots: 2}));
	for (const line of ['made a', 'made b', 'exit a', 'exit b', 'composed a a1 a.ts', 'composed b b1 b.ts', 'verified b', 'verified a', 'broken b move-head']) {
		script.say(line);
	}

	const {a, b} = script.state.runs.r1!.tasks;
	assert.deepEqual([a, b].map(task => [task!.attempt, task!.landing?.stage]), [[1, 'composed'], [1, 'verified']]);
	const why = {kind: 'branch', text: 'Is verified, and lands when the result branch can be moved: It failed: worktree-failed.', on: [], until: script.now + 1000};
	assert.deepEqual([a, b].map(task => whyWaiting(script.state, task!)), [why, why]);
	assert.deepEqual(outstanding(script.state).filter(({type}) => type === 'wake-at').map(({key}) => key), [`moving:r1:${script.now + 1000}`]);
});

void test('a head that never moves blocks them', () => {
	const script = startScript(tasksOf('ab', {verifySlots: 2}));
	for (const line of ['made a', 'made b', 'exit a', 'exit b', 'composed a a1 a.ts', 'composed b b1 b.ts', 'verified b', 'verified a']) {
		script.say(line);
	}

	const tries = Array.from({length: maxLandingTries - 1}, () => {
		const events = script.say('broken b move-head');
		script.now += maxRetryDelayMs;
		script.say('tick');
		return events.join(' ');
	});
	assert.deepEqual(new Set(tries), new Set(['landing-hindered a,b moving']));
	assert.deepEqual(script.say('broken b move-head'), ['landing-hindered a,b moving', 'task-blocked a', 'task-blocked b', 'run-ended blocked']);
	assert.match(script.state.runs.r1!.tasks.a!.reason!, /could not be moved .* `jupiter-tui retry a`/v);
	script.say('retry a');
	assert.equal(script.state.runs.r1!.hindrances, undefined);
});

void test('nothing verified ahead stands for what could not be', () => {
	const script = startScript(tasksOf('abc', {verifySlots: 3}));
	for (const line of ['made a', 'made b', 'made c', 'exit a', 'exit b', 'exit c', 'composed a a1 a.ts', 'composed b b1 b.ts', 'verified b', 'composed c c1 c.ts', 'broken a verify-landing']) {
		script.say(line);
	}

	assert.deepEqual(Object.values(script.state.runs.r1!.tasks).map(({landing}) => landing!.stage), ['composed', 'composed', 'composed']);
	script.now += maxRetryDelayMs;
	assert.deepEqual(script.say('tick'), ['verification-started a', 'verification-started b', 'verification-started c']);
});

void test('what can never be verified blocks', () => {
	const script = startScript(tasksOf('ab'));
	for (const line of ['made a', 'made b', 'exit a', 'exit b', 'composed a a1 a.ts']) {
		script.say(line);
	}

	assert.deepEqual(script.say('broken a verify-landing'), ['landing-hindered a verifying']);
	const {a} = script.state.runs.r1!.tasks;
	assert.deepEqual(whyWaiting(script.state, a!), {kind: 'verification', text: 'Can\'t be verified now, by no fault of its own: It failed: worktree-failed.', on: [], until: script.now + 1000});
	assert.deepEqual(outstanding(script.state).filter(({type}) => type === 'wake-at').map(({key}) => key), [`verifying:r1:${script.now + 1000}`]);
	const tries = Array.from({length: maxLandingTries - 2}, () => {
		script.now += maxRetryDelayMs;
		script.say('tick');
		return script.say('broken a verify-landing').join(' ');
	});
	assert.deepEqual(new Set(tries), new Set(['landing-hindered a verifying']));
	script.now += maxRetryDelayMs;
	script.say('tick');
	assert.deepEqual(script.say('broken a verify-landing').slice(0, 2), ['landing-hindered a verifying', 'task-blocked a']);
	const {attempt, reason} = script.state.runs.r1!.tasks.a!;
	assert.equal(attempt, 1);
	assert.match(reason!, /^It is done, and could not be verified in 60 tries: .* `jupiter-tui retry a`/v);
});

void test('what can never be composed fails its attempt', () => {
	const script = startScript(tasksOf('a'));
	for (const line of ['made a', 'exit a']) {
		script.say(line);
	}

	const tries = Array.from({length: maxComposeTries}, () => {
		const events = script.say('broken a compose-landing').join(' ');
		script.now += maxRetryDelayMs;
		script.say('tick');
		return events;
	});
	assert.deepEqual(tries, [...Array.from({length: maxComposeTries - 1}, () => 'landing-hindered a composing'), 'landing-failed a worktree-failed attempt-failed a worktree-failed']);
});
