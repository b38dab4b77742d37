import assert from 'node:assert/strict';
import {chmod, mkdir, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {test} from 'node:test';
import {begin, openDen, type Den} from './run-program.ts';

const goose = '#!/bin/sh\n[ "$1" = --text ] && case "$2" in *"Task: Write it"*) echo "$GREETING" > note.txt;; *) exit 9;; esac\n';

const settle = async (den: Den, settings: unknown): Promise<void> => {
	await mkdir(path.join(den.folder, 'config', 'jupiter-tui'), {recursive: true});
	await writeFile(path.join(den.folder, 'config', 'jupiter-tui', 'config.json'), JSON.stringify(settings));
};

test('an agent of one\'s own does a task', async () => {
	await using den = await openDen();
	await den.shell(begin);
	await mkdir(path.join(den.folder, 'bin'));
	await writeFile(path.join(den.folder, 'bin', 'goose'), goose);
	await chmod(path.join(den.folder, 'bin', 'goose'), 0o755);
	await settle(den, {
		agents: {goose: {command: 'goose --text {prompt}', environment: {GREETING: 'hello'}, sandbox: true}},
		rules: [{agent: 'goose', words: ['write']}],
		prices: {big: {input: 2, output: 10}},
	});
	await writeFile(path.join(den.folder, 'plan.yaml'), 'version: 1\ntasks:\n  - {id: note, title: Write it, owns: [note.txt]}\n');
	try {
		const {code, stdout, stderr} = await den.shell('PATH="$PWD/bin:$PATH" jupiter-tui run plan.yaml --headless');
		assert.equal(code, 0, stdout + stderr);
		assert.equal((await den.shell('git show trunk:note.txt')).stdout, 'hello');
	} finally {
		await den.jupiter('stop', '--yes');
	}

	const {stdout} = await den.shell('PATH="$PWD/bin:$PATH" jupiter-tui doctor');
	assert.match(stdout, /✓ goose +yours: goose --text \{prompt\}/v);
	assert.match((await den.jupiter('schema')).stdout, /"goose"/v);
});

test('a badly described agent is named', async () => {
	await using den = await openDen();
	await den.shell(begin);
	await writeFile(path.join(den.folder, 'plan.yaml'), 'version: 1\ntasks:\n  - {id: note, owns: [note.txt]}\n');
	await settle(den, {agents: {goose: {command: 'goose {text}'}}});
	const {code, stderr} = await den.jupiter('plan', 'plan.yaml');
	assert.equal(code, 1);
	assert.match(stderr, /agents\.goose: there is no placeholder \{text\}\. There are \{prompt\}/v);
	await settle(den, {rules: [{agent: 'gose'}]});
	assert.match((await den.jupiter('plan', 'plan.yaml')).stderr, /Rule 1 of your settings names the agent "gose", and there is none\./v);
	await settle(den, {agents: {goose: {run: 'goose'}}});
	assert.match((await den.jupiter('plan', 'plan.yaml')).stderr, /Cannot take the settings in .*agents\/goose.*/v);
});

test('doctor tells who is logged in', async () => {
	await using den = await openDen();
	await mkdir(path.join(den.folder, 'bin'));
	await writeFile(path.join(den.folder, 'bin', 'claude'), '#!/bin/sh\necho 9.9.9\n');
	await chmod(path.join(den.folder, 'bin', 'claude'), 0o755);
	const doctor = async (setting = '') => (await den.shell(`PATH="$PWD/bin:$PATH" ${setting} jupiter-tui doctor`)).stdout;
	assert.match(await doctor(), /! claude +9\.9\.9, but nothing shows that it is logged in: run `claude` once/v);
	assert.match(await doctor('ANTHROPIC_API_KEY=none'), /✓ claude +9\.9\.9, logged in by ANTHROPIC_API_KEY/v);
	await mkdir(path.join(den.folder, '.claude'));
	await writeFile(path.join(den.folder, '.claude', '.credentials.json'), '{}');
	assert.match(await doctor(), /✓ claude +9\.9\.9, logged in by \/.*\.credentials\.json/v);
});
