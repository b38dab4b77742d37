import assert from 'node:assert/strict';
import {writeFile} from 'node:fs/promises';
import path from 'node:path';
import {test} from 'node:test';
import type {JournalEntry} from '../../source/model/event.ts';
import type {SessionState} from '../../source/model/session-state.ts';
import {begin, openDen, type Den} from './run-program.ts';

/*
One session serves all, because starting one costs a second: a task works until the file `go` is there,
another needs it.
*/
const plan = `version: 1
goal: Wait for a sign
decisions: {unit: metre}
tasks:
  - id: first
    owns: [first.txt]
    agent:
      command: >-
        echo ready; read line; echo "heard $line"; jupiter-tui claim second.txt; jupiter-tui publish first.txt "a line";
        until [ -e "$HOME/go" ]; do sleep 0.05; done; echo 1 > first.txt
  - id: second
    owns: [second.txt]
    needs: [first]
    agent: {command: 'echo 2 > second.txt'}
`;

test('a session is looked at, steered and cleaned', async t => {
	await using den = await openDen();
	await den.shell(begin);
	await writeFile(path.join(den.folder, 'plan.yaml'), plan);
	const running = den.jupiter('run', 'plan.yaml', '--headless');
	try {
		await shown(den, ['capture', 'first'], /^ready$/mv);
		await t.test('status tells tasks and reasons', async () => checkStatus(den));
		await t.test('a task is paused and resumed', async () => checkPause(den));
		await t.test('a pane is typed into', async () => checkSend(den));
		await t.test('the bus carries what is said', async () => checkBus(den));
		await t.test('looking leaves the engine at work', async () => checkEpoch(den));
		await t.test('unknown tasks are named', async () => checkUnknown(den));
		await writeFile(path.join(den.folder, 'go'), '');
		const {code, stdout} = await running;
		assert.equal(code, 0);
		assert.match(stdout, /All tasks have landed\./v);
		await t.test('the journal is read and travelled', async () => checkLog(den));
		await t.test('a landed diff is shown', async () => checkDiff(den));
		await t.test('landed worktrees are removed when agreed', async () => checkClean(den));
	} finally {
		await den.jupiter('stop', '--yes');
	}
});

async function checkStatus(den: Den): Promise<void> {
	const {stdout} = await den.jupiter('status');
	assert.match(stdout, /^r1: Wait for a sign\nat work, 0 of 2 landed into trunk, \d+s\n(?:One verification runs at a time: .*\n)?\nfirst +working .*\nsecond +waiting .*`first`/v);
	const state = await jsonOf(den, 'status', '--json') as SessionState;
	assert.deepEqual(Object.keys(state.runs.r1!.tasks), ['first', 'second']);
	const {locks} = await jsonOf(den, 'locks', '--json') as SessionState;
	assert.deepEqual(locks.map(({claim, holder}) => [claim, holder]), [['first.txt', 'r1/first']]);
	const table = await den.jupiter('locks');
	assert.match(table.stdout, /^first\.txt +first +for \d+s +token \d+$/v);
}

async function checkPause(den: Den): Promise<void> {
	assert.equal((await den.jupiter('pause', 'first')).code, 0);
	await shown(den, ['status'], /first +working \(paused\)/v);
	assert.equal((await den.jupiter('resume', 'r1/first')).code, 0);
	await shown(den, ['status'], /first +working +\d/v);
}

async function checkSend(den: Den): Promise<void> {
	assert.deepEqual(await den.jupiter('send', 'first', 'good', 'morning', '--no-enter'), {code: 0, stdout: '', stderr: ''});
	assert.deepEqual(await den.jupiter('send', 'first', '--key', 'Enter'), {code: 0, stdout: '', stderr: ''});
	await shown(den, ['capture', 'first'], /^heard good morning$/mv);
	await shown(den, ['bus'], /first +published first\.txt: a line/v);
}

