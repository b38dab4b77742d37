import assert from 'node:assert/strict';
import {access, mkdir, rename, rmdir} from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {test} from 'node:test';
import {eventually} from '../whole/session.ts';
import {createCrew, type Crew} from './crew.ts';
import {inOrder, type Turn} from './model/script.ts';

const handIn: Turn = {calls: [{mcp: {tool: 'report_done'}}]};
const write: Turn = {calls: [{write: {path: 'b.txt', text: 'b\n'}}]};

for (const agent of ['claude', 'codex'] as const) {
	test(`${agent} is seen at work and asking`, async t => {
		const crew = await createCrew(t, [agent], {'a.txt': 'a\n'});
		if (crew === undefined) {
			return;
		}

		const atWork = Promise.withResolvers<void>();
		// Neither may reach beyond its worktree without a person's word.
		const ask: Turn = {calls: [{shell: 'touch elsewhere', isOutside: agent === 'codex'}]};
		await crew.run([{id: 'one', agent, owns: ['b.txt'], script: inOrder(write, ask, {after: atWork.promise, ...handIn}, {say: 'Handed in.'})}]);
		await crew.playground.untilState(({runs}) => runs.r1!.tasks.one!.status === 'needs-permission');
		await crew.playground.jupiter('send', 'one', '');
		// A moment's work isn't told of.
		await crew.playground.untilState(({runs}) => runs.r1!.tasks.one!.status === 'working');
		atWork.resolve();
		const {runs} = await crew.playground.untilState(state => state.runs.r1!.outcome !== undefined);
		assert.equal(runs.r1!.outcome, 'landed');
		const statuses = await statusesOf(crew);
		// It is taken for working from its start, so the first word of it is another.
		assert.ok(statuses.slice(statuses.indexOf('needs-permission')).includes('working'), statuses.join(' '));
		assert.equal(statuses.filter(status => status === 'needs-permission').length, 1, statuses.join(' '));
	});

	test(`${agent} goes on with its conversation when killed`, async t => {
		const crew = await createCrew(t, [agent], {'a.txt': 'a\n'});
		if (crew === undefined) {
			return;
		}

		const stuck = Promise.withResolvers<void>();
		t.after(() => {
			stuck.resolve();
		});
		await crew.run([{id: 'one', agent, owns: ['b.txt'], script({answers, prompts}) {
			if (answers === 0) {
				return write;
			}

			return prompts === 1 ? {after: stuck.promise, say: 'Too late.'} : handIn;
		}}]);
		await crew.models.until(({answers}) => answers === 1);
		const {host} = await crew.playground.processes();
		process.kill(host, 'SIGKILL');
		const resumed = await crew.models.until(({prompts}) => prompts === 2);
		assert.match(resumed.text, /b\.txt/v);
		const {runs} = await crew.playground.untilState(state => state.runs.r1!.outcome !== undefined);
		assert.equal(runs.r1!.outcome, 'landed');
		assert.equal(runs.r1!.tasks.one!.attempt, 1);
		assert.equal(await crew.playground.git('show', 'main:b.txt'), 'b');
	});

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
		const {runs} = await crew.playground.untilState(state => state.runs.r1!.outcome !== undefined);
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

const statusesOf = async (crew: Crew): Promise<string[]> => {
	const journal = await crew.journal();
	return journal.flatMap(({event}) => event.type === 'status-changed' ? [event.status] : []);
};
