import {utimesSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {test, type TestContext} from 'node:test';
import {execa} from 'execa';
import {moveHead} from '../../source/git/landing/move-head.ts';
import {noCommit} from '../../source/git/worktrees/saved-references.ts';
import {git, temporaryRepository, write} from './temporary-repository.ts';

const branch = 'jupiter/r1/result';

test('a branch is created once', async (t: TestContext) => {
	const {repository, head, commit, branch: commitOf} = await temporaryRepository(t);
	const first = head();
	const create = async () => moveHead({repository, branch, from: noCommit, to: first});
	t.assert.deepStrictEqual([await create(), await create()], [{ok: true}, {ok: true}]);
	const second = commit({'b.txt': ''});
	t.assert.deepStrictEqual(await moveHead({repository, branch, from: noCommit, to: second}), {ok: false, actual: first});
	t.assert.strictEqual(commitOf(branch), first);
});

test('a move from elsewhere is refused', async (t: TestContext) => {
	const {repository, head, commit, branch: commitOf} = await temporaryRepository(t);
	const [first, second, third] = [head(), commit({'b.txt': ''}), commit({'c.txt': ''})];
	await moveHead({repository, branch, from: noCommit, to: first});
	t.assert.deepStrictEqual(await moveHead({repository, branch, from: first, to: second}), {ok: true});
	t.assert.deepStrictEqual(await moveHead({repository, branch, from: first, to: third}), {ok: false, actual: second});
	t.assert.deepStrictEqual(await moveHead({repository, branch, from: first, to: second}), {ok: true});
	t.assert.strictEqual(commitOf(branch), second);
});

test('a missing branch is refused', async (t: TestContext) => {
	const {repository, head, commit} = await temporaryRepository(t);
	const first = head();
	t.assert.deepStrictEqual(await moveHead({repository, branch, from: first, to: commit({'b.txt': ''})}), {ok: false, actual: undefined});
});

test('a checkout of the branch keeps its files', async (t: TestContext) => {
	const {repository, head, commit, branch: commitOf} = await temporaryRepository(t);
	const first = head();
	const second = commit({'b.txt': ''});
	git(repository.root, 'checkout', '--quiet', '-b', branch, first);
	write(repository.root, {'a.txt': 'mine\n'});
	t.assert.deepStrictEqual(await moveHead({repository, branch, from: first, to: second}), {ok: true});
	t.assert.strictEqual(git(repository.root, 'status', '--porcelain', '--branch'), '## HEAD (no branch)\n M a.txt');
	t.assert.deepStrictEqual([head(), commitOf(branch)], [first, second]);
});

test('a killed git\'s lock is removed', async (t: TestContext) => {
	const {repository, head} = await temporaryRepository(t);
	const lock = path.join(repository.commonDirectory, 'refs/heads', `${branch}.lock`);
	write(repository.commonDirectory, {[path.relative(repository.commonDirectory, lock)]: ''});
	utimesSync(lock, new Date(0), new Date(0));
	t.assert.deepStrictEqual(await moveHead({repository, branch, from: noCommit, to: head()}), {ok: true});
});

test('a missing commit is an error', async (t: TestContext) => {
	const {repository, head} = await temporaryRepository(t);
	await moveHead({repository, branch, from: noCommit, to: head()});
	await t.assert.rejects(moveHead({repository, branch, from: head(), to: '1'.repeat(40)}), /Cannot move/v);
});

test('of two processes one wins', async (t: TestContext) => {
	const {repository, head, commit, branch: commitOf} = await temporaryRepository(t);
	const rivals = Array.from({length: 6}, (_, number) => commit({'b.txt': String(number)}));
	await moveHead({repository, branch, from: noCommit, to: head()});
	const from = head();
	const program = `
		import {moveHead} from ${JSON.stringify(new URL('../../source/git/landing/move-head.ts', import.meta.url).href)};
		const [repository, branch, from, to] = JSON.parse(process.argv[1]);
		console.log(JSON.stringify(await moveHead({repository, branch, from, to})));
	`;
	const results = await Promise.all(rivals.slice(0, 2).map(async to => {
		const {stdout} = await execa(process.execPath, ['--import=tsx', '--input-type=module', '--eval', program, JSON.stringify([repository, branch, from, to])]);
		return JSON.parse(stdout) as {readonly ok: boolean; readonly actual?: string};
	}));
	const winner = results.findIndex(result => result.ok);
	t.assert.strictEqual(results.filter(result => result.ok).length, 1);
	t.assert.strictEqual(commitOf(branch), rivals[winner]);
	t.assert.strictEqual(results[1 - winner]!.actual, rivals[winner]);
});

test('of many movers one wins', async (t: TestContext) => {
	const {repository, head, commit, branch: commitOf} = await temporaryRepository(t);
	const from = head();
	await moveHead({repository, branch, from: noCommit, to: from});
	const rivals = Array.from({length: 5}, (_, number) => commit({'b.txt': String(number)}));
	const results = await Promise.all(rivals.map(async to => moveHead({repository, branch, from, to})));
	t.assert.deepStrictEqual(rivals.filter((_, number) => results[number]!.ok), [commitOf(branch)]);
});
