import assert from 'node:assert/strict';
import {test} from 'node:test';
import {statusDebounceMs} from '../../source/model/limits/agents.ts';
import type {AgentStatus} from '../../source/model/task.ts';
import {createStatusReports} from '../../source/server/gate/status-reports.ts';

const launched = {task: 'r1/a', launch: 1} as const;

test('only the surest source counts', t => {
	const {see, settle} = stage(t);
	see(launched, 'title', 'working');
	assert.deepEqual(settle(), ['1 working']);
	see(launched, 'hook', 'needs-permission');
	assert.deepEqual(settle(), ['1 needs-permission']);
	see(launched, 'protocol', 'idle');
	assert.deepEqual(settle(), ['1 idle']);
	see(launched, 'hook', 'working');
	see(launched, 'title', 'working');
	assert.deepEqual(settle(), []);
	// Another launch starts afresh.
	see({task: 'r1/a', launch: 2}, 'title', 'working');
	assert.deepEqual(settle(), ['2 working']);
});

test('flicker is not reported', t => {
	const {see, settle} = stage(t);
	for (const status of ['idle', 'working', 'idle', 'working'] as const) {
		see(launched, 'protocol', status);
	}

	assert.deepEqual(settle(), ['1 working']);
});

test('a limit lasts until work goes on', t => {
	const {see, settle} = stage(t);
	see(launched, 'protocol', 'working');
	see(launched, 'hook', 'limited');
	see(launched, 'protocol', 'failed');
	see(launched, 'protocol', 'idle');
	assert.deepEqual(settle(), ['1 limited']);
	see(launched, 'protocol', 'working');
	assert.deepEqual(settle(), ['1 working']);
});

test('the same again puts nothing off', t => {
	const {see, settle} = stage(t);
	see(launched, 'hook', 'working');
	t.mock.timers.tick(statusDebounceMs - 1);
	see(launched, 'hook', 'working');
	t.mock.timers.tick(1);
	assert.deepEqual(settle(), ['1 working']);
});

test('a former engine\'s word still stands', t => {
	const {see, settle} = stage(t, 'limited');
	see(launched, 'protocol', 'idle');
	assert.deepEqual(settle(), []);
});

const stage = (t: test.TestContext, known?: AgentStatus) => {
	t.mock.timers.enable({apis: ['setTimeout']});
	const reported: string[] = [];
	const {see} = createStatusReports(command => {
		if (command.type === 'agent-status') {
			reported.push(`${command.launch} ${command.status}`);
		}
	}, () => known);
	return {
		see,
		settle() {
			t.mock.timers.tick(statusDebounceMs);
			return reported.splice(0);
		},
	};
};
