import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {globSync, readdirSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {test} from 'node:test';
import {spawn as spawnInTerminal} from 'node-pty';
import type {JournalEntry} from '../../source/model/event.ts';
import type {Summary} from '../../source/commands/runs/summary.ts';
import {program} from '../program.ts';
import {openDen, type Den} from './run-program.ts';

test('the demo lands its plan and leaves nothing', async () => {
	await using den = await openDen();
	const {code, stdout, stderr} = await den.shell(`TMPDIR='${den.folder}' jupiter-tui demo --fast --json`);
	assert.deepEqual({code, stderr}, {code: 0, stderr: ''});
	const lines = stdout.split('\n').map(line => JSON.parse(line) as JournalEntry | Summary);
	const entries = lines.filter(line => 'seq' in line);
	const summary = lines.at(-1) as Summary;

	assert.deepEqual(entries.map(({seq}) => seq), entries.map((_, index) => entries[0]!.seq + index));
	checkStory(entries);
	checkSummary(summary);
	await checkRemains(den, summary);
});

test('a demo that nobody reads cleans up', async () => {
	await using den = await openDen();
	const {stdout} = await den.shell(`TMPDIR='${den.folder}' jupiter-tui demo --fast --headless | head -2`);
	assert.match(stdout, /r1 +started: /v);
	await checkNothingRuns(den);
});

test('an interrupted demo cleans up', async () => {
	await using den = await openDen();
	const child = spawn(process.execPath, [program, 'demo', '--fast', '--headless'], {cwd: den.folder, env: {...den.env, TMPDIR: den.folder}, stdio: ['ignore', 'pipe', 'ignore']});
	await once(child.stdout, 'data');
	child.kill('SIGINT');
	child.stdout.resume();
	await once(child, 'close');
	assert.equal(child.exitCode, 130);
	await checkNothingRuns(den);
});

test('a demo whose terminal closes cleans up', async () => {
	await using den = await openDen();
	const pty = spawnInTerminal(process.execPath, [program, 'demo'], {cols: 100, rows: 30, cwd: den.folder, env: {...den.env, TMPDIR: den.folder}});
	const ended = new Promise<number>(resolve => {
		pty.onExit(({exitCode}) => {
			resolve(exitCode);
		});
	});
	await new Promise<void>(resolve => {
		let shown = '';
		pty.onData(text => {
			shown += text;
			if (shown.includes('receipt')) {
				resolve();
			}
		});
	});
	// Closes the terminal's other end: whatever is written from now on fails.
	(pty as unknown as {destroy(): void}).destroy();
	// The kernel says so too once the last descriptor is gone, which may be held elsewhere for a while.
	process.kill(pty.pid, 'SIGHUP');
	assert.equal(await ended, 130);
	await checkNothingRuns(den);
});

/** What the demo is there to show has happened. */
function checkStory(entries: readonly JournalEntry[]): void {
	const events = entries.map(({event}) => event);
	assert.ok(events.some(event => event.type === 'claim-refused' && event.task === 'r1/receipt' && event.claim === 'source/basket.js#Basket.total'));
	assert.ok(events.some(event => event.type === 'lock-granted' && event.task === 'r1/docs' && event.claim.startsWith('examples/')));
	assert.ok(events.some(event => event.type === 'interface-published' && event.symbol === 'source/money.js#format'));
	assert.ok(events.some(event => event.type === 'decision-made' && event.key === 'tax.rate'));
	// Who relied on what another changed is sent back to repair: when, depends on who is faster.
	const failures = events.filter(event => event.type === 'attempt-failed').filter(({failure: {kind}}) => kind !== 'interface-changed');
	assert.deepEqual(failures.map(({task, failure: {kind}}) => [task, kind]), [['r1/currency', 'verify-failed']]);
}

function checkSummary({outcome, landed, conflicts, refusedWrites, seconds, boundSeconds, blocked}: Summary): void {
	assert.deepEqual({outcome, conflicts, blocked}, {outcome: 'landed', conflicts: 0, blocked: []});
	const order = landed.map(({task}) => task);
	assert.deepEqual(order.toSorted(), ['coupon', 'currency', 'docs', 'exports', 'quantity', 'receipt', 'remove', 'tax']);
	assert.deepEqual(order.slice(-1), ['docs']);
	assert.ok(order.indexOf('exports') > Math.max(...['coupon', 'tax', 'receipt'].map(task => order.indexOf(task))), order.join(' '));
	assert.ok(refusedWrites >= 1);
	assert.ok(boundSeconds > 0);
	assert.ok(boundSeconds <= seconds, `${boundSeconds} of ${seconds}`);
}

/** A repository whose branch has every landing and passes its tests; no socket, no process, no worktree. */
async function checkRemains(den: Den, {landed}: Summary): Promise<void> {
	const repositories = globSync(path.join(den.folder, 'jupiter-demo-*', 'basket'));
	assert.equal(repositories.length, 1);
	const repository = repositories[0]!;
	const git = async (words: string) => den.shell(`git -C '${repository}' ${words}`);
	const commits = await git('rev-list --reverse main');
	assert.deepEqual(commits.stdout.split('\n').slice(1), landed.map(({commit}) => commit));
	assert.deepEqual(await git('status --porcelain'), {code: 0, stdout: '', stderr: ''});
	const worktrees = await git('worktree list --porcelain');
	assert.equal(worktrees.stdout.match(/^worktree /gmv)?.length, 1, worktrees.stdout);
	const tests = await den.shell(`cd '${repository}' && node --test`);
	assert.equal(tests.code, 0, tests.stdout);
	assert.match(tests.stdout, /pass 11\n/v);

	assert.deepEqual(readdirSync(path.join(repository, '..')).toSorted(), ['basket', 'plan.yaml']);
	await checkNothingRuns(den);
}

async function checkNothingRuns(den: Den): Promise<void> {
	assert.deepEqual(globSync(path.join(den.folder, '**/*.{engine,host}')), []);
	const processes = await den.shell('ps -eo args');
	assert.deepEqual(processes.stdout.split('\n').filter(line => line.includes(den.folder) && line.includes(' serve ')), []);
}
