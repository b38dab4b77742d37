import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, utimesSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {test, type TestContext} from 'node:test';
import {composeLanding} from '../../source/git/landing/compose-landing.ts';
import {listWorktrees} from '../../source/git/worktrees/list-worktrees.ts';
import {makeWorktree, type MadeWorktree} from '../../source/git/worktrees/make-worktree.ts';
import {refreshWorktree} from '../../source/git/worktrees/refresh-worktree.ts';
import {listSaved} from '../../source/git/worktrees/saved-references.ts';
import {worktreeChanges} from '../../source/git/worktrees/worktree-changes.ts';
import {git, read, temporaryRepository, write, type TemporaryRepository} from './temporary-repository.ts';

type Choice = {readonly onto?: string; readonly keep?: boolean; readonly copy?: readonly string[]; readonly change?: string};

async function make(temporary: TemporaryRepository, {onto = temporary.head(), keep = false, copy = [], change}: Choice = {}): Promise<MadeWorktree> {
	return makeWorktree({repository: temporary.repository, path: temporary.beside('work tree'), branch: 'jupiter/r1/task', onto, keep, copy, ...(change !== undefined && {change})});
}

async function made(temporary: TemporaryRepository, choice: Choice = {}) {
	const worktree = await make(temporary, choice);
	assert.ok(worktree.ok, JSON.stringify(worktree));
	return worktree;
}

async function refusal(temporary: TemporaryRepository): Promise<string> {
	const worktree = await make(temporary);
	assert.ok(!worktree.ok);
	return worktree.problem;
}

const statusOf = (worktree: string) => git(worktree, 'status', '--porcelain', '--branch');

test('a new worktree stands on its branch', async (t: TestContext) => {
	const temporary = await temporaryRepository(t);
	const worktree = await made(temporary);
	t.assert.deepStrictEqual(worktree, {ok: true, path: temporary.beside('work tree'), base: temporary.head(), merged: [], notCopied: []});
	t.assert.strictEqual(statusOf(worktree.path), '## jupiter/r1/task');
	t.assert.strictEqual(read(worktree.path, 'a.txt'), 'one\n');
});

test('making it twice changes nothing', async (t: TestContext) => {
	const temporary = await temporaryRepository(t);
	const first = await made(temporary);
	write(first.path, {'ignored-by-itself/.gitignore': '*\n'});
	t.assert.deepStrictEqual(await made(temporary), first);
	t.assert.deepStrictEqual(await listSaved(temporary.repository), []);
});

test('a change undoes nothing landed since', async (t: TestContext) => {
	const temporary = await temporaryRepository(t);
	const {base, path: worktree} = await made(temporary);
	write(worktree, {'mine.txt': 'mine\n'});
	const composed = await composeLanding({repository: temporary.repository, worktree, base, onto: base, message: 'Mine'});
	assert.ok(composed.ok);
	assert.ok(!composed.empty);
	const onto = temporary.commit({'theirs.txt': 'theirs\n'});
	const again = await made(temporary, {onto, keep: true, change: composed.commit});
	t.assert.strictEqual(again.base, onto);
	t.assert.strictEqual(read(worktree, 'theirs.txt'), 'theirs\n');
	t.assert.deepStrictEqual(await worktreeChanges(worktree, onto).then(changes => changes.map(change => change.path)), ['mine.txt']);
});

test('a fresh start saves what was there', async (t: TestContext) => {
	const temporary = await temporaryRepository(t);
	const {path: worktree} = await made(temporary);
	write(worktree, {'a.txt': 'work\n', 'b.txt': 'more\n'});
	const onto = temporary.commit({'c.txt': 'landed\n'});
	await made(temporary, {onto});
	t.assert.strictEqual(statusOf(worktree), '## jupiter/r1/task');
	t.assert.deepStrictEqual([read(worktree, 'a.txt'), existsSync(path.join(worktree, 'b.txt')), read(worktree, 'c.txt')], ['one\n', false, 'landed\n']);
	const [saved] = await listSaved(temporary.repository);
	t.assert.strictEqual(saved!.reference, 'refs/jupiter/saved/r1/task/reset');
	t.assert.strictEqual(git(worktree, 'show', `${saved!.commit}:b.txt`), 'more');
});

