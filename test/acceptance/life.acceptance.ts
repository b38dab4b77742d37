import assert from 'node:assert/strict';
import {access, mkdir, rename, rmdir} from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {test} from 'node:test';
import {eventually} from '../whole/session.ts';
import {createCrew} from './crew.ts';
import {handIn, inOrder, write} from './model/script.ts';

for (const agent of ['claude', 'codex'] as const) {
	test(`${agent} writes nothing without its engine`, async t => {
		const crew = await createCrew(t, [agent], {'a.txt': 'a\n'});
		if (crew === undefined) {
			return;
		}

		const down = Promise.withResolvers<void>();
		const back = Promise.withResolvers<void>();
		await crew.run([{id: 'one', agent, owns: ['b.txt'], script: inOrder({after: down.promise, ...write}, {after: back.promise, ...write}, handIn)}]);
		await crew.models.until(() => true);
		const {engine} = await crew.playground.processes();
		process.kill(engine, 'SIGSTOP');
		process.kill(engine, 'SIGKILL');
		// Codex's hook would start another engine and ask that one.
		const journal = path.join(crew.playground.repository, '.git/jupiter/journal.db');
		await rename(journal, `${journal}.away`);
		await mkdir(journal);
		down.resolve();
		const refused = await crew.models.until(({answers}) => answers === 1);
		assert.match(refused.lastResult, agent === 'claude' ? /blocking because onFailure/v : /Nothing may be written now: /v);
		const written = path.join(crew.worktree('one'), 'b.txt');
		await assert.rejects(access(written), {code: 'ENOENT'});

		await rmdir(journal);
		await rename(`${journal}.away`, journal);
		await eventually(async () => crew.playground.jupiter('status'));
		back.resolve();
		const {runs} = await crew.playground.untilEnd();
		assert.equal(runs.r1!.outcome, 'landed');
		assert.equal(await crew.playground.git('show', 'main:b.txt'), 'b');
	});
}

test('Claude Code is seen to be limited', async t => {
	const crew = await createCrew(t, ['claude'], {'a.txt': 'a\n'});
	if (crew === undefined) {
		return;
	}

	await crew.run([{id: 'one', agent: 'claude', owns: ['b.txt'], script: () => ({status: 429})}]);
	const {runs} = await crew.playground.untilState(state => state.runs.r1!.tasks.one!.status === 'limited');
	assert.equal(runs.r1!.tasks.one!.phase, 'working');
});
