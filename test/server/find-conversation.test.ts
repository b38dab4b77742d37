import assert from 'node:assert/strict';
import {mkdir, mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {test, type TestContext} from 'node:test';
import {findConversation} from '../../source/server/effects/find-conversation.ts';

const stage = async (t: TestContext) => {
	const worktree = await mkdtemp(path.join(tmpdir(), 'jupiter-conversation-'));
	t.after(async () => rm(worktree, {recursive: true}));
	await mkdir(path.join(worktree, '.jupiter'));
	return async (launch: number, resume: boolean) => findConversation({secret: 'secret', task: 'r1/a', worktree, launch, resume});
};

test('a conversation is found again', async t => {
	const find = await stage(t);
	const first = await find(1, false);
	assert.match(first.id, /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-8[\da-f]{3}-[\da-f]{12}$/v);
	assert.equal(first.isBegun, false);
	assert.deepEqual(await find(2, true), {id: first.id, isBegun: true});
	assert.deepEqual(await find(3, true), {id: first.id, isBegun: true});
});

test('who begins anew gets another conversation', async t => {
	const find = await stage(t);
	const first = await find(1, false);
	const second = await find(2, false);
	assert.notEqual(second.id, first.id);
	assert.equal((await find(3, true)).id, second.id);
});

test('a launch performed twice has one conversation', async t => {
	const find = await stage(t);
	assert.deepEqual(await find(1, false), await find(1, false));
	await find(1, false);
	assert.deepEqual(await find(2, true), await find(2, true));
});

test('what was never begun is not resumed', async t => {
	const find = await stage(t);
	assert.equal((await find(2, true)).isBegun, false);
});
