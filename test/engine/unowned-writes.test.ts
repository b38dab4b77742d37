import assert from 'node:assert/strict';
import {test} from 'node:test';
import {outstanding} from '../../source/engine/outstanding.ts';
import type {Effect} from '../../source/model/effect.ts';
import type {Plan} from '../../source/model/plan.ts';
import type {Write} from '../../source/model/change.ts';
import {maxReverts} from '../../source/model/limits/failures.ts';
import {sketchPlan} from './plans.ts';
import {give, startScript, type Script} from './script.ts';

const tasks = {a: {owns: ['a.ts#x']}, b: {owns: ['b.ts', 'a.ts#y']}};
const reverting = sketchPlan(tasks, {unownedWrites: 'revert'});
const bad: Write = {path: 'b.ts', change: 'changed'};

/** Both at work, and `a` has written what `b` holds. */
function begin(plan: Plan, writes: readonly Write[] = [bad]): Script {
	const script = startScript(plan);
	script.say('made a');
	script.say('made b');
	see(script, writes);
	return script;
}

function see(script: Script, writes: readonly Write[]): void {
	give(script, {type: 'writes-seen', task: 'r1/a', writes, changes: [], reads: []});
}

function revertOf(script: Script): Extract<Effect, {type: 'revert-writes'}> | undefined {
	return outstanding(script.state).find(effect => effect.type === 'revert-writes');
}

function finish(script: Script, paths: readonly string[]): void {
	give(script, {type: 'writes-reverted', effect: revertOf(script)!.key, task: 'r1/a', paths, reference: 'refs/jupiter/saved/r1/a/unowned'});
}

test('unowned writes are only reported by default', () => {
	const script = begin(sketchPlan(tasks));
	assert.equal(revertOf(script), undefined);
	assert.deepEqual(script.state.runs.r1!.tasks.a!.unowned, ['b.ts']);
});

test('an unowned write is put back when asked', () => {
	const script = begin(reverting);
	assert.deepEqual(revertOf(script)?.paths, ['b.ts']);
	finish(script, ['b.ts']);
	assert.equal(revertOf(script), undefined);
	assert.deepEqual(script.state.runs.r1!.tasks.a!.unowned, []);
	assert.match(script.state.deliveries.at(-1)!.text, /^`b\.ts` was put back.*git show refs\/jupiter\/saved\/r1\/a\/unowned:b\.ts$/);
});

test('a free file is claimed instead', () => {
	const script = begin(reverting, [{path: 'c.ts', change: 'added'}]);
	assert.equal(revertOf(script), undefined);
	assert.ok(script.state.locks.some(({claim, holder}) => claim === 'c.ts' && holder === 'r1/a'));
});

test('a file partly the task\'s own stays', () => {
	const script = begin(reverting, [{path: 'a.ts', symbol: 'y', change: 'changed'}]);
	assert.deepEqual(script.state.runs.r1!.tasks.a!.unowned, ['a.ts#y']);
	assert.equal(revertOf(script), undefined);
});

test('putting back ends before a fight', () => {
	const script = begin(reverting);
	const keys = new Set<string>();
	for (let round = 0; round < maxReverts; round++) {
		keys.add(revertOf(script)!.key);
		finish(script, ['b.ts']);
		see(script, []);
		see(script, [bad]);
	}

	assert.equal(keys.size, maxReverts);
	assert.equal(revertOf(script), undefined);
	assert.deepEqual(script.state.runs.r1!.tasks.a!.unowned, ['b.ts']);
});

test('a write put back by itself needs nothing', () => {
	const script = begin(reverting);
	see(script, []);
	assert.equal(revertOf(script), undefined);
});

test('a failed revert counts as one', () => {
	const script = begin(reverting);
	give(script, {type: 'effect-failed', effect: revertOf(script)!.key, failure: {kind: 'worktree-failed', summary: 'No room.', detail: ''}});
	assert.equal(script.state.runs.r1!.tasks.a!.reverts, 1);
	assert.deepEqual(script.state.runs.r1!.tasks.a!.unowned, ['b.ts']);
});
