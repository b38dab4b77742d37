import assert from 'node:assert/strict';
import {existsSync, mkdirSync} from 'node:fs';
import process from 'node:process';
import {test, type TestContext} from 'node:test';
import type {Canary} from '../../source/agents/agent.ts';
import {createCanaries} from '../../source/server/canary/canaries.ts';
import {tryVeto} from '../../source/server/canary/try-veto.ts';
import {gateStage} from './gate-stage.ts';

/** An agent that asks its model what to write, does what `act` says with the answer, and is told so by its hook or not. */
const canaryOf = (act: string): Canary => ({
	launch: ({gate}, model) => ({
		command: [process.execPath, '--input-type=module', '-e', `
			import {writeFileSync} from 'node:fs';
			const ask = async () => (await fetch('${model}/write', {method: 'POST', body: '{}'})).text();
			const mayWrite = async file => {
				const response = await fetch('http://127.0.0.1:${gate}/hook/claude', {
					method: 'POST',
					headers: {authorization: 'Bearer ' + process.env.JUPITER_TOKEN},
					body: JSON.stringify({hook_event_name: 'PreToolUse', tool_name: 'Write', tool_input: {file_path: file, content: ''}}),
				});
				const answer = await response.json();
				return response.ok && answer.hookSpecificOutput?.permissionDecision !== 'deny';
			};
			${act}
		`],
		env: {},
	}),
	answer: (route, _body, {file}) => route === '/write' ? file : undefined,
});

const proofOf = async (t: TestContext, act: string) => {
	const canaries = createCanaries();
	const {folder, at, url} = await gateStage(t, {files: {'a.txt': ''}, owns: {a: ['a.txt']}, canaries});
	mkdirSync(at('a', '.jupiter'), {recursive: true});
	const launch = {worktree: folder('a'), briefingPath: '', prompt: '', sessionId: '', attempt: 1, resume: false, prepared: [], gate: Number(new URL(url).port)};
	const proof = await tryVeto({canary: canaryOf(act), launch, env: {}, canaries});
	assert.equal(existsSync(at('a', '.jupiter/canary')), false);
	return proof;
};

test('an agent that asks and obeys is proven', async t => {
	assert.equal(await proofOf(t, 'const file = await ask(); if (await mayWrite(file)) writeFileSync(file, "");'), 'proven');
});

test('an agent that asks and writes is broken', async t => {
	assert.equal(await proofOf(t, 'const file = await ask(); await mayWrite(file); writeFileSync(file, "");'), 'broken');
});

test('an agent that does not ask is broken', async t => {
	assert.equal(await proofOf(t, 'await ask();'), 'broken');
});

test('an agent with a service of its own is unproven', async t => {
	assert.equal(await proofOf(t, ''), 'unproven');
});
