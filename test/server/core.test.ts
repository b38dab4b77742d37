import assert from 'node:assert/strict';
import path from 'node:path';
import {test} from 'node:test';
import type {Command} from '../../source/model/command.ts';
import {createCore} from '../../source/server/core.ts';
import {FencedError, openJournal} from '../../source/storage/journal.ts';
import {sketchPlan} from '../engine/plans.ts';
import {temporaryFolder, temporarySession} from './temporary-session.ts';

const unwanted = (problem: unknown): never => {
	throw new Error('This was not to be called.', {cause: problem});
};

/** What makes deciding fail: the wire lets none of it through. */
const malformed = {type: 'start-run', plan: undefined, base: 'base'} as unknown as Command;

const plan = sketchPlan({a: {owns: ['a.txt']}, b: {owns: ['b.txt'], needs: ['a']}});

test('effects come after their events', t => {
	const journal = openJournal(path.join(temporaryFolder(t), 'journal.db'));
	t.after(() => {
		journal.close();
	});
	const journalled: string[][] = [];
	const core = createCore({
		journal,
		now: () => 1,
		perform() {
			journalled.push(journal.read(0, 100).map(({event}) => event.type));
		},
		abandon: unwanted,
		onFrozen: unwanted,
		onFatal: unwanted,
	});
	core.submit({type: 'engine-start', epoch: journal.epoch});
	core.begin();
	core.submit({type: 'start-run', plan, base: 'base'});
	assert.deepEqual(journalled, [['engine-started', 'run-started', 'task-claimed']]);
});

test('nothing is performed before it begins', t => {
	const {core, performed} = temporarySession(t);
	core.submit({type: 'engine-start', epoch: 1});
	core.submit({type: 'start-run', plan, base: 'base'});
	assert.deepEqual(performed, []);
	core.begin();
	assert.deepEqual(performed.map(({type}) => type), ['make-worktree']);
});

test('the next engine goes on', t => {
	const file = path.join(temporaryFolder(t), 'journal.db');
	const first = temporarySession(t, file);
	first.core.submit({type: 'engine-start', epoch: 1});
	first.core.submit({type: 'start-run', plan, base: 'base'});
	first.core.begin();
	const second = temporarySession(t, file);
	assert.deepEqual(second.core.state(), first.core.state());
	second.core.submit({type: 'engine-start', epoch: 2});
	second.core.begin();
	assert.deepEqual(second.performed, first.performed);
});

test('a fenced engine ends, deciding nothing', t => {
	const file = path.join(temporaryFolder(t), 'journal.db');
	const first = temporarySession(t, file);
	first.core.submit({type: 'engine-start', epoch: 1});
	first.core.begin();
	const second = temporarySession(t, file);
	const before = first.core.state();
	const answer = first.core.submit({type: 'start-run', plan, base: 'base'});
	assert.deepEqual(answer, {ok: false, text: 'Another engine has taken over this session. This one stops; nothing is lost.'});
	assert.equal(first.core.state(), before);
	assert.deepEqual(first.performed, []);
	assert.ok(first.fatal[0] instanceof FencedError);
	assert.equal(second.journal.last(), 1);
});

test('a fault freezes, and stays', t => {
	const file = path.join(temporaryFolder(t), 'journal.db');
	const {core, frozen, performed} = temporarySession(t, file);
	core.submit({type: 'engine-start', epoch: 1});
	core.begin();
	const answer = core.submit(malformed);
	assert.equal(answer.ok, false);
	assert.match(answer.text ?? '', /the agents keep running/v);
	assert.equal(frozen.length, 1);
	assert.equal(core.submit({type: 'start-run', plan, base: 'base'}).ok, false);
	assert.deepEqual(performed, []);
	assert.notEqual(temporarySession(t, file).core.state().frozen, undefined);
});

test('a fault of a fenced engine ends it', t => {
	const file = path.join(temporaryFolder(t), 'journal.db');
	const {core, fatal} = temporarySession(t, file);
	core.submit({type: 'engine-start', epoch: 1});
	temporarySession(t, file);
	assert.equal(core.submit(malformed).ok, false);
	assert.ok(fatal[0] instanceof FencedError);
});

test('effects that ended are abandoned', t => {
	const {core, performed, abandoned} = temporarySession(t);
	core.submit({type: 'engine-start', epoch: 1});
	core.begin();
	core.submit({type: 'start-run', plan, base: 'base'});
	core.submit({type: 'cancel-run', run: 'r1'});
	assert.deepEqual(abandoned, [performed[0]!.key]);
});

test('listeners hear each entry until they stop', t => {
	const {core} = temporarySession(t);
	const heard: number[] = [];
	const stop = core.onEntry(({seq}) => {
		heard.push(seq);
	});
	core.submit({type: 'engine-start', epoch: 1});
	core.submit({type: 'note', by: 'user', text: 'hear'});
	stop();
	core.submit({type: 'note', by: 'user', text: 'not'});
	assert.deepEqual(heard, [1, 2]);
});
