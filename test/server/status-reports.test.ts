import assert from 'node:assert/strict';
import {test} from 'node:test';
import {statusDebounceMs} from '../../source/model/limits/agents.ts';
import type {AgentStatus} from '../../source/model/task.ts';
import {createStatusReports} from '../../source/server/gate/status-reports.ts';

const launched = {task: 'r1/a', launch: 1} as const;

test('only the surest source counts', t => {
	const {see, settle} = stage(t);
	see(launched, {source: 'title', status: 'working'});
	assert.deepEqual(settle(), ['1 working']);
	see(launched, {source: 'hook', status: 'needs-permission'});
	assert.deepEqual(settle(), ['1 needs-permission']);
	see(launched, {source: 'protocol', status: 'idle'});
	assert.deepEqual(settle(), ['1 idle']);
	see(launched, {source: 'hook', status: 'working'});
	see(launched, {source: 'title', status: 'working'});
	assert.deepEqual(settle(), []);
	// Another launch starts afresh.
	see({task: 'r1/a', launch: 2}, {source: 'title', status: 'working'});
	assert.deepEqual(settle(), ['2 working']);
});

test('flicker is not reported', t => {
	const {see, settle} = stage(t);
	for (const status of ['idle', 'working', 'idle', 'working'] as const) {
		see(launched, {source: 'protocol', status});
	}

	assert.deepEqual(settle(), ['1 working']);
});

test('a limit lasts until work goes on', t => {
	const {see, settle} = stage(t);
	see(launched, {source: 'protocol', status: 'working'});
	see(launched, {source: 'hook', status: 'limited'});
	see(launched, {source: 'protocol', status: 'failed'});
	see(launched, {source: 'protocol', status: 'idle'});
	assert.deepEqual(settle(), ['1 limited']);
	see(launched, {source: 'protocol', status: 'working'});
	assert.deepEqual(settle(), ['1 working']);
});

test('a turning title ends no limit', t => {
	const {see, settle} = stage(t);
	see(launched, {source: 'hook', status: 'limited', limit: {until: 5000, way: 'trying'}});
	see(launched, {source: 'hook', status: 'working', isBusyOnly: true});
	assert.deepEqual(settle(), ['1 limited trying until 5000']);
	see(launched, {source: 'hook', status: 'working'});
	assert.deepEqual(settle(), ['1 working']);
});

test('the same again puts nothing off', t => {
	const {see, settle} = stage(t);
	see(launched, {source: 'hook', status: 'working'});
	t.mock.timers.tick(statusDebounceMs - 1);
	see(launched, {source: 'hook', status: 'working'});
	t.mock.timers.tick(1);
	assert.deepEqual(settle(), ['1 working']);
});

test('a former engine\'s word still stands', t => {
	const {see, settle} = stage(t, 'limited');
	see(launched, {source: 'protocol', status: 'idle'});
	assert.deepEqual(settle(), []);
});

const stage = (t: test.TestContext, known?: AgentStatus) => {
	t.mock.timers.enable({apis: ['setTimeout']});
	const reported: string[] = [];
	const {see} = createStatusReports(command => {
		if (command.type === 'agent-status') {
			reported.push(`${command.launch} ${command.status}`);
		} else if (command.type === 'agent-limited') {
			reported.push(`${command.launch} limited ${command.way} until ${command.until}`);
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
