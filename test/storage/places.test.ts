import {Buffer} from 'node:buffer';
import {chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync} from 'node:fs';
import {tmpdir, userInfo} from 'node:os';
import path from 'node:path';
import {test, type TestContext} from 'node:test';
import fc from 'fast-check';
import {maxSocketPathBytes} from '../../source/model/limits/processes.ts';
import {configDirectory, placesOf, verificationSlotOf, worktreeOf} from '../../source/storage/places.ts';
import {makeRuntimeDirectory} from '../../source/storage/runtime-directory.ts';

const environment = {HOME: '/home/ada', XDG_RUNTIME_DIR: '/run/user/7'};

function temporaryFolder(t: TestContext): string {
	const directory = mkdtempSync(path.join(tmpdir(), 'jupiter-places-'));
	t.after(() => {
		rmSync(directory, {recursive: true});
	});
	return directory;
}

test('one repository has one set of places', (t: TestContext) => {
	const places = placesOf('/src/My Project!/.git', environment);
	t.assert.deepStrictEqual(placesOf('/src/My Project!/.git', environment), places);
	t.assert.match(places.name, /^my-project-[\da-f]{16}$/v);
	t.assert.strictEqual(places.journal, '/src/My Project!/.git/jupiter/journal.db');
	t.assert.match(places.engineSocket, /^\/run\/user\/7\/jupiter-tui\/[\da-f]{16}\.engine$/v);
	t.assert.strictEqual(worktreeOf(places, 'r1', 'auth'), `/home/ada/.local/share/jupiter-tui/worktrees/${places.name}/r1/auth`);
	t.assert.match(verificationSlotOf(places, 2), /\/verification\/2$/v);
});

test('two repositories share no place', (t: TestContext) => {
	const [one, other] = [placesOf('/a/app/.git', environment), placesOf('/b/app/.git', environment)];
	const shared = Object.keys(one).filter(key => Reflect.get(one, key) === Reflect.get(other, key));
	t.assert.deepStrictEqual(shared, ['runtime']);
});

const names: ReadonlyArray<readonly [common: string, name: string]> = [
	['/src/app.git', 'app'],
	['/src/日本/.git', 'repository'],
	['/.git', 'repository'],
	[`/src/${'long'.repeat(20)}/.git`, 'long'.repeat(6)],
];

for (const [common, name] of names) {
	test(`${common.slice(0, 20)} is named ${name}`, (t: TestContext) => {
		t.assert.strictEqual(placesOf(common, environment).name.slice(0, -17), name);
	});
}

test('variables move the folders', (t: TestContext) => {
	const moved = {...environment, JUPITER_RUNTIME_DIR: '/r', JUPITER_DATA_DIR: '/d', JUPITER_CONFIG_DIR: '/c'};
	const places = placesOf('/src/app/.git', moved);
	t.assert.deepStrictEqual([places.runtime, path.dirname(places.worktrees), configDirectory(moved)], ['/r', '/d/worktrees', '/c']);
});

test('empty variables count as absent', (t: TestContext) => {
	const empty = {HOME: '/home/ada', XDG_RUNTIME_DIR: '', XDG_DATA_HOME: '', JUPITER_RUNTIME_DIR: ''};
	t.assert.match(placesOf('/src/app/.git', empty).runtime, new RegExp(`/jupiter-tui-${userInfo().uid}$`, 'v'));
});

test('sockets fit whatever the environment', (t: TestContext) => {
	fc.assert(fc.property(fc.string(), fc.string({maxLength: 300}), (common, runtime) => {
		const {hostSocket, engineSocket} = placesOf(common, {XDG_RUNTIME_DIR: runtime});
		t.assert.strictEqual(Math.max(Buffer.byteLength(hostSocket), Buffer.byteLength(engineSocket)) <= maxSocketPathBytes, true);
	}), {seed: 20_261_120});
});

test('the runtime folder is its user\'s alone', async (t: TestContext) => {
	const directory = path.join(temporaryFolder(t), 'deep/run');
	await makeRuntimeDirectory(directory);
	await makeRuntimeDirectory(directory);
	t.assert.strictEqual(statSync(directory).mode & 0o777, 0o700);
	chmodSync(directory, 0o755);
	await makeRuntimeDirectory(directory);
	t.assert.strictEqual(statSync(directory).mode & 0o777, 0o700);
});

test('a link as runtime folder is refused', async (t: TestContext) => {
	const directory = temporaryFolder(t);
	mkdirSync(path.join(directory, 'real'));
	symlinkSync('real', path.join(directory, 'run'));
	await t.assert.rejects(makeRuntimeDirectory(path.join(directory, 'run')), /not be safe.*JUPITER_RUNTIME_DIR/v);
});
