import assert from 'node:assert/strict';
import test from 'node:test';
import {sketchPlan} from './plans.ts';
import {startScript, type Script} from './script.ts';

const plan = sketchPlan({a: {owns: ['a.ts#f']}, b: {owns: ['b.ts']}});

function play(...lines: readonly string[]): Script {
	const script = startScript(plan);
	for (const line of ['made a', 'started a', 'made b', 'started b', ...lines]) {
		script.say(line);
	}

	return script;
}

const landA = ['done a', 'composed a c1 a.ts#f:f(x)', 'verified a', 'moved a c1'];

test('a late claim tells what has landed', () => {
	const script = play(...landA, 'claim b a.ts#f');
	assert.ok(script.answer.ok);
	assert.match(script.answer.text!, /is yours until.* Your worktree is behind there\..*\nby `a`: `a\.ts#f`, whose interface is another now\n.*\n.*f\(x\)\n/v);
});

test('a claim granted later tells it too', () => {
	const script = play('claim b a.ts#f', ...landA);
	const message = script.state.deliveries.find(({to, text}) => to === 'r1/b' && text.includes('yours now'));
	assert.match(message!.text, /no longer holds it\. Your worktree is behind there\./v);
});

test('a claim elsewhere tells nothing', () => {
	const script = play(...landA, 'claim b a.ts#g');
	assert.deepEqual(script.answer, {ok: true, text: '`a.ts#g` is yours until your task lands.'});
});
