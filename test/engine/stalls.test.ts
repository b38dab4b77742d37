import assert from 'node:assert/strict';
import test from 'node:test';
import {outstanding} from '../../source/engine/outstanding.ts';
import {check} from './check.ts';
import {knownAgent, sketchPlan} from './plans.ts';
import {startScript} from './script.ts';

const one = sketchPlan({a: {agent: knownAgent, owns: ['a.ts'], minutes: 10}});
const started = [['made a', 'worktree-made a'], ['started a', 'agent-started a']] as const;
const nudged = 'agent-stalled a hung; message-queued a';

check('a hung agent is nudged, resumed, failed', one, [
	...started,
	['+299999 seen a 1 1', ''],
	['+1 seen a 1 1', nudged],
	// What a terminal shows of the nudge is no sign of life.
	['+119999 seen a 305 1', ''],
	['+1 seen a 305 1', 'attempt-failed a stalled'],
	['exit a 143', 'agent-exited a'],
	['saved a', 'attempt-saved a; retry-scheduled a; retry-due a restart keep'],
	...started,
	['+300000 seen a 421 421', nudged],
	['+120000 seen a 421 421', 'attempt-failed a stalled'],
	['exit a 143', 'agent-exited a'],
	['saved a', 'attempt-saved a; retry-scheduled a'],
	['+1000 tick', 'retry-due a keep'],
	...started,
]);
check('a nudged agent may live again', one, [
	...started,
	['+300000 seen a 1 1', nudged],
	['+20000 seen a 321 1', 'agent-recovered a'],
	['+300000 seen a 321 1', nudged],
	['+20000 seen a 641 1', 'agent-recovered a'],
	// Nudges are counted, so that nobody has to be nudged for ever.
	['+300000 seen a 641 1', 'attempt-failed a stalled'],
]);
check('a busy agent without changes is silent', one, [
	...started,
	['+1799000 seen a 1800 1', ''],
	['+1000 seen a 1801 1', 'agent-stalled a silent; message-queued a'],
	['+60000 seen a 1861 1', ''],
	['+60000 seen a 1921 1900', 'agent-recovered a'],
]);
check('a long task may be silent longer', sketchPlan({a: {agent: knownAgent, owns: ['a.ts'], minutes: 60}}), [
	...started,
	['+7199000 seen a 7200 1', ''],
	['+1000 seen a 7201 1', 'agent-stalled a silent; message-queued a'],
]);
check('an agent that repeats itself loops', one, [
	...started,
	['+599000 seen a 600 1 50', ''],
	['+1000 seen a 601 1 19', ''],
	['seen a 601 1 20', 'agent-stalled a looping; message-queued a'],
	['+300000 seen a 901 1 60', 'attempt-failed a stalled'],
]);
check('an agent that asks is not hung', one, [
	...started,
	['status a asks', 'status-changed a'],
	['+900000 seen a 1 1', ''],
	['status a working', 'status-changed a'],
	['pause a', 'task-paused a'],
	['seen a 1 1', ''],
	['resume a', 'task-resumed a'],
	['taken a', 'agent-taken a'],
	['taken a', ''],
	['seen a 1 1', ''],
	['handed-back a', 'agent-handed-back a'],
	['limited a 9999000', 'agent-limited a claude'],
	['seen a 1 1', ''],
]);
check('a worker that waits is not hung', sketchPlan({a: {owns: ['a']}, b: {owns: ['b']}}), [
	['made a', 'worktree-made a'],
	['made b', 'worktree-made b'],
	['started b', 'agent-started b'],
	['claim b a ! held', 'claim-refused b a; claim-queued b a'],
	['+900000 seen b 1 1', ''],
]);
check('a former launch\'s quiet means nothing', one, [
	...started,
	['lost a', 'agent-lost a'],
	...started,
	['+1 exit a 1', 'agent-exited a; attempt-failed a agent-failed'],
	['+900000 seen a 1 1', ''],
]);

test('a stalled agent shows as hung', () => {
	const script = startScript(one);
	for (const line of ['made a', 'started a']) {
		script.say(line);
	}

	script.now = 301_000;
	script.say('seen a 1 1');
	const {status, statusMessage, stall} = script.state.runs.r1!.tasks.a!;
	assert.deepEqual({status, statusMessage, stall}, {status: 'hung', statusMessage: 'No sign of life for 5 min.', stall: {kind: 'hung', at: 301_000}});
	assert.ok(outstanding(script.state).some(effect => effect.type === 'deliver-message' && effect.task === 'r1/a'));
});

test('patience stretches every wait', () => {
	const script = startScript(one);
	for (const line of ['made a', 'started a']) {
		script.say(line);
	}

	script.say('patience 0.1');
	script.now = 30_999;
	assert.deepEqual(script.say('seen a 1 1'), []);
	script.now = 31_000;
	assert.deepEqual(script.say('seen a 1 1'), nudged.split('; '));
});

test('a restarted agent resumes', () => {
	const script = startScript(one);
	for (const line of ['made a', 'started a']) {
		script.say(line);
	}

	script.now = 301_000;
	script.say('seen a 1 1');
	script.now = 421_000;
	for (const line of ['seen a 1 1', 'exit a 143', 'saved a', 'made a']) {
		script.say(line);
	}

	const start = outstanding(script.state).find(({type}) => type === 'start-agent');
	assert.strictEqual(start?.type, 'start-agent');
	assert.deepEqual([start.resume, start.attempt, start.launch, start.failure?.kind], [true, 1, 2, 'stalled']);
});
