import assert from 'node:assert/strict';
import test from 'node:test';
import {outstanding} from '../../source/engine/outstanding.ts';
import {whyWaiting} from '../../source/engine/schedule/why-waiting.ts';
import {check, type Row} from './check.ts';
import {knownAgent, sketchPlan} from './plans.ts';
import {startScript, type Script} from './script.ts';

const codex = {kind: 'known', name: 'codex'} as const;
const mixed = sketchPlan({
	a: {agent: knownAgent, owns: ['a']},
	b: {agent: knownAgent, owns: ['b']},
	c: {agent: codex, owns: ['c'], minutes: 1},
}, {workers: 1});
const alike = sketchPlan({a: {agent: knownAgent, owns: ['a']}, b: {agent: knownAgent, owns: ['b']}}, {workers: 2});

check('a limited agent starts no task', mixed, [
	['made a', 'worktree-made a'],
	['started a', 'agent-started a'],
	// Its place goes to an agent of another provider.
	['limited a 61000', 'agent-limited a claude; task-claimed c'],
	['made c', 'worktree-made c'],
	['exit c 0', 'agent-exited c; attempt-failed c agent-failed'],
	['+59999 tick', ''],
	['+1 tick', 'limit-lifted claude; agent-resumed a; message-queued a'],
	['delivered a', 'message-delivered a'],
	['done a', 'task-submitted a; task-claimed b; landing-started a'],
]);
check('a limit that ends an agent costs nothing', alike, [
	['made a', 'worktree-made a'],
	['started a', 'agent-started a'],
	['limited a 5000', 'agent-limited a claude'],
	['exit a 1', 'agent-exited a'],
	['+4000 tick', 'limit-lifted claude; agent-resumed a; agent-resumed b'],
	['made a', 'worktree-made a'],
]);
check('an unknown reset is waited for longer', alike, [
	['made a', 'worktree-made a'],
	['started a', 'agent-started a'],
	['limited a', 'agent-limited a claude'],
	['limited a', ''],
	['+300000 tick', 'limit-lifted claude; agent-resumed a; message-queued a; agent-resumed b'],
	['limited a', 'agent-limited a claude'],
	['+300000 tick', ''],
	['+300000 tick', 'limit-lifted claude; agent-resumed a; message-queued a; agent-resumed b'],
]);
check('whoever is done was given something again', alike, [
	['made a', 'worktree-made a'],
	['started a', 'agent-started a'],
	['limited a', 'agent-limited a claude'],
	['done a', 'limit-lifted claude; task-submitted a; agent-resumed b; landing-started a'],
]);
check('what the provider says replaces a guess', alike, [
	['made a', 'worktree-made a'],
	['started a', 'agent-started a'],
	['limited a', 'agent-limited a claude'],
	['limited a 61000', 'agent-limited a claude'],
	['limited a 61000', ''],
	['limited a', ''],
	// Of two resets the later one holds.
	['limited a 31000', ''],
	['+60000 tick', 'limit-lifted claude; agent-resumed a; message-queued a; agent-resumed b'],
]);
check('a limit can be taken back', alike, [
	['made a', 'worktree-made a'],
	['limited a 900000', 'agent-limited a claude'],
	['limited a 0', 'limit-lifted claude; agent-resumed a; message-queued a; agent-resumed b'],
]);
check('a limited agent may hand in', alike, [
	['made a', 'worktree-made a'],
	['limited a 900000', 'agent-limited a claude'],
	['done a', 'task-submitted a; landing-started a'],
]);
check('one that tries again isn\'t prompted', alike, [
	['made a', 'worktree-made a'],
	['started a', 'agent-started a'],
	['limited a 61000 trying', 'agent-limited a claude'],
	['status a limited', ''],
	['+60000 tick', 'limit-lifted claude; agent-resumed a; agent-resumed b'],
	['status a working', ''],
]);
check('an answer ends a guess, and no more', alike, [
	['made a', 'worktree-made a'],
	['limited a ? trying', 'agent-limited a claude'],
	['status a working', 'limit-lifted claude; agent-resumed a; agent-resumed b'],
	['limited a 61000 trying', 'agent-limited a claude'],
	// Its provider has said how long, and this one may be an exception.
	['status a working', 'agent-resumed a'],
]);
check('one that is stuck starts again', alike, [
	['made a', 'worktree-made a'],
	['started a', 'agent-started a'],
	['limited a 61000 stuck', 'agent-limited a claude'],
	['+60000 tick', 'limit-lifted claude; agent-resumed b'],
	['exit a 129', 'agent-exited a; agent-resumed a'],
	['made a', 'worktree-made a'],
]);
check('a status of a limit limits', alike, [
	['made a', 'worktree-made a'],
	['status a limited', 'agent-limited a claude'],
	['status a failed', ''],
	// It goes on by itself: its provider let it, or a person gave it another.
	['status a working', 'limit-lifted claude; agent-resumed a; status-changed a; agent-resumed b'],
]);
check('a cap holds for an agent', sketchPlan({
	a: {agent: knownAgent, owns: ['a']}, b: {agent: knownAgent, owns: ['b']}, c: {agent: knownAgent, owns: ['c']}, d: {agent: codex, owns: ['d'], minutes: 1},
}, {workers: 3, verify: ''}), [
	['caps claude=2', 'caps-set'],
	['caps claude=2', ''],
	['made a', 'worktree-made a'],
	['done a', 'task-submitted a; task-claimed d; landing-started a'],
]);
check('nothing starts without memory', sketchPlan({a: {owns: ['a']}, b: {owns: ['b']}, c: {owns: ['c']}}, {workers: 1}), [
	['machine 0.05 1', 'machine-strained memory; verifications-held memory'],
	['machine 0.1 1', ''],
	['made a', 'worktree-made a'],
	// With nobody at work, waiting would free nothing.
	['exit a', 'agent-exited a; task-submitted a; task-claimed b; landing-started a'],
	['machine 0.2 1', 'machine-eased'],
	['machine 0.2 17', 'machine-strained load'],
	['machine 0.2 12', ''],
	['machine 0.2 10', 'machine-eased'],
]);