test('a fresh start saves the agent\'s commits', async (t: TestContext) => {
	const temporary = await temporaryRepository(t);
	const {path: worktree} = await made(temporary);
	write(worktree, {'b.txt': 'mine\n'});
	git(worktree, 'add', '--all');
	git(worktree, 'commit', '--quiet', '--message=mine');
	const mine = git(worktree, 'rev-parse', 'HEAD');
	await made(temporary);
	const [saved] = await listSaved(temporary.repository);
	t.assert.strictEqual(saved!.parent, mine);
});

test('kept content moves onto the head', async (t: TestContext) => {
	const temporary = await temporaryRepository(t);
	const {path: worktree} = await made(temporary);
	write(worktree, {'b.txt': 'work\n'});
	const onto = temporary.commit({'c.txt': 'landed\n'});
	const {base} = await made(temporary, {onto, keep: true});
	t.assert.strictEqual(base, onto);
	t.assert.strictEqual(statusOf(worktree), '## jupiter/r1/task\n?? b.txt');
	t.assert.deepStrictEqual([read(worktree, 'b.txt'), read(worktree, 'c.txt')], ['work\n', 'landed\n']);
});

test('kept content that conflicts stays', async (t: TestContext) => {
	const temporary = await temporaryRepository(t);
	const base = temporary.head();
	const {path: worktree} = await made(temporary);
	write(worktree, {'a.txt': 'mine\n'});
	const kept = await made(temporary, {onto: temporary.commit({'a.txt': 'theirs\n'}), keep: true});
	t.assert.strictEqual(kept.base, base);
	t.assert.strictEqual(read(worktree, 'a.txt'), 'mine\n');
});

test('ignored files outlive a fresh start', async (t: TestContext) => {
	const temporary = await temporaryRepository(t, {'.gitignore': 'node_modules\n', 'a.txt': ''});
	const {path: worktree} = await made(temporary);
	write(worktree, {'node_modules/x.js': 'x', 'rubbish.txt': ''});
	await made(temporary);
	t.assert.deepStrictEqual(readdirSync(worktree).toSorted(), ['.git', '.gitignore', '.jupiter', 'a.txt', 'node_modules']);
});

test('an interrupted merge is put right', async (t: TestContext) => {
	const temporary = await temporaryRepository(t);
	const {path: worktree} = await made(temporary);
	temporary.commit({'a.txt': 'theirs\n'});
	write(worktree, {'a.txt': 'mine\n'});
	git(worktree, 'commit', '--quiet', '--all', '--message=mine');
	t.assert.throws(() => git(worktree, 'rebase', 'main'), /could not apply/v);
	await made(temporary);
	t.assert.strictEqual(git(worktree, 'status', '--branch').split('\n', 1)[0], 'On branch jupiter/r1/task');
	t.assert.doesNotMatch(git(worktree, 'status'), /rebase|merge|unmerged/v);
	t.assert.strictEqual(read(worktree, 'a.txt'), 'theirs\n');
});

test('a branch the agent switched to survives', async (t: TestContext) => {
	const temporary = await temporaryRepository(t);
	const {path: worktree} = await made(temporary);
	git(worktree, 'checkout', '--quiet', '-b', 'own');
	write(worktree, {'b.txt': ''});
	git(worktree, 'add', '--all');
	git(worktree, 'commit', '--quiet', '--message=own');
	const own = git(worktree, 'rev-parse', 'own');
	await made(temporary);
	t.assert.strictEqual(temporary.branch('own'), own);
	t.assert.strictEqual(statusOf(worktree), '## jupiter/r1/task');
});

test('a stale index lock is removed', async (t: TestContext) => {
	const temporary = await temporaryRepository(t);
	const {path: worktree} = await made(temporary);
	const lock = path.join(git(worktree, 'rev-parse', '--absolute-git-dir'), 'index.lock');
	writeFileSync(lock, '');
	utimesSync(lock, new Date(0), new Date(0));
	await made(temporary);
	t.assert.strictEqual(existsSync(lock), false);
});

