import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import path from 'node:path';
import {test} from 'node:test';
import {execa} from 'execa';
import {program} from '../program.ts';

test('an old Node can read the beginning', async () => {
	const text = await readFile(program, 'utf8');
	const names = text.matchAll(/^import (?<names>.+?) from /gmv).map(({groups}) => groups!.names!).toArray();
	// A name that an old `node:module` lacks would be a syntax error before the sentence could be said.
	assert.deepEqual(names, ['{createRequire as __createRequire}', 'module', 'process']);
});

test('an old Node is told what it lacks', async () => {
	const old = 'Object.defineProperty(process, \'versions\', {value: {...process.versions, node: \'20.20.2\'}})';
	const {exitCode, stdout, stderr} = await execa('node', ['--import', `data:text/javascript,${encodeURIComponent(old)}`, path.resolve(program), '--version'], {reject: false});
	assert.deepEqual([exitCode, stdout], [1, '']);
	assert.equal(stderr, 'jupiter-tui needs Node 22.18 or newer, and this is 20.20.2. Install a newer one from https://nodejs.org and run it again.');
});