check('a busy machine verifies one by one', sketchPlan({a: {owns: ['a']}, b: {owns: ['b']}, c: {owns: ['c']}}, {workers: 3, verifySlots: 3}), [
	['machine 0.5 1', ''],
	...['a', 'b', 'c'].map((id): Row => [`made ${id}`, `worktree-made ${id}`]),
	['done a', 'task-submitted a; landing-started a'],
	['machine 0.5 3', 'verifications-held load'],
	['composed a a1 a', 'landing-composed a; verification-started a'],
	['done b', 'task-submitted b; landing-started b'],
	['done c', 'task-submitted c'],
	['composed b b1 b', 'landing-composed b; landing-started c'],
	['composed c c1 c', 'landing-composed c'],
	// As long as it hardly has more room it stays so.
	['machine 0.5 1.9', ''],
	['machine 0.5 1', 'verifications-freed; verification-started b; verification-started c'],
	['machine 0.1 1', 'verifications-held memory'],
	['machine 0.2 1', ''],
	['machine 0.3 1', 'verifications-freed'],
]);

test('a task says what its agent awaits', () => {
	const script = limitedScript();
	assert.deepEqual(whyOf(script, 'b'), {kind: 'quota', text: 'Waits until the provider of `claude` gives more.', on: [], until: 61_000});
	assert.deepEqual(whyOf(script, 'a'), whyOf(script, 'b'));
	script.say('limited a 0');
	assert.deepEqual(whyOf(script, 'a'), {kind: 'slot', text: 'Waits for one of 1 workers to be free.', on: ['r1/c']});
	script.say('caps codex=1 claude=0');
	assert.deepEqual(whyOf(script, 'b'), {kind: 'cap', text: 'Waits for one of 0 `claude` to be free.', on: []});
	script.say('caps');
	script.say('machine 0.01 1');
	assert.match(whyOf(script, 'b')!.text, /^Waits for memory/v);
});

test('a limit is ended by a wake-up', () => {
	const script = limitedScript();
	assert.deepEqual(outstanding(script.state).filter(({type}) => type === 'wake-at'), [{type: 'wake-at', key: 'limit:claude:61000', at: 61_000}]);
	script.now = 61_000;
	script.say('tick');
	assert.deepEqual(outstanding(script.state).filter(({type}) => type === 'wake-at'), []);
});

test('an agent ended by a limit resumes', () => {
	const script = startScript(alike);
	for (const line of ['made a', 'started a', 'limited a 61000', 'exit a 1']) {
		script.say(line);
	}

	script.now = 61_000;
	script.say('tick');
	script.say('made a');
	const start = outstanding(script.state).find(effect => effect.type === 'start-agent' && effect.task === 'r1/a');
	assert.strictEqual(start?.type, 'start-agent');
	assert.deepEqual([start.resume, start.attempt, start.launch, start.failure], [true, 1, 2, undefined]);
});

test('a stuck agent is stopped in time', () => {
	const script = startScript(alike);
	const stops = () => outstanding(script.state).flatMap(effect => effect.type === 'stop-agent' ? [effect.task] : []);
	for (const line of ['made a', 'started a', 'limited a 61000 stuck']) {
		script.say(line);
	}

	assert.deepEqual(stops(), [], 'its person may know another way');
	script.now = 61_000;
	script.say('taken a');
	assert.deepEqual(stops(), [], 'who types there isn\'t interrupted');
	script.say('handed-back a');
	assert.deepEqual(stops(), ['r1/a']);
	script.say('exit a 129');
	assert.deepEqual(stops(), []);
});

test('an agent before its start waits', () => {
	const script = startScript(alike);
	for (const line of ['made a', 'started a', 'limited a 61000', 'made b']) {
		script.say(line);
	}

	const starts = () => outstanding(script.state).filter(({type}) => type === 'start-agent').length;
	assert.equal(starts(), 0);
	script.say('limited a 0');
	assert.equal(starts(), 1);
});

test('limits without end fail an attempt', () => {
	const script = startScript(sketchPlan({a: {agent: knownAgent, owns: ['a']}}));
	script.say('made a');
	const seen: string[] = [];
	for (let count = 0; count < 100; count++) {
		seen.push(...script.say(`limited a ${script.now + 10}`));
		script.now += 10;
		script.say('tick');
	}

	assert.deepEqual(new Set(seen), new Set(['agent-limited a claude']));

	assert.deepEqual(script.say(`limited a ${script.now + 10}`), ['attempt-failed a agent-failed']);
});

function limitedScript(): Script {
	const script = startScript(mixed);
	for (const line of ['made a', 'started a', 'limited a 61000']) {
		script.say(line);
	}

	return script;
}

function whyOf(script: Script, id: string): ReturnType<typeof whyWaiting> {
	return whyWaiting(script.state, script.state.runs.r1!.tasks[id]!);
}