test('a held index lock is waited for', async (t: TestContext) => {
	const temporary = await temporaryRepository(t);
	const {path: worktree} = await made(temporary);
	const lock = path.join(git(worktree, 'rev-parse', '--absolute-git-dir'), 'index.lock');
	writeFileSync(lock, '');
	let isFree = false;
	const making = made(temporary).then(() => isFree);
	setTimeout(() => {
		isFree = true;
		rmSync(lock);
	}, 300);
	t.assert.strictEqual(await making, true);
});

test('a lock and a lost index hide nothing', async (t: TestContext) => {
	const temporary = await temporaryRepository(t);
	const {path: worktree} = await made(temporary);
	write(worktree, {'b.txt': 'work\n'});
	git(worktree, 'worktree', 'lock', worktree);
	rmSync(path.join(git(worktree, 'rev-parse', '--absolute-git-dir'), 'index'));
	await made(temporary);
	t.assert.strictEqual(statusOf(worktree), '## jupiter/r1/task');
	const [saved] = await listSaved(temporary.repository);
	t.assert.strictEqual(git(worktree, 'show', `${saved!.commit}:b.txt`), 'work');
});

test('a deleted folder is made again', async (t: TestContext) => {
	const temporary = await temporaryRepository(t);
	const {path: worktree} = await made(temporary);
	rmSync(worktree, {recursive: true});
	await made(temporary);
	t.assert.strictEqual(statusOf(worktree), '## jupiter/r1/task');
});

test('a deleted registration is made again', async (t: TestContext) => {
	const temporary = await temporaryRepository(t);
	const {path: worktree} = await made(temporary);
	write(worktree, {'work.txt': 'precious'});
	rmSync(path.join(temporary.repository.commonDirectory, 'worktrees'), {recursive: true});
	await made(temporary);
	t.assert.strictEqual(statusOf(worktree), '## jupiter/r1/task');
	t.assert.strictEqual(read(temporary.beside('work tree.aside-1'), 'work.txt'), 'precious');
});

test('a strange folder is moved aside', async (t: TestContext) => {
	const temporary = await temporaryRepository(t);
	write(temporary.beside('work tree'), {'mine.txt': 'precious'});
	const {path: worktree} = await made(temporary);
	t.assert.strictEqual(existsSync(path.join(worktree, 'mine.txt')), false);
	t.assert.strictEqual(read(temporary.beside('work tree.aside-1'), 'mine.txt'), 'precious');
});

test('a leftover branch is saved first', async (t: TestContext) => {
	const temporary = await temporaryRepository(t);
	const base = temporary.head();
	git(temporary.repository.root, 'branch', 'jupiter/r1/task', git(temporary.repository.root, 'commit-tree', 'HEAD^{tree}', '-p', 'HEAD', '-m', 'lost?'));
	const lost = temporary.branch('jupiter/r1/task');
	await made(temporary);
	t.assert.strictEqual(temporary.branch('jupiter/r1/task'), base);
	t.assert.deepStrictEqual((await listSaved(temporary.repository)).map(saved => saved.commit), [lost]);
});

test('a branch in use elsewhere is refused', async (t: TestContext) => {
	const temporary = await temporaryRepository(t);
	git(temporary.repository.root, 'worktree', 'add', '--quiet', '-b', 'jupiter/r1/task', temporary.beside('elsewhere'));
	t.assert.match(await refusal(temporary), /is checked out in .*elsewhere.*Switch/v);
});

test('a killed making is repaired at any point', async (t: TestContext) => {
	const files = Object.fromEntries(Array.from({length: 400}, (_, number) => [`folder${number % 20}/file${number}.txt`, `${number}\n`.repeat(50)]));
	const temporary = await temporaryRepository(t, files);
	const states: unknown[] = [];
	for (const delayMs of delaysMs) {
		await killMaking(temporary, delayMs);
		const {path: worktree} = await made(temporary);
		states.push([statusOf(worktree), await listSaved(temporary.repository), /locked|prunable/v.test(git(worktree, 'worktree', 'list', '--porcelain'))]);
		git(temporary.repository.root, 'worktree', 'remove', '--force', worktree);
		git(temporary.repository.root, 'branch', '-D', 'jupiter/r1/task');
	}

	t.assert.deepStrictEqual(states, delaysMs.map(() => ['## jupiter/r1/task', [], false]));
});

