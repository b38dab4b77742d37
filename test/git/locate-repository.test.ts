import {mkdirSync} from 'node:fs';
import path from 'node:path';
import {test, type TestContext} from 'node:test';
import {locateRepository} from '../../source/git/locate-repository.ts';
import {openRepository} from '../../source/git/open-repository.ts';
import {git, temporaryRepository} from './temporary-repository.ts';

test('looking finds what git finds', async (t: TestContext) => {
	const temporary = await temporaryRepository(t);
	const {root} = temporary.repository;
	mkdirSync(path.join(root, 'a/b'), {recursive: true});
	git(root, 'worktree', 'add', '--quiet', '--detach', temporary.beside('linked'));
	const directories = [root, path.join(root, 'a/b'), temporary.beside('linked')];
	const located = await Promise.all(directories.map(async directory => locateRepository(directory)));
	const opened = await Promise.all(directories.map(async directory => openRepository(directory)));
	t.assert.deepStrictEqual(located.map(repository => ({ok: true, repository})), opened);
});

test('what is not plain is left to git', async (t: TestContext) => {
	const temporary = await temporaryRepository(t);
	const bare = temporary.beside('bare.git');
	git(temporary.repository.root, 'clone', '--quiet', '--bare', '.', bare);
	const located = await Promise.all([bare, path.dirname(bare), temporary.beside('nowhere')].map(async directory => locateRepository(directory)));
	t.assert.deepStrictEqual(located, [undefined, undefined, undefined]);
});
