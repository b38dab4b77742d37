import assert from 'node:assert/strict';
import {test} from 'node:test';
import {timeIntervalMs} from '../../../source/model/limits/usage.ts';
import {createTimeMeter} from '../../../source/server/usage/watch-time.ts';
import {sketchPlan} from '../../engine/plans.ts';
import {give, startScript} from '../../engine/script.ts';

const minute = 60_000;

/** Two workers at work, the first with a budget of minutes. */
const stage = () => {
	const script = startScript(sketchPlan({a: {owns: ['a'], budget: {minutes: 1}}, b: {owns: ['b']}}));
	for (const line of ['made a', 'started a', 'made b', 'started b']) {
		script.say(line);
	}

	const meter = createTimeMeter();
	const look = (seconds: number) => {
		const commands = meter.look(script.state, seconds * 1000);
		for (const command of commands) {
			give(script, command);
		}

		return commands.map(command => command.type === 'usage-seen' ? `${command.task} ${command.report.minutes! * 60}` : command.type);
	};

	return {script, look};
};

test('minutes are counted where they are bounded', () => {
	const {script, look} = stage();
	assert.deepEqual(look(0), []);
	assert.deepEqual(look(15), ['r1/a 15']);
	give(script, {type: 'set-budget', task: 'r1/b', budget: {minutes: 5}});
	assert.deepEqual(look(30), ['r1/a 15']);
	assert.deepEqual(look(45), ['r1/a 15', 'r1/b 15']);
	assert.equal(script.state.runs.r1!.tasks.a!.usage!.total.minutes! * minute, 45_000);
});

test('a pause is no work', () => {
	const {script, look} = stage();
	look(0);
	script.say('pause a');
	assert.deepEqual(look(15), []);
	script.say('resume a');
	assert.deepEqual(look(30), []);
	assert.deepEqual(look(45), ['r1/a 15']);
});

test('a machine that slept counts little', () => {
	const {look} = stage();
	look(0);
	assert.deepEqual(look(100_000), [`r1/a ${2 * timeIntervalMs / 1000}`]);
});

test('a worker out of time is stopped', () => {
	const {script, look} = stage();
	for (const seconds of [0, 15, 30, 45]) {
		look(seconds);
	}

	assert.equal(script.state.runs.r1!.tasks.a!.isBudgetNear, undefined);
	look(50);
	assert.equal(script.state.runs.r1!.tasks.a!.isBudgetNear, true);
	look(60);
	script.say('exit a 143');
	script.say('saved a');
	const {phase, reason, attempt} = script.state.runs.r1!.tasks.a!;
	assert.deepEqual([phase, attempt], ['blocked', 1]);
	assert.equal(reason, 'It has used 1 min of its 1 min. What was written is saved. To let it go on: jupiter-tui budget a --minutes N');
	give(script, {type: 'set-budget', task: 'r1/a', budget: {minutes: 2}});
	assert.notEqual(script.state.runs.r1!.tasks.a!.phase, 'blocked');
});