const delaysMs = [1, 3, 6, 10, 15, 25];

async function killMaking(temporary: TemporaryRepository, delayMs: number): Promise<void> {
	const child = spawn('git', ['worktree', 'add', '--quiet', '-B', 'jupiter/r1/task', temporary.beside('work tree'), 'main'], {cwd: temporary.repository.root, stdio: 'ignore', detached: true});
	const closed = once(child, 'close');
	setTimeout(() => {
		killGroup(child.pid!);
	}, delayMs);
	await closed;
	ageLocks(temporary);
}

/** With the child that checks the files out, which would go on by itself. */
function killGroup(leader: number): void {
	try {
		process.kill(-leader, 'SIGKILL');
	} catch {
		// It has ended by itself: the last of the points.
	}
}

/** A lock is waited for until it is old; the killed git's shall be that now. */
function ageLocks({repository}: TemporaryRepository): void {
	const folder = path.join(repository.commonDirectory, 'worktrees');
	const locks = [path.join(repository.commonDirectory, 'refs/heads/jupiter/r1/task.lock')];
	for (const name of existsSync(folder) ? readdirSync(folder) : []) {
		locks.push(path.join(folder, name, 'index.lock'), path.join(folder, name, 'HEAD.lock'));
	}

	for (const lock of locks) {
		if (existsSync(lock)) {
			utimesSync(lock, new Date(0), new Date(0));
		}
	}
}

test('a killed carrying over loses nothing', async (t: TestContext) => {
	const numbers = Array.from({length: 200}, (_, number) => number);
	const files = (text: string) => Object.fromEntries(numbers.map(number => [`folder${number % 20}/file${number}.txt`, `${text}\n`.repeat(200)]));
	const temporary = await temporaryRepository(t, files('old'));
	const base = temporary.head();
	const onto = temporary.commit(files('landed'));
	const states: unknown[] = [];
	for (const delayMs of [30, 60, 90, 150]) {
		const {path: worktree} = await made(temporary, {onto: base});
		write(worktree, {'mine.txt': 'work\n'});
		await killCarrying(temporary, onto, delayMs);
		await made(temporary, {onto, keep: true});
		states.push([statusOf(worktree), git(worktree, 'rev-parse', 'HEAD')]);
	}

	t.assert.deepStrictEqual(states, states.map(() => ['## jupiter/r1/task\n?? mine.txt', onto]));
});

/** Carries the worktree's content over in a process that is killed with its git. */
async function killCarrying(temporary: TemporaryRepository, onto: string, delayMs: number): Promise<void> {
	const request = {repository: temporary.repository, path: temporary.beside('work tree'), branch: 'jupiter/r1/task', onto, keep: true};
	const program = `
		import {makeWorktree} from ${JSON.stringify(new URL('../../source/git/worktrees/make-worktree.ts', import.meta.url).href)};
		console.log('begun');
		await makeWorktree(JSON.parse(process.argv[1]));
	`;
	const child = spawn(process.execPath, ['--import=tsx', '--input-type=module', '--eval', program, JSON.stringify(request)], {stdio: ['ignore', 'pipe', 'ignore'], detached: true});
	const closed = once(child, 'close');
	child.stdout.once('data', () => {
		setTimeout(() => {
			killGroup(child.pid!);
		}, delayMs);
	});
	await closed;
	ageLocks(temporary);
}

test('two at once make two worktrees', async (t: TestContext) => {
	const temporary = await temporaryRepository(t);
	const names = ['one', 'two', 'three', 'four'];
	const worktrees = await Promise.all(names.map(async name => temporary.worktree(name)));
	t.assert.deepStrictEqual(worktrees.map(worktree => statusOf(worktree)), names.map(name => `## jupiter/r1/${name}`));
});

test('a half-written registration is waited for', async (t: TestContext) => {
	const temporary = await temporaryRepository(t);
	await temporary.worktree('one');
	const file = path.join(temporary.repository.commonDirectory, 'worktrees/one/commondir');
	const content = readFileSync(file, 'utf8');
	writeFileSync(file, '');
	const listed = listWorktrees(temporary.repository);
	setTimeout(() => {
		writeFileSync(file, content);
	}, 50);
	t.assert.strictEqual((await listed).length, 2);
});

