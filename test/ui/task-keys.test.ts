import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Task} from '../../source/model/task.ts';
import {keysOfTask, orderOfKey} from '../../source/ui/overlays/task-keys.ts';
import {taskQuestion} from '../../source/ui/task-question.ts';
import {task} from './made-up.ts';

const stands: ReadonlyArray<readonly [changes: Partial<Task>, keys: string]> = [
	[{phase: 'working'}, 'r review, p pause, m land, R retry, K cancel'],
	[{phase: 'working', paused: true}, 'r review, p resume, m land, R retry, K cancel'],
	[{phase: 'blocked'}, 'R retry, r review, K cancel'],
	[{phase: 'waiting'}, 'K cancel'],
	[{phase: 'cancelled'}, 'R retry'],
	[{phase: 'landed'}, 'r review'],
];

test('keys fit how a task stands', () => {
	assert.deepEqual(stands.map(([changes]) => keysOfTask(task('auth', changes)).map(key => key.join(' ')).join(', ')), stands.map(([, keys]) => keys));
});

test('a shown key gives its order', () => {
	const blocked = task('auth', {phase: 'blocked'});
	assert.deepEqual(orderOfKey(blocked, 'R'), {type: 'ask-task', verb: 'retry', task: 'r1/auth'});
	assert.deepEqual(orderOfKey(blocked, 'r'), {type: 'review', task: 'r1/auth'});
	assert.equal(orderOfKey(blocked, 'p'), undefined);
	assert.deepEqual(orderOfKey(task('auth', {phase: 'working', paused: true}), 'p'), {type: 'task', verb: 'resume', task: 'r1/auth'});
});

test('a question tells what will happen', () => {
	assert.deepEqual(taskQuestion('land', task('auth', {phase: 'working'})), {
		question: 'Land auth before others?',
		consequence: 'Its work is taken as done as it is now, then rebased, verified and landed.',
	});
	assert.equal(taskQuestion('land', task('auth', {phase: 'submitted'})).consequence, 'It is rebased, verified and landed before others that wait.');
	assert.equal(taskQuestion('cancel', task('auth', {phase: 'blocked'})).consequence, 'Tasks that need it will not start.');
});
