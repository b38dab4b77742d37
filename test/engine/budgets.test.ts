import assert from 'node:assert/strict';
import test from 'node:test';
import {outstanding} from '../../source/engine/outstanding.ts';
import {whyWaiting} from '../../source/engine/schedule/why-waiting.ts';
import type {Plan} from '../../source/model/plan.ts';
import type {Budget} from '../../source/model/usage.ts';
import {knownAgent, sketchPlan} from './plans.ts';
import {give, startScript, type Script} from './script.ts';

const atWork = (budgets: {readonly a?: Budget; readonly run?: Budget; readonly needs?: readonly string[]}, changes: Partial<Plan> = {}): Script => {
	const script = startScript(sketchPlan({
		a: {agent: knownAgent, owns: ['a'], ...(budgets.a && {budget: budgets.a})},
		b: {agent: knownAgent, owns: ['b']},
		c: {agent: knownAgent, owns: ['c'], needs: budgets.needs ?? []},
	}, {...(budgets.run && {budget: budgets.run}), ...changes}));
	for (const line of ['made a', 'started a', 'made b', 'started b']) {
		script.say(line);
	}

	return script;
};

const uses = (script: Script, task: 'a' | 'b', dollars: number) =>
	give(script, {type: 'usage-seen', task: `r1/${task}`, launch: launchOf(script, task), day: '2026-11-21', report: {meter: task, counts: 'total', dollars}});

const launchOf = ({state}: Script, task: string) => state.runs.r1!.tasks[task]!.launch;

const raise = (script: Script, budget: Budget, task?: 'a') => give(script, {type: 'set-budget', budget, ...(task !== undefined && {task: `r1/${task}`})});

test('a worker near its budget is told once', () => {
	const script = atWork({a: {dollars: 1}});
	assert.deepEqual(uses(script, 'a', 0.7), ['usage-counted a']);
	assert.deepEqual(uses(script, 'a', 0.8), ['usage-counted a', 'budget-near a', 'message-queued a']);
	assert.deepEqual(uses(script, 'a', 0.9), ['usage-counted a']);
	assert.match(script.state.deliveries[0]!.text, /^It has used \$0\.80 of its \$1\.00\./v);
});

test('a worker over its budget is stopped', () => {
	const script = atWork({a: {dollars: 1}});
	assert.deepEqual(uses(script, 'a', 1.2), ['usage-counted a', 'budget-near a', 'attempt-failed a over-budget', 'task-claimed c']);
	script.say('exit a 1');
	assert.deepEqual(script.say('saved a'), ['attempt-saved a', 'task-blocked a']);
	const {reason, blockedFor} = script.state.runs.r1!.tasks.a!;
	assert.equal(reason, 'It has used $1.20 of its $1.00. What was written is saved. To let it go on: jupiter-tui budget a --dollars N');
	assert.equal(blockedFor, 'budget');
	script.say('retry a');
	assert.deepEqual(script.answer, {ok: false, text: reason});
});

test('a raised budget lets it go on', () => {
	const script = atWork({a: {dollars: 1}}, {workers: 3});
	uses(script, 'a', 1.2);
	script.say('exit a 1');
	script.say('saved a');
	assert.deepEqual(raise(script, {dollars: 1.1}, 'a'), ['budget-set a']);
	assert.match(JSON.stringify(script.answer), /It has used \$1\.20 of its \$1\.10\./v);
	assert.deepEqual(raise(script, {dollars: 2}, 'a'), ['budget-set a', 'task-reopened a', 'task-claimed a keep']);
	script.say('made a');
	const start = outstanding(script.state).find(effect => effect.type === 'start-agent' && effect.task === 'r1/a');
	assert.strictEqual(start?.type, 'start-agent');
	assert.deepEqual([start.resume, start.attempt, start.failure?.kind], [true, 1, 'over-budget']);
});

test('a run over its budget stops all', () => {
	const script = atWork({run: {dollars: 2}});
	uses(script, 'a', 1);
	assert.deepEqual(uses(script, 'b', 1), ['usage-counted b', 'budget-near', 'attempt-failed a over-budget', 'attempt-failed b over-budget']);
	assert.match(whyWaiting(script.state, script.state.runs.r1!.tasks.c!)!.text, /^The run has used \$2\.00 of the run's \$2\.00\..* jupiter-tui budget --dollars N$/v);
	for (const line of ['exit a 1', 'saved a', 'exit b 1']) {
		script.say(line);
	}

	assert.deepEqual(script.say('saved b'), ['attempt-saved b', 'task-blocked b', 'run-ended blocked']);
	assert.deepEqual(raise(script, {dollars: 9}), ['budget-set', 'run-reopened', 'task-reopened a', 'task-reopened b', 'task-claimed a keep', 'task-claimed b keep']);
});

test('only waiting tasks reopen their run', () => {
	const script = atWork({run: {dollars: 2}, needs: ['b']});
	script.say('done a');
	script.say('done b');
	uses(script, 'a', 3);
	for (const line of ['composed a 1 a', 'composed b 2 b', 'verified a', 'verified b', 'moved a 1', 'moved b 2', 'followed']) {
		script.say(line);
	}

	assert.equal(script.state.runs.r1!.outcome, 'blocked');
	assert.deepEqual(raise(script, {}), ['budget-set', 'run-reopened', 'task-claimed c']);
});

test('what was handed in may land', () => {
	const script = atWork({a: {dollars: 1}});
	script.say('done a');
	assert.deepEqual(uses(script, 'a', 5), ['usage-counted a', 'budget-near a']);
	assert.equal(script.state.runs.r1!.tasks.a!.phase, 'landing');
	// What comes back has nothing left to be repaired with.
	script.say('red a conflict');
	script.say('exit a 0');
	assert.deepEqual(script.say('saved a').slice(0, 2), ['attempt-saved a', 'task-blocked a']);
});

test('a task that waits for its provider is stopped too', () => {
	const script = atWork({run: {dollars: 1}});
	script.say('limited a 900000');
	script.say('exit a 1');
	assert.ok(uses(script, 'b', 2).includes('attempt-failed a over-budget'));
});

test('tokens count what was read anew', () => {
	const script = atWork({a: {tokens: 1000}});
	give(script, {type: 'usage-seen', task: 'r1/a', launch: 1, day: '2026-11-21', report: {meter: 'm', counts: 'total', inputTokens: 500, cachedTokens: 90_000, outputTokens: 400}});
	assert.equal(script.state.runs.r1!.tasks.a!.phase, 'working');
	give(script, {type: 'usage-seen', task: 'r1/a', launch: 1, day: '2026-11-21', report: {meter: 'm', counts: 'total', outputTokens: 500}});
	assert.equal(script.state.runs.r1!.tasks.a!.failure?.summary, 'It has used 1k tokens of its 1k tokens.');
});
