import assert from 'node:assert/strict';
import {chmodSync, existsSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {test, type TestContext} from 'node:test';
import {maxFailureDetail} from '../../source/model/limits/failures.ts';
import {verifyTree, type Verification, type VerifyRequest} from '../../source/git/verifying/verify-tree.ts';
import {git, read, temporaryRepository, write, type TemporaryRepository} from './temporary-repository.ts';
import {untilGone} from './until-gone.ts';

async function verify(temporary: TemporaryRepository, commands: readonly string[], choice: Partial<VerifyRequest> = {}): Promise<Verification> {
	return verifyTree({repository: temporary.repository, commit: temporary.head(), commands, directory: temporary.beside('slot'), env: process.env, ...choice});
}

async function failure(temporary: TemporaryRepository, command: string, choice: Partial<VerifyRequest> = {}) {
	const outcome = await verify(temporary, [command], choice);
	assert.ok(!outcome.ok);
	return outcome;
}

/** The process that a command left its id of. */
const childOf = (temporary: TemporaryRepository) => Number(read(temporary.beside('.'), 'child'));

test('commands run on the commit\'s tree', async (t: TestContext) => {
	const temporary = await temporaryRepository(t, {'a.txt': 'one\n'});
	write(temporary.repository.root, {'a.txt': 'not committed'});
	t.assert.deepStrictEqual(await verify(temporary, ['grep -qx one a.txt', 'test -z "$GIT_DIR"'], {env: {...process.env, GIT_DIR: '/nowhere'}}), {ok: true});
});

test('the first failing command is told', async (t: TestContext) => {
	const temporary = await temporaryRepository(t);
	const outcome = await verify(temporary, ['true', 'echo out; echo err >&2; exit 3', 'touch never']);
	t.assert.deepStrictEqual(outcome, {ok: false, command: 'echo out; echo err >&2; exit 3', ended: 'exited', code: 3, output: 'out\nerr\n'});
	t.assert.strictEqual(existsSync(temporary.beside('slot/never')), false);
});

test('what can\'t be run is no red tree', async (t: TestContext) => {
	const temporary = await temporaryRepository(t);
	await t.assert.rejects(verify(temporary, ['true'], {env: {PATH: '/nowhere'}}), /^Error: No shell can be started in .*slot: spawn sh ENOENT\. See that/v);
	await t.assert.rejects(verify(temporary, ['false'], {env: {...process.env, TMPDIR: temporary.beside('absent')}}), /^Error: Nothing can be written in .*absent: .*Make room there\.$/v);
	write(temporary.beside('.'), {file: ''});
	await t.assert.rejects(verify(temporary, ['true'], {directory: temporary.beside('file/slot')}), /EEXIST|ENOTDIR|Not a directory/v);
	t.assert.deepStrictEqual(await verify(temporary, ['true']), {ok: true});
});

test('output comes as it is printed', async (t: TestContext) => {
	const temporary = await temporaryRepository(t);
	let seen = '';
	await verify(temporary, [String.raw`printf "ä\n%.0s" $(seq 1 2000)`], {
		onOutput(text) {
			seen += text;
		},
	});
	t.assert.strictEqual(seen, 'ä\n'.repeat(2000));
});

test('only the end of long output stays', async (t: TestContext) => {
	const temporary = await temporaryRepository(t);
	const outcome = await failure(temporary, 'seq 1 100000; exit 1');
	t.assert.strictEqual(outcome.output.length, maxFailureDetail);
	t.assert.match(outcome.output, /\n100000\n$/v);
});

test('a reused slot is put back', async (t: TestContext) => {
	const temporary = await temporaryRepository(t, {'a.txt': 'one\n', '.gitignore': 'node_modules\n', 'old.txt': ''});
	await verify(temporary, ['echo changed > a.txt; touch rubbish; mkdir node_modules dir; touch node_modules/x dir/y; git init -q nested']);
	temporary.commit({'a.txt': 'two\n', 'old.txt': undefined, 'rubbish/now.txt': ''});
	t.assert.deepStrictEqual(await verify(temporary, ['grep -qx two a.txt']), {ok: true});
	t.assert.deepStrictEqual(readdirSync(temporary.beside('slot')).toSorted(), ['.git', '.gitignore', 'a.txt', 'node_modules', 'rubbish']);
	t.assert.strictEqual(git(temporary.beside('slot'), 'status', '--porcelain'), '');
});

test('a broken slot is made anew', async (t: TestContext) => {
	const temporary = await temporaryRepository(t);
	await verify(temporary, ['true']);
	const gitDirectory = git(temporary.beside('slot'), 'rev-parse', '--absolute-git-dir');
	writeFileSync(path.join(gitDirectory, 'index'), 'rubbish');
	t.assert.deepStrictEqual(await verify(temporary, ['test -f a.txt']), {ok: true});
	rmSync(temporary.beside('slot/.git'));
	t.assert.deepStrictEqual(await verify(temporary, ['test -f a.txt']), {ok: true});
	rmSync(temporary.beside('slot'), {recursive: true});
	t.assert.deepStrictEqual(await verify(temporary, ['test -f a.txt']), {ok: true});
});

test('a strange folder in the slot\'s place is kept', async (t: TestContext) => {
	const temporary = await temporaryRepository(t);
	write(temporary.beside('slot'), {'mine.txt': 'precious'});
	t.assert.deepStrictEqual(await verify(temporary, ['test ! -e mine.txt']), {ok: true});
	t.assert.strictEqual(read(temporary.beside('slot.aside-1'), 'mine.txt'), 'precious');
});

test('a command out of time ends with its children', async (t: TestContext) => {
	const temporary = await temporaryRepository(t);
	const outcome = await failure(temporary, 'sleep 60 & echo $! > ../child; echo begun; wait', {timeoutMs: 400});
	t.assert.deepStrictEqual([outcome.ended, outcome.signal, outcome.output], ['timed-out', 'SIGTERM', 'begun\n']);
	await untilGone(childOf(temporary));
});

test('an aborted command ends with its children', async (t: TestContext) => {
	const temporary = await temporaryRepository(t);
	const controller = new AbortController();
	const outcome = await failure(temporary, 'sleep 60 & echo $! > ../child; echo begun; wait', {
		signal: controller.signal,
		onOutput() {
			controller.abort();
		},
	});
	t.assert.strictEqual(outcome.ended, 'aborted');
	await untilGone(childOf(temporary));
});

test('an abort before the start runs nothing', async (t: TestContext) => {
	const temporary = await temporaryRepository(t);
	const outcome = await failure(temporary, 'touch ran', {signal: AbortSignal.abort()});
	t.assert.strictEqual(outcome.ended, 'aborted');
	t.assert.strictEqual(existsSync(temporary.beside('slot/ran')), false);
});

test('nothing left running outlives its command', async (t: TestContext) => {
	const temporary = await temporaryRepository(t);
	t.assert.deepStrictEqual(await verify(temporary, ['sleep 60 & echo $! > ../child']), {ok: true});
	await untilGone(childOf(temporary));
});

test('a command deaf to the first signal is killed', async (t: TestContext) => {
	const temporary = await temporaryRepository(t);
	const outcome = await failure(temporary, 'trap "" TERM; echo begun; while :; do sleep 0.1; done', {timeoutMs: 2000});
	t.assert.deepStrictEqual([outcome.ended, outcome.signal], ['timed-out', 'SIGKILL']);
});

test('ignored files named are copied', async (t: TestContext) => {
	const temporary = await temporaryRepository(t, {'.gitignore': '.env\n'});
	write(temporary.repository.root, {'.env': 'KEY=1\n'});
	t.assert.deepStrictEqual(await verify(temporary, ['grep -qx KEY=1 .env'], {copy: ['.env']}), {ok: true});
});

test('no hook runs for the checkout', async (t: TestContext) => {
	const temporary = await temporaryRepository(t);
	const hook = path.join(temporary.repository.commonDirectory, 'hooks/post-checkout');
	writeFileSync(hook, `#!/bin/sh\ntouch '${temporary.beside('hook-ran')}'\n`);
	chmodSync(hook, 0o755);
	await verify(temporary, ['true']);
	temporary.commit({'b.txt': ''});
	await verify(temporary, ['true']);
	t.assert.strictEqual(existsSync(temporary.beside('hook-ran')), false);
});
