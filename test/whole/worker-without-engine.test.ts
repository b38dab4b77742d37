import assert from 'node:assert/strict';
import {access} from 'node:fs/promises';
import {connect, createServer} from 'node:net';
import path from 'node:path';
import process from 'node:process';
import {test} from 'node:test';
import {execa} from 'execa';
import {placesOf} from '../../source/storage/places.ts';
import {program} from '../program.ts';
import {createPlayground} from './playground.ts';
import {scriptedPlan} from './plans.ts';
import {eventually} from './session.ts';

test('a worker brings its engine back', async t => {
	const playground = await createPlayground();
	t.after(playground.close);
	await playground.write('plan.json', scriptedPlan([
		{id: 'lonely', script: 'touch "$HOME/began"; while test ! -e "$HOME/go"; do sleep 0.1; done; jupiter-tui claim extra.txt && echo 1 > extra.txt', owns: ['lonely.txt']},
	]));
	// Nobody is attached: the run was started and left.
	const terminal = playground.open(['run', 'plan.json', '--yes']);
	await eventually(async () => access(path.join(playground.env.HOME!, 'began')));
	terminal.type('\u{2}d');
	await terminal.ended;
	const {engine} = await playground.processes();
	process.kill(engine, 'SIGKILL');
	await playground.write('../go', '');
	const state = await playground.untilEnd();
	assert.equal(state.runs.r1!.outcome, 'landed');
	assert.equal(await playground.git('show', 'main:extra.txt'), '1');
});

test('a question outlives its engine', async t => {
	const playground = await createPlayground();
	t.after(playground.close);
	playground.open();
	await eventually(playground.processes);
	const {engineSocket} = placesOf(path.join(playground.repository, '.git'), playground.env);
	const socket = path.join(playground.env.HOME!, 'between');
	const between = breakingFirst(engineSocket).listen(socket);
	t.after(() => {
		between.close();
	});
	const {stdout} = await execa(process.execPath, [program, 'locks', '--json'], {cwd: playground.repository, env: {...playground.env, JUPITER_SOCKET: socket}, extendEnv: false});
	assert.deepEqual(JSON.parse(stdout), {locks: [], waiting: []});
});

/** Stands between a client and an engine, and breaks the first connection when something is asked on it. */
const breakingFirst = (engineSocket: string) => {
	let connections = 0;
	return createServer(client => {
		connections++;
		const isFirst = connections === 1;
		const engine = connect(engineSocket);
		let chunks = 0;
		engine.pipe(client);
		client.on('data', chunk => {
			chunks++;
			if (isFirst && chunks > 1) {
				client.destroy();
				engine.destroy();
			} else {
				engine.write(chunk);
			}
		});
		client.on('close', () => {
			engine.destroy();
		});
		engine.on('error', () => {
			client.destroy();
		});
	});
};
