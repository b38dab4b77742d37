import assert from 'node:assert/strict';
import {cp, mkdir, readdir, readFile, symlink, writeFile} from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {test} from 'node:test';
import packageJson from '../../package.json' with {type: 'json'};
import {connectEngine} from '../../source/protocol/connect.ts';
import {placesOf} from '../../source/storage/places.ts';
import {program} from '../program.ts';
import {createPlayground} from './playground.ts';
import {scriptedPlan} from './plans.ts';
import {eventually} from './session.ts';
import {openTerminal} from './terminal.ts';

test('an upgrade replaces the engine alone', async t => {
	const playground = await createPlayground();
	t.after(playground.close);
	const home = playground.env.HOME!;
	await playground.write('plan.json', scriptedPlan([
		{id: 'patient', script: 'echo began >> "$HOME/began"; while test ! -e "$HOME/go"; do sleep 0.1; done; echo 1 > patient.txt'},
	]));
	const former = playground.open(['run', 'plan.json', '--yes']);
	await eventually(async () => readFile(path.join(home, 'began')));
	const before = await playground.processes();

	const upgraded = await buildVersion(path.join(home, 'upgraded'), '99.0.0');
	const terminal = openTerminal({command: [process.execPath, upgraded], cwd: playground.repository, env: playground.env, columns: 80, rows: 24});
	t.after(terminal.close);
	await eventually(async () => {
		assert.equal(await engineVersion(playground.repository, playground.env), '99.0.0');
	});
	// The client of the former version follows the new engine, and doesn't bring its own back.
	former.type('\u{2}d');
	await former.ended;
	const after = await playground.processes();
	assert.notEqual(after.engine, before.engine);
	assert.equal(after.host, before.host);
	assert.equal(await engineVersion(playground.repository, playground.env), '99.0.0');

	await playground.write('../go', '');
	const state = await playground.untilEnd();
	assert.equal(state.runs.r1!.outcome, 'landed');
	assert.equal(await readFile(path.join(home, 'began'), 'utf8'), 'began\n', 'the agent was not started again');
});

/** Puts a copy of the built program that calls itself by another version into a folder, and answers with its path. */
const buildVersion = async (folder: string, version: string): Promise<string> => {
	const distribution = path.join(folder, 'distribution');
	await mkdir(folder);
	await cp(path.dirname(program), distribution, {recursive: true});
	await symlink(path.join(import.meta.dirname, '../../node_modules'), path.join(folder, 'node_modules'));
	for (const name of await readdir(distribution)) {
		const text = await readFile(path.join(distribution, name), 'utf8');
		await writeFile(path.join(distribution, name), text.replace(`version: "${packageJson.version}"`, () => `version: "${version}"`));
	}

	return path.join(distribution, path.basename(program));
};

const engineVersion = async (repository: string, env: Readonly<Record<string, string>>): Promise<string> => {
	const engine = await connectEngine(placesOf(path.join(repository, '.git'), env).engineSocket);
	engine.close();
	return engine.welcome.version;
};
