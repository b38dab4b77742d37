import assert from 'node:assert/strict';
import {appendFile, readFile, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {test} from 'node:test';
import {createCrew} from './crew.ts';
import {inOrder} from './model/script.ts';

const handIn = inOrder({calls: [{mcp: {tool: 'report_done'}}]});

for (const agent of ['claude', 'codex'] as const) {
	test(`${agent} is tried before its first task`, async t => {
		const crew = await createCrew(t, [agent], {'a.txt': 'a\n'});
		if (crew === undefined) {
			return;
		}

		await crew.run([{id: 'one', agent, owns: ['a.txt'], script: handIn}, {id: 'two', agent, owns: ['b.txt'], script: handIn}]);
		const {runs} = await crew.playground.untilEnd();
		assert.equal(runs.r1!.outcome, 'landed');
		const proofs = await readFile(path.join(crew.playground.repository, '.git/jupiter/proofs'), 'utf8');
		assert.equal(proofs.trim().split('\n').length, 1, 'one trial was enough for both');
		const {stdout} = await crew.playground.jupiter('doctor', '--canary');
		assert.match(stdout, new RegExp(`${agent} .*; asks before it writes`, 'v'));
	});
}

test('Claude Code without hooks gets no task', async t => {
	const crew = await createCrew(t, ['claude'], {'a.txt': 'a\n'});
	if (crew === undefined) {
		return;
	}

	await writeFile(path.join(crew.playground.env.CLAUDE_CONFIG_DIR!, 'settings.json'), '{"disableAllHooks": true}');
	await crew.run([{id: 'one', agent: 'claude', owns: ['a.txt'], script: handIn}]);
	const {runs} = await crew.playground.untilEnd();
	assert.equal(runs.r1!.outcome, 'blocked');
	assert.match(runs.r1!.tasks.one!.reason!, /wrote in a trial without asking/v);
	assert.deepEqual(crew.models.requests, []);
});

test('Codex without hooks gets no task', async t => {
	const crew = await createCrew(t, ['codex'], {'a.txt': 'a\n'});
	if (crew === undefined) {
		return;
	}

	await appendFile(path.join(crew.playground.env.CODEX_HOME!, 'config.toml'), '\n[features]\nhooks = false\n');
	await crew.run([{id: 'one', agent: 'codex', owns: ['a.txt'], script: handIn}]);
	const {runs} = await crew.playground.untilEnd();
	assert.equal(runs.r1!.outcome, 'blocked');
	assert.deepEqual(crew.models.requests, []);
});
