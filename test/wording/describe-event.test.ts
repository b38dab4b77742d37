import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Event} from '../../source/model/event.ts';
import {maxLineDetail} from '../../source/model/limits/screen.ts';
import {describeEvent} from '../../source/wording/describe-event.ts';

test('a task is named without its run', () => {
	assert.deepEqual(describeEvent({type: 'task-landed', task: 'r1/auth', commit: 'c0ffee1234567890'}), {subject: 'auth', text: 'landed as c0ffee12', tone: 'good'});
});

test('what has no task is of its run', () => {
	assert.equal(describeEvent({type: 'run-ended', run: 'r2', outcome: 'landed'}).subject, 'r2');
});

test('what has no run is of the engine', () => {
	assert.equal(describeEvent({type: 'machine-strained', by: 'memory'}).subject, 'engine');
});

test('a person is you', () => {
	assert.equal(describeEvent({type: 'note-posted', by: 'user', text: 'Keep it small.'}).subject, 'you');
});

test('only interfaces are for everybody', () => {
	const changed = (depth: 'interface' | 'body'): Event => ({type: 'changes-published', task: 'r1/auth', changes: [{symbol: 'a.ts#f', depth}], withdrawn: []});
	assert.deepEqual([describeEvent(changed('interface')).tone, describeEvent(changed('body')).tone], ['accent', 'quiet']);
});

test('an agent that ends well is quiet', () => {
	const exited = (code: number): Event => ({type: 'agent-exited', task: 'r1/auth', code});
	assert.deepEqual([describeEvent(exited(0)).tone, describeEvent(exited(1)).tone], ['quiet', 'warn']);
});

test('a long text is cut to one line', () => {
	const {text} = describeEvent({type: 'note-posted', by: 'r1/auth', text: `${'x'.repeat(1000)}\nmore`});
	assert.equal(text.length, maxLineDetail);
	assert.ok(text.endsWith('…'));
});

test('many changes are counted', () => {
	const changes = ['f', 'g', 'h', 'i'].map(name => ({symbol: `a.ts#${name}`, depth: 'interface' as const}));
	const {text} = describeEvent({type: 'changes-published', task: 'r1/auth', changes: [...changes, {symbol: 'b.ts#k', depth: 'body'}], withdrawn: []});
	assert.equal(text, 'changes the interface of a.ts#f, a.ts#g, a.ts#h and 1 more; rewrites b.ts#k');
});

test('a message of many lines is one', () => {
	assert.equal(describeEvent({type: 'message-queued', id: 7, to: 'r1/auth', text: '`docs` changes what you rely on:\n- a.ts#f'}).text, 'is told: `docs` changes what you rely on: - a.ts#f');
});

test('a message is seen by its worker', () => {
	assert.deepEqual(describeEvent({type: 'message-delivered', id: 41, to: 'r1/auth'}), {subject: 'auth', text: 'has seen message 41', tone: 'quiet'});
	assert.equal(describeEvent({type: 'message-delivered', id: 41, to: 'r1/auth', isLost: true}).tone, 'warn');
});
