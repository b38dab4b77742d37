import assert from 'node:assert/strict';
import {mkdir} from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {test} from 'node:test';
import {execa} from 'execa';
import {program} from '../program.ts';
import {begin, openDen} from './run-program.ts';

test('outside a repository it says so', async () => {
	await using den = await openDen();
	const answers = await Promise.all(['status', 'log', 'clean', 'stop'].map(async verb => den.jupiter(verb)));
	const stderr = `${den.folder} is not in a git repository. Change to one, or make one with \`git init\`.`;
	assert.deepEqual(answers, answers.map(() => ({code: 1, stdout: '', stderr})));
});

test('a bare repository is refused', async () => {
	await using den = await openDen();
	await den.shell('git init --quiet --bare bare');
	const {code, stderr} = await den.jupiter('-C', 'bare', 'status');
	assert.equal(code, 1);
	assert.match(stderr, /is a bare repository, which has no files to work on\. Make a checkout with/v);
});

test('a repository without commits is refused', async () => {
	await using den = await openDen();
	await den.shell('git init --quiet .');
	const {code, stderr} = await den.jupiter('status');
	assert.equal(code, 1);
	assert.match(stderr, /has no commit yet\. Make a first one/v);
});

test('a missing git is named', async () => {
	await using den = await openDen();
	const {exitCode, stderr} = await execa(process.execPath, [program, 'status'], {cwd: den.folder, env: {...den.env, PATH: den.folder}, extendEnv: false, reject: false});
	assert.deepEqual({exitCode, stderr}, {exitCode: 1, stderr: 'git is not on the PATH. Install git 2.38 or newer.'});
});

test('without a session reading verbs start none', async () => {
	await using den = await openDen();
	await den.shell(begin);
	await mkdir(path.join(den.folder, 'below'));
	const lines = [['status'], ['-C', 'below', 'locks', '--json'], ['bus'], ['capture', 'a'], ['stop', '--yes']];
	const answers = await Promise.all(lines.map(async words => den.jupiter(...words)));
	assert.deepEqual(answers, answers.map(() => ({code: 1, stdout: '', stderr: 'No session is running for this repository. Start one: jupiter-tui'})));
	assert.deepEqual(await den.jupiter('ls', '--json'), {code: 0, stdout: '[]', stderr: ''});
});

test('without a terminal attaching is refused', async () => {
	await using den = await openDen();
	await den.shell(begin);
	const {code, stderr} = await den.jupiter();
	assert.equal(code, 2);
	assert.match(stderr, /There is no terminal to show the session in\./v);
});

test('a worker\'s verbs say where they belong', async () => {
	await using den = await openDen();
	const lines = [['claim', 'a.ts'], ['release', 'a.ts'], ['publish', 'a.ts#f', 'f()'], ['done']];
	const answers = await Promise.all(lines.map(async words => den.jupiter(...words)));
	assert.deepEqual(answers.filter(({code, stderr}) => code !== 1 || !stderr.includes('is for an agent in its pane, and this is none')), []);
});
