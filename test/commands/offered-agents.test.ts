import assert from 'node:assert/strict';
import {mkdtempSync, rmSync, symlinkSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {test} from 'node:test';
import {commands} from '../../source/commands/command-table.ts';
import {offeredAgents} from '../../source/commands/planning/offered-agents.ts';

test('agents are offered where somebody looks', async t => {
	const folder = mkdtempSync(path.join(tmpdir(), 'jo-'));
	t.after(() => {
		rmSync(folder, {recursive: true});
	});
	symlinkSync(process.execPath, path.join(folder, 'codex'));
	const environment = {PATH: folder, JUPITER_CONFIG_DIR: folder};
	const namesFor = async (verb: string, options: Readonly<Record<string, string | boolean>>) => {
		const command = commands.find(({name}) => name === verb)!;
		return Object.keys(await offeredAgents({agents: {}}, {command, operands: [], options, directory: folder, environment}));
	};

	assert.deepEqual(await namesFor('run', {}), ['codex']);
	assert.deepEqual(await namesFor('plan', {json: true}), ['codex']);
	assert.deepEqual(await namesFor('run', {yes: true}), []);
	assert.deepEqual(await namesFor('run', {headless: true}), []);
	assert.deepEqual(await namesFor('run', {json: true}), []);
	assert.deepEqual(await namesFor('plan', {agent: 'claude'}), []);
});
