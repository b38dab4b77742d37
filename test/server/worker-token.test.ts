import assert from 'node:assert/strict';
import {statSync} from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';
import {readSecret, readWorkerToken, workerToken} from '../../source/server/calls/worker-token.ts';
import {temporaryFolder} from './temporary-session.ts';

test('a token says who it is for', () => {
	assert.deepEqual(readWorkerToken('secret', workerToken('secret', 'r1/auth-2', 3)), {task: 'r1/auth-2', launch: 3});
});

test('a token changed anywhere is nobody\'s', () => {
	const token = workerToken('secret', 'r1/a', 1);
	const signature = token.slice(token.lastIndexOf('.') + 1);
	const forged = [
		`r1/b.1.${signature}`,
		`r1/a.2.${signature}`,
		`r1/a.1.${signature.slice(1)}`,
		`r1/a.1.${'0'.repeat(signature.length)}`,
		`r1/a.1.é${signature.slice(1)}`,
		'r1/a.1',
		'r1/a.x.y',
		'',
		'...',
		workerToken('other', 'r1/a', 1),
	];
	assert.deepEqual(forged.filter(text => readWorkerToken('secret', text) !== undefined), []);
});

test('the secret is made once, for its owner', async t => {
	const file = path.join(temporaryFolder(t), 'secret');
	const [first, second] = await Promise.all([readSecret(file), readSecret(file)]);
	assert.match(await readSecret(file), /^[\da-f]{64}$/v);
	assert.ok([first, second].includes(await readSecret(file)));
	assert.equal(statSync(file).mode & 0o777, 0o600);
});
