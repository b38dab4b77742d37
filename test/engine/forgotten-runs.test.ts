import assert from 'node:assert/strict';
import test from 'node:test';
import {maxEndedRuns} from '../../source/model/limits/schedule.ts';
import {sketchPlan} from './plans.ts';
import {give, startScript, type Script} from './script.ts';

const plan = sketchPlan({a: {owns: ['a.ts']}}, {decisions: {colour: 'red'}});

test('old runs leave the state', () => {
	const script = startScript(plan);
	endRun(script);
	for (let count = 1; count < maxEndedRuns; count++) {
		startAnother(script);
	}

	assert.equal(Object.keys(script.state.runs).length, maxEndedRuns);
	const events = startAnother(script);
	assert.equal(events.at(-1), 'run-forgotten');
	assert.deepEqual(Object.keys(script.state.runs), Array.from({length: maxEndedRuns}, (_, index) => `r${index + 2}`));
	assert.ok(script.state.decisions.every(({run}) => run !== 'r1'));
});

test('names of runs go on', () => {
	const script = startScript(plan);
	endRun(script);
	for (let count = 0; count < maxEndedRuns + 5; count++) {
		startAnother(script);
	}

	assert.equal(script.state.currentRun, `r${maxEndedRuns + 6}`);
	give(script, {type: 'retry-task', task: 'r1/a'});
	assert.match(JSON.stringify(script.answer), /There is no task/v);
});

test('a run whose agent still ends stays', () => {
	const script = startScript(plan);
	script.say('made a');
	script.say('cancel a');
	for (let count = 0; count < maxEndedRuns; count++) {
		startAnother(script);
	}

	assert.ok(script.state.runs.r1);
	assert.deepEqual(give(script, {type: 'agent-exited', task: 'r1/a', launch: 1, code: 143}), ['agent-exited a', 'run-forgotten']);
	assert.equal(script.state.runs.r1, undefined);
});

function endRun(script: Script): void {
	script.say('cancel a');
}

/** Starts one more run and cancels its task; gives the events of its end. */
function startAnother(script: Script): string[] {
	give(script, {type: 'start-run', plan, base: 'base'});
	script.now += 1000;
	return give(script, {type: 'cancel-task', task: `${script.state.currentRun!}/a`});
}
