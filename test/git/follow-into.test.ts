import assert from 'node:assert/strict';
import {chmodSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {test, type TestContext} from 'node:test';
import {followInto} from '../../source/git/landing/follow-into.ts';
import {git, temporaryRepository, write} from './temporary-repository.ts';

/** A repository with `main` checked out and a landed result one commit ahead of it. */
async function withResult(t: TestContext) {
	const temporary = await temporaryRepository(t, {'a.txt': 'one\n', '.gitignore': '*.log\n'});
	const {root} = temporary.repository;
	const base = temporary.head();
	const head = temporary.commit({'a.txt': 'landed\n', 'landed.txt': 'new\n'});
	git(root, 'branch', 'jupiter/r1/result', head);
	git(root, 'reset', '--quiet', '--hard', base);
	const follow = async () => followInto({repository: temporary.repository, into: 'main', head, result: 'jupiter/r1/result'});
	return {...temporary, root, base, head, follow};
}

async function waits(follow: Awaited<ReturnType<typeof withResult>>['follow']): Promise<string> {
	const followed = await follow();
	assert.strictEqual(followed.outcome, 'waits', followed.outcome);
	return followed.reason;
}

/** Every file with its bytes, and git's own view of the checkout. */
function picture(root: string): unknown {
	const names = readdirSync(root, {recursive: true, withFileTypes: true}).filter(entry => entry.isFile()).map(entry => path.join(entry.parentPath, entry.name));
	const files = names.filter(name => !name.startsWith(path.join(root, '.git'))).toSorted();
	const index = path.join(root, '.git/index');
	return [files.map(name => [name, readFileSync(name, 'hex'), statSync(name).mtimeMs]), readFileSync(index, 'hex'), statSync(index).mtimeMs, git(root, 'rev-parse', 'HEAD', 'main')];
}

test('a clean checkout moves along', async (t: TestContext) => {
	const {root, head, follow} = await withResult(t);
	t.assert.deepStrictEqual(await follow(), {outcome: 'followed'});
	t.assert.strictEqual(git(root, 'rev-parse', 'main'), head);
	t.assert.strictEqual(git(root, 'status', '--porcelain'), '');
	t.assert.strictEqual(readFileSync(path.join(root, 'landed.txt'), 'utf8'), 'new\n');
	t.assert.deepStrictEqual(await follow(), {outcome: 'followed'});
});

test('a branch checked out nowhere moves', async (t: TestContext) => {
	const {root, head, follow} = await withResult(t);
	git(root, 'checkout', '--quiet', '-b', 'other');
	write(root, {'a.txt': 'dirty\n'});
	t.assert.deepStrictEqual(await follow(), {outcome: 'followed'});
	t.assert.strictEqual(git(root, 'rev-parse', 'main'), head);
	t.assert.strictEqual(git(root, 'status', '--porcelain'), 'M a.txt'.padStart(8));
});

test('a branch being moved is left alone', async (t: TestContext) => {
	const {root, base, follow} = await withResult(t);
	git(root, 'checkout', '--quiet', '--detach');
	write(root, {'.git/refs/heads/main.lock': ''});
	t.assert.match(await waits(follow), /main is being moved by somebody else/v);
	t.assert.strictEqual(git(root, 'rev-parse', 'main'), base);
	t.assert.strictEqual(existsSync(path.join(root, '.git/refs/heads/main.lock')), true);
});

test('a missing branch is made', async (t: TestContext) => {
	const {repository, root, head} = await withResult(t);
	t.assert.deepStrictEqual(await followInto({repository, into: 'new', head, result: 'jupiter/r1/result'}), {outcome: 'followed'});
	t.assert.strictEqual(git(root, 'rev-parse', 'new'), head);
});

const dirtyings: ReadonlyArray<readonly [name: string, dirty: (root: string) => void]> = [
	['changed', root => {
		write(root, {'a.txt': 'mine\n'});
	}],
	['staged', root => {
		write(root, {'b.txt': 'mine\n'});
		git(root, 'add', 'b.txt');
	}],
	['removed', root => {
		write(root, {'a.txt': undefined});
	}],
	['made executable', root => {
		chmodSync(path.join(root, 'a.txt'), 0o755);
	}],
];

for (const [name, dirty] of dirtyings) {
	test(`a checkout with a file ${name} stays`, async (t: TestContext) => {
		const {root, follow} = await withResult(t);
		dirty(root);
		const before = picture(root);
		t.assert.match(await waits(follow), /uncommitted changes.* git -C \S+ merge --ff-only jupiter\/r1\/result$/v);
		t.assert.deepStrictEqual(picture(root), before);
	});
}

for (const name of ['landed.txt', 'landed.log']) {
	test(`an own ${name} in the way stays`, async (t: TestContext) => {
		const {root, commit, repository} = await withResult(t);
		const base = git(root, 'rev-parse', 'main');
		write(root, {[name]: 'theirs'});
		git(root, 'add', '--force', name);
		const head = commit({});
		git(root, 'reset', '--quiet', '--hard', base);
		write(root, {[name]: 'mine'});
		const before = picture(root);
		const followed = await followInto({repository, into: 'main', head, result: 'jupiter/r1/result'});
		t.assert.strictEqual(followed.outcome, 'waits');
		t.assert.deepStrictEqual(picture(root), before);
	});
}

test('unrelated files do not hold it up', async (t: TestContext) => {
	const {root, follow} = await withResult(t);
	write(root, {'notes.txt': 'mine', 'debug.log': 'mine'});
	t.assert.deepStrictEqual(await follow(), {outcome: 'followed'});
	t.assert.strictEqual(readFileSync(path.join(root, 'notes.txt'), 'utf8'), 'mine');
});

test('a rebase under way is left alone', async (t: TestContext) => {
	const {root, base, follow} = await withResult(t);
	git(root, '-c', 'sequence.editor=echo break >', 'rebase', '--quiet', '--interactive', '--keep-base', base);
	t.assert.strictEqual(existsSync(path.join(root, '.git/rebase-merge')), true);
	const before = picture(root);
	t.assert.match(await waits(follow), /a rebase under way/v);
	t.assert.deepStrictEqual(picture(root), before);
});

test('another git at work is waited for', async (t: TestContext) => {
	const {root, follow} = await withResult(t);
	writeFileSync(path.join(root, '.git/index.lock'), '');
	t.assert.match(await waits(follow), /another git command at work/v);
});

test('a person\'s commits on top are adopted', async (t: TestContext) => {
	const {root, follow, commit} = await withResult(t);
	await follow();
	const own = commit({'own.txt': 'mine'});
	t.assert.deepStrictEqual(await follow(), {outcome: 'adopt', commit: own});
	t.assert.strictEqual(git(root, 'rev-parse', 'main'), own);
});

test('diverged branches wait for a merge', async (t: TestContext) => {
	const {follow, commit, root} = await withResult(t);
	const own = commit({'own.txt': 'mine'});
	t.assert.match(await waits(follow), /commits that the result lacks.*git merge jupiter\/r1\/result/v);
	t.assert.strictEqual(git(root, 'rev-parse', 'main'), own);
});

test('a linked checkout moves along', async (t: TestContext) => {
	const {root, head, follow, beside} = await withResult(t);
	git(root, 'checkout', '--quiet', '-b', 'other');
	git(root, 'worktree', 'add', '--quiet', beside('my checkout'), 'main');
	write(beside('my checkout'), {'a.txt': 'mine\n'});
	t.assert.match(await waits(follow), /git -C '.*my checkout' merge/v);
	git(beside('my checkout'), 'checkout', '--quiet', 'a.txt');
	t.assert.deepStrictEqual(await follow(), {outcome: 'followed'});
	t.assert.strictEqual(git(beside('my checkout'), 'rev-parse', 'HEAD'), head);
});

test('two checkouts of the branch stay', async (t: TestContext) => {
	const {root, follow, beside} = await withResult(t);
	git(root, 'worktree', 'add', '--quiet', '--force', beside('second'), 'main');
	t.assert.match(await waits(follow), /checked out in .* and .*second/v);
});
