import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtemp, readdir, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {text} from 'node:stream/consumers';
import {test} from 'node:test';
import {connectEngine} from '../../source/protocol/connect.ts';
import {program} from '../program.ts';
import {eventually} from './session.ts';

test('the demo survives two killed engines', async t => {
	const folder = await mkdtemp(path.join(tmpdir(), 'jt-'));
	t.after(async () => rm(folder, {recursive: true, force: true, maxRetries: 5}));
	const demo = spawn(process.execPath, [program, 'demo', '--fast', '--headless', '--json'], {
		cwd: folder,
		env: {PATH: process.env.PATH, HOME: folder, TMPDIR: folder},
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	const ended = once(demo, 'close');
	const output = text(demo.stdout);
	const socket = await eventually(async () => engineSocketIn(folder));
	const first = await eventually(async () => killEngine(socket, 1));
	await eventually(async () => killEngine(socket, 4, first));

	await ended;
	const lines = (await output).trimEnd().split('\n').map(line => JSON.parse(line) as {seq?: number; type?: string; landed?: unknown[]; conflicts?: number; outcome?: string});
	const summary = lines.at(-1)!;
	assert.deepEqual([demo.exitCode, summary.outcome, summary.landed?.length, summary.conflicts], [0, 'landed', 8, 0]);
	// Every event was told, each once and in order.
	const numbers = lines.slice(0, -1).map(({seq}) => seq!);
	assert.deepEqual(numbers, numbers.map((_, index) => numbers[0]! + index));
});

const engineSocketIn = async (folder: string): Promise<string> => {
	const files = await readdir(folder, {recursive: true});
	const socket = files.find(file => file.endsWith('.engine'));
	if (socket === undefined) {
		throw new Error('No engine listens yet.');
	}

	return path.join(folder, socket);
};

/** Kills the engine once so many tasks have landed; throws while it's too early. */
const killEngine = async (socket: string, landed: number, before?: number): Promise<number> => {
	const engine = await connectEngine(socket);
	const {pid} = engine.welcome;
	try {
		const state = await engine.call({type: 'state-at'}) as {runs: Record<string, {tasks: Record<string, {phase: string}>}>};
		const phases = Object.values(state.runs.r1?.tasks ?? {}).map(({phase}) => phase);
		assert.ok(phases.filter(phase => phase === 'landed').length >= landed);
		assert.notStrictEqual(pid, before);
	} finally {
		engine.close();
	}

	process.kill(pid, 'SIGKILL');
	return pid;
};
