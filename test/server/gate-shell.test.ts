import assert from 'node:assert/strict';
import {existsSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';
import {execa} from 'execa';
import {findSandbox} from '../../source/server/gate/find-sandbox.ts';
import {gateStage} from './gate-stage.ts';

const stage = {
	files: {'lib.js': 'export const a = 1;\nexport const b = 2;\n', 'mine.txt': 'mine\n', 'theirs.txt': 'theirs\n', 'docs/a.md': 'a\n'},
	owns: {a: ['mine.txt', 'lib.js#a'], b: ['theirs.txt', 'docs/', 'lib.js#b']},
	sandbox: 'bwrap',
};

test('a command is left as it is, not granted', async t => {
	const {ask} = await gateStage(t, stage);
	assert.deepEqual(await ask('r1/a', 'Bash', {command: 'echo \'x\' > theirs.txt'}), {});
});

test('an agent\'s shell gets the mounts', async t => {
	const {shell} = await gateStage(t, stage);
	assert.match(await shell('r1/a', 'echo \'x\' > theirs.txt'), /^bwrap .*--ro-bind-try \S+theirs\.txt .* bash -c /v);
});

test('this program alone gets no mounts', async t => {
	const {shell} = await gateStage(t, stage);
	const framed = (command: string) => `source /h/snapshot.sh 2>/dev/null || true && shopt -u extglob && eval '${command.replaceAll('\'', String.raw`'\''`)}' < /dev/null && pwd -P >| /tmp/cwd`;
	const own = 'jupiter-tui claim \'src/a.ts#b\'';
	assert.deepEqual([await shell('r1/a', own), await shell('r1/a', framed(own))], [own, framed(own)]);
	assert.match(await shell('r1/a', framed('jupiter-tui done; rm -r .')), /^bwrap /v);
	assert.match(await shell('r1/a', framed('rm -r . && eval \'jupiter-tui done\' < /dev/null && pwd -P >| x')), /^bwrap /v);
});

test('a call of this program alone is granted', async t => {
	const {ask} = await gateStage(t, stage);
	const decision = async (command: string) => (await ask('r1/a', 'Bash', {command})).permissionDecision;
	assert.equal(await decision('jupiter-tui claim \'src/a.ts#b\''), 'allow');
	assert.deepEqual(await Promise.all(['jupiter-tui done; rm -r .', 'jupiter-tui note "$(cat x)"', 'jupiter-tui-x', 'jupiter-tui done > theirs.txt'].map(async command => decision(command))), [undefined, undefined, undefined, undefined]);
});

test('nothing is wrapped without a sandbox', async t => {
	const {shell} = await gateStage(t, {files: stage.files, owns: stage.owns});
	assert.equal(await shell('r1/a', 'ls'), 'ls');
});

test('its port answers shells by themselves', async t => {
	const {url, tokenOf, shell} = await gateStage(t, stage);
	const ask = async (token: string, type = 'text/x-shellscript') => {
		const response = await fetch(`${url}/shell`, {method: 'POST', body: 'echo \'ü\'', headers: {authorization: `Bearer ${token}`, 'content-type': type}});
		return [response.status, await response.text()];
	};

	assert.deepEqual(await ask(tokenOf('r1/a')), [200, await shell('r1/a', 'echo \'ü\'')]);
	assert.equal((await ask('r1/a.1.0'))[0], 401);
	assert.equal((await ask(tokenOf('r1/a'), 'application/json'))[0], 400);
});

test('a wrapped command can\'t write what others hold', async t => {
	if (await findSandbox() === undefined) {
		t.skip('bubblewrap is not on the PATH, or may not make mounts here');
		return;
	}

	const {shell, folder, at, repository} = await gateStage(t, stage);
	const run = async (command: string) => execa('bash', ['-c', await shell('r1/a', command)], {cwd: folder('a'), reject: false});

	const outcome = await run(`
		echo new > mine.txt
		echo new > theirs.txt
		echo new > docs/a.md
		echo new > ${path.join(repository.root, 'mine.txt')}
		echo new > fresh.txt
		sed -i s/1/3/ lib.js
		git add mine.txt && echo "index: $?"
	`);
	assert.match(outcome.stderr, /theirs\.txt: Read-only file system/v);
	assert.match(outcome.stdout, /index: 0/v);
	assert.deepEqual(
		['mine.txt', 'theirs.txt', 'docs/a.md', 'fresh.txt', 'lib.js'].map(file => readFileSync(at('a', file), 'utf8').split('\n', 1)[0]),
		['new', 'theirs', 'a', 'new', 'export const a = 3;'],
	);
	assert.equal(readFileSync(path.join(repository.root, 'mine.txt'), 'utf8'), 'mine\n');
	assert.ok(existsSync(at('a', 'fresh.txt')));
	const named = await execa('bash', ['-c', await shell('r1/a', 'echo "$0 $1"'), 'zero', 'one two']);
	assert.equal(named.stdout, 'zero one two');
	const moved = await run('echo new > x && mv x theirs.txt');
	assert.notEqual(moved.exitCode, 0);
});