async function checkBus(den: Den): Promise<void> {
	assert.equal((await den.jupiter('note', 'mind', 'the', 'step')).code, 0);
	const collision = await den.jupiter('decide', 'unit=foot');
	assert.match(`${collision.stdout}${collision.stderr}`, /unit/v);
	const {stdout} = await den.jupiter('bus');
	assert.match(stdout, /says: mind the step/v);
	assert.match(stdout, /unit = foot/v);
}

async function checkEpoch(den: Den): Promise<void> {
	await Promise.all([['status'], ['locks'], ['bus'], ['log'], ['log', '--at', '3'], ['ls'], ['clean', '--yes'], ['plan', 'plan.yaml'], ['doctor']].map(async words => den.jupiter(...words)));
	assert.equal((await jsonOf(den, 'status', '--json') as SessionState).epoch, 1);
	assert.match((await den.jupiter('clean', '--yes')).stdout, /keep .*first\n +r1\/first is not finished\.\n.*0 of \d worktrees removed\.$/sv);
}

async function checkUnknown(den: Den): Promise<void> {
	const answers = await Promise.all([['pause', 'third'], ['capture', 'third'], ['diff', 'third'], ['send', 'third', 'x']].map(async words => den.jupiter(...words)));
	assert.deepEqual(answers.filter(({code, stderr}) => code !== 1 || !stderr.startsWith('There is no task third in r1. It has first, second.')), []);
	const early = await den.jupiter('capture', 'second');
	assert.match(early.stderr, /`second` has no pane: it is waiting/v);
}

async function checkLog(den: Den): Promise<void> {
	const {stdout} = await den.jupiter('log', '--json');
	const entries = stdout.split('\n').map(line => JSON.parse(line) as JournalEntry);
	assert.deepEqual(entries.map(({seq}) => seq), entries.map((_, index) => index + 1));
	const landed = entries.find(({event}) => event.type === 'task-landed')!.seq;
	const [before, after] = await Promise.all([landed - 1, landed].map(async seq => jsonOf(den, 'log', '--json', '--at', String(seq)) as Promise<SessionState>));
	assert.equal(before!.runs.r1!.tasks.first!.phase, 'landing');
	assert.equal(after!.runs.r1!.tasks.first!.phase, 'landed');
	const beyond = await den.jupiter('log', '--at', String(entries.length + 1));
	assert.equal(beyond.code, 1);
	assert.match(beyond.stderr, /There is no entry/v);
}

async function checkDiff(den: Den): Promise<void> {
	const {stdout} = await den.jupiter('diff', 'first');
	assert.match(stdout, /^\+\+\+ b\/first\.txt\n@@ -0,0 \+1 @@\n\+1$/mv);
}

async function checkClean(den: Den): Promise<void> {
	const asked = await den.jupiter('clean');
	assert.equal(asked.code, 2);
	assert.match(asked.stderr, /There is no terminal to ask in\. Add --yes/v);
	const {removed, kept} = await jsonOf(den, 'clean', '--yes', '--json') as {removed: string[]; kept: unknown[]};
	assert.deepEqual(removed.map(worktree => path.basename(worktree)).filter(name => name !== '0').toSorted(), ['first', 'second']);
	assert.deepEqual(kept, []);
}

async function jsonOf(den: Den, ...words: readonly string[]): Promise<unknown> {
	const {stdout, stderr} = await den.jupiter(...words);
	assert.equal(stderr, '');
	return JSON.parse(stdout);
}

/** Asks again until what the program prints fits; each asking is a process of its own, so that the loop needs no pause. */
async function shown(den: Den, words: readonly string[], what: RegExp): Promise<void> {
	let last = '';
	for (let tries = 0; tries < maxTries; tries++) {
		const {stdout, stderr} = await den.jupiter(...words);
		last = `${stdout}${stderr}`;
		if (what.test(stdout)) {
			return;
		}
	}

	assert.fail(`\`${words.join(' ')}\` did not come to show ${String(what)}: ${last}`);
}

/** About ten seconds of asking. */
const maxTries = 100;
