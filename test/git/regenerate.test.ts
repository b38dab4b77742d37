import process from 'node:process';
import {test, type TestContext} from 'node:test';
import {regenerate} from '../../source/git/landing/regenerate.ts';
import {git, temporaryRepository} from './temporary-repository.ts';

async function make(t: TestContext, command: string) {
	const temporary = await temporaryRepository(t, {'in.txt': 'one\n', 'out.lock': 'old\n'});
	const onto = temporary.head();
	const commit = temporary.commit({'in.txt': 'two\n'});
	const made = await regenerate({
		repository: temporary.repository, commit, onto, commands: [command], paths: ['out.lock'], message: 'Work\n',
		directory: temporary.beside('slot'), env: {PATH: process.env.PATH},
	});
	return {temporary, onto, made};
}

test('a file is made from the composed tree', async (t: TestContext) => {
	const {temporary, onto, made} = await make(t, 'cp in.txt out.lock; echo stray > in.txt; echo stray > other');
	const {commit, changes} = made as Extract<typeof made, {ok: true}>;
	t.assert.deepStrictEqual(changes.map(change => [change.path, change.after]), [['in.txt', 'two\n'], ['out.lock', 'two\n']]);
	t.assert.strictEqual(git(temporary.repository.root, 'log', '-1', '--format=%s|%P', commit), `Work|${onto}`);
	t.assert.strictEqual(git(temporary.repository.root, 'ls-tree', '--name-only', commit), 'in.txt\nout.lock');
});

test('a file that is no longer made goes', async (t: TestContext) => {
	const {made} = await make(t, 'rm out.lock');
	t.assert.deepStrictEqual(made.ok && made.changes.map(change => [change.path, change.change]), [['in.txt', 'changed'], ['out.lock', 'removed']]);
});

test('a command that fails is told', async (t: TestContext) => {
	const {made} = await make(t, 'echo no network; exit 3');
	t.assert.deepStrictEqual(made.ok ? undefined : [made.command, made.code, made.output.trim()], ['echo no network; exit 3', 3, 'no network']);
});