test('a registration that goes meanwhile is waited for', async (t: TestContext) => {
	const temporary = await temporaryRepository(t);
	await temporary.worktree('one');
	const registration = path.join(temporary.repository.commonDirectory, 'worktrees/one');
	// There for git's first look and gone for its second, as what another git takes away.
	rmSync(path.join(registration, 'commondir'));
	symlinkSync('nowhere', path.join(registration, 'commondir'));
	const listed = listWorktrees(temporary.repository);
	setTimeout(() => {
		rmSync(registration, {recursive: true});
	}, 50);
	t.assert.strictEqual((await listed).length, 1);
});

test('a registration left half written is completed', async (t: TestContext) => {
	const temporary = await temporaryRepository(t);
	const worktree = await temporary.worktree('one');
	const file = path.join(temporary.repository.commonDirectory, 'worktrees/one/commondir');
	const content = readFileSync(file, 'utf8');
	writeFileSync(file, '');
	utimesSync(file, 0, 0);
	await temporary.worktree('two');
	t.assert.strictEqual(readFileSync(file, 'utf8'), content);
	t.assert.strictEqual(statusOf(worktree), '## jupiter/r1/one');
});

test('a refresh shows what failed', async (t: TestContext) => {
	const temporary = await temporaryRepository(t);
	const {path: worktree} = await made(temporary);
	write(worktree, {'b.txt': 'work\n'});
	const onto = temporary.commit({'c.txt': 'landed\n'});
	const composed = temporary.commit({'b.txt': 'composed\n', 'c.txt': undefined});
	await refreshWorktree({repository: temporary.repository, worktree, branch: 'jupiter/r1/task', onto, tree: composed});
	t.assert.strictEqual(git(worktree, 'rev-parse', 'HEAD'), onto);
	t.assert.strictEqual(statusOf(worktree), '## jupiter/r1/task\n D c.txt\n?? b.txt');
	t.assert.strictEqual(read(worktree, 'b.txt'), 'composed\n');
	t.assert.strictEqual((await listSaved(temporary.repository)).length, 1);
});

test('named ignored files are copied', async (t: TestContext) => {
	const temporary = await temporaryRepository(t, {'.gitignore': '.env\nconfig/*.local\nnode_modules\n', 'config/a.json': ''});
	write(temporary.repository.root, {'.env': 'KEY=1', 'config/b.local': 'b', 'node_modules/x/index.js': 'x', 'other.txt': ''});
	const {path: worktree, notCopied} = await made(temporary, {copy: ['.env', 'config/*', 'node_modules', 'other.txt', 'none']});
	t.assert.deepStrictEqual([read(worktree, '.env'), read(worktree, 'config/b.local'), read(worktree, 'node_modules/x/index.js')], ['KEY=1', 'b', 'x']);
	t.assert.deepStrictEqual(notCopied, ['config/a.json: git does not ignore it', 'other.txt: git does not ignore it']);
	write(worktree, {'.env': 'KEY=2'});
	await made(temporary, {copy: ['.env']});
	t.assert.strictEqual(read(worktree, '.env'), 'KEY=2');
});

test('links out of the repository are refused', async (t: TestContext) => {
	const temporary = await temporaryRepository(t, {'.gitignore': 'ignored*\n'});
	const {root} = temporary.repository;
	write(temporary.beside('outside'), {'secret.txt': 'secret'});
	mkdirSync(path.join(root, 'ignored-folder'));
	symlinkSync(temporary.beside('outside'), path.join(root, 'ignored-link'));
	symlinkSync(temporary.beside('outside'), path.join(root, 'ignored-folder/link'));
	write(root, {'ignored-folder/kept.txt': 'kept'});
	const {path: worktree, notCopied} = await made(temporary, {copy: ['ignored*', '../outside/*']});
	t.assert.deepStrictEqual(notCopied, ['ignored-link: it leads out of the repository']);
	t.assert.deepStrictEqual(readdirSync(path.join(worktree, 'ignored-folder')), ['kept.txt']);
	t.assert.strictEqual(readFileSync(path.join(worktree, '.jupiter/.gitignore'), 'utf8'), '*\n');
});
