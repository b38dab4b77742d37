import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {writeFile} from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {createInterface} from 'node:readline';
import {test} from 'node:test';
import type {Event, JournalEntry} from '../../source/model/event.ts';
import {connectEngine} from '../../source/protocol/connect.ts';
import {placesOf} from '../../source/storage/places.ts';
import type {Summary} from '../../source/commands/runs/summary.ts';
import {program} from '../program.ts';
import {begin, openDen, type Den} from './run-program.ts';

/** Works until the file `go` is there, so that a test decides when. */
const patient = 'until [ -e "$HOME/go" ]; do sleep 0.05; done; echo done > $0.txt';

async function openRun(tasks: string): Promise<Den> {
	const den = await openDen();
	await den.shell(begin);
	await writeFile(path.join(den.folder, 'plan.yaml'), `version: 1\ntasks:\n${tasks}`);
	return {...den, async [Symbol.asyncDispose]() {
		await den.jupiter('stop', '--yes');
		await den[Symbol.asyncDispose]();
	}};
}

type Following = {
	readonly until: (type: Event['type']) => Promise<void>;
	readonly interrupt: () => void;
	readonly ended: Promise<{readonly code: number; readonly stderr: string; readonly entries: readonly JournalEntry[]; readonly summary: Summary | undefined}>;
};

function follow(den: Den): Following {
	const child = spawn(process.execPath, [program, 'run', 'plan.yaml', '--json'], {cwd: den.folder, env: den.env, stdio: ['ignore', 'pipe', 'pipe']});
	const seen: Array<JournalEntry | Summary> = [];
	const lines = createInterface(child.stdout);
	lines.on('line', line => {
		seen.push(JSON.parse(line) as JournalEntry | Summary);
	});
	let stderr = '';
	child.stderr.on('data', (text: Uint8Array) => {
		stderr += String(text);
	});
	const entries = () => seen.filter(line => 'seq' in line);
	const ended = once(child, 'close').then(() => ({code: child.exitCode!, stderr, entries: entries(), summary: seen.find((line): line is Summary => !('seq' in line))}));
	return {
		ended,
		async until(type) {
			while (entries().every(({event}) => event.type !== type)) {
				await Promise.race([once(lines, 'line'), ended]);
				assert.equal(child.exitCode, null, `It ended without ${type}.`);
			}
		},
		interrupt() {
			child.kill('SIGINT');
		},
	};
}

async function killEngine(den: Den): Promise<void> {
	const engine = await connectEngine(placesOf(path.join(den.folder, '.git'), den.env).engineSocket);
	process.kill(engine.welcome.pid, 'SIGKILL');
	engine.close();
}

test('a run outlives its engine without a gap', async () => {
	await using den = await openRun(`  - {id: a, owns: [a.txt], agent: {command: '${patient.replace('$0', 'a')}'}}\n  - {id: b, owns: [b.txt], needs: [a], agent: {command: "echo b > b.txt"}}\n`);
	const following = follow(den);
	await following.until('agent-started');
	await killEngine(den);
	await writeFile(path.join(den.folder, 'go'), '');
	const {code, entries, summary, stderr} = await following.ended;
	assert.equal(code, 0, stderr);
	assert.deepEqual(entries.map(({seq}) => seq), entries.map((_, index) => entries[0]!.seq + index));
	assert.deepEqual([...new Set(entries.map(({epoch}) => epoch))], [1, 2]);
	assert.deepEqual(entries.filter(({event}) => event.type === 'agent-started').map(({event}) => 'task' in event && event.task), ['r1/a', 'r1/b']);
	assert.deepEqual(summary?.landed.map(({task}) => task), ['a', 'b']);
});

test('an interrupted follower leaves the run', async () => {
	await using den = await openRun(`  - {id: a, owns: [a.txt], agent: {command: '${patient.replace('$0', 'a')}'}}\n`);
	const following = follow(den);
	await following.until('agent-started');
	following.interrupt();
	const {code, stderr} = await following.ended;
	assert.equal(code, 130);
	assert.match(stderr, /^The run goes on\. .*jupiter-tui stop$/mv);
	const status = await den.jupiter('status');
	assert.match(status.stdout, /at work, 0 of 1 landed into trunk/v);
	const list = await den.jupiter('ls', '--json');
	assert.deepEqual((JSON.parse(list.stdout) as Array<{running: number; repository: string}>).map(({running, repository}) => ({running, repository})), [{running: 1, repository: den.folder}]);
});

test('a stopped session is said to be so', async () => {
	await using den = await openRun(`  - {id: a, owns: [a.txt], agent: {command: '${patient.replace('$0', 'a')}'}}\n`);
	const following = follow(den);
	await following.until('agent-started');
	const stopped = await den.jupiter('stop', '--yes');
	assert.equal(stopped.code, 0, stopped.stderr);
	const {code, stderr} = await following.ended;
	assert.equal(code, 1);
	assert.match(stderr, /The session was stopped\. The run goes on when it is started again/v);
	const again = await den.jupiter('stop', '--yes');
	assert.match(again.stderr, /No session is running/v);
});

test('blocked tasks give exit status three', async () => {
	await using den = await openRun([
		'  - {id: a, owns: [a.txt], agent: {command: "exit 7"}}\n',
		'  - {id: b, owns: [b.txt], needs: [a], agent: {command: "echo b > b.txt"}}\n',
		'  - {id: c, owns: [c.txt], agent: {command: "echo c > c.txt"}}\n',
	].join(''));
	const {code, summary} = await follow(den).ended;
	assert.equal(code, 3);
	assert.equal(summary?.outcome, 'blocked');
	assert.deepEqual(summary?.landed.map(({task}) => task), ['c']);
	assert.match(summary?.blocked[0]?.reason ?? '', /exit status 7/v);
});
