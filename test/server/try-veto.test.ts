import assert from 'node:assert/strict';
import {existsSync, mkdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {test, type TestContext} from 'node:test';
import type {Agent, Canary} from '../../source/agents/agent.ts';
import {createCanaries} from '../../source/server/canary/canaries.ts';
import {findDoubt} from '../../source/server/canary/find-doubt.ts';
import {createVetoProofs} from '../../source/server/canary/veto-proofs.ts';
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

/** Tries an agent that does so, as before its first task. */
const stageOf = async (t: TestContext, act: string, timeoutMs = 60_000) => {
	const canaries = createCanaries();
	const {folder, at, url} = await gateStage(t, {files: {'a.txt': ''}, owns: {a: ['a.txt']}, canaries});
	mkdirSync(at('a', '.jupiter'), {recursive: true});
	const launch = {worktree: folder('a'), briefingPath: '', prompt: '', sessionId: '', attempt: 1, resume: false, prepared: [], gate: Number(new URL(url).port)};
	const proofs = createVetoProofs(path.join(folder('a'), '.jupiter/proofs'), canaries, timeoutMs);
	const agent: Agent = {name: 'played', doneBy: 'says-done', program: path.basename(process.execPath), launch: () => ({command: [], env: {}}), canary: canaryOf(act)};
	return {proofs, agent, launch, at, env: {PATH: [path.dirname(process.execPath), process.env.PATH].join(path.delimiter)}};
};

const proofOf = async (t: TestContext, act: string, timeoutMs?: number) => {
	const {proofs, agent, launch, at, env} = await stageOf(t, act, timeoutMs);
	const proof = await proofs.prove(agent, launch, env);
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

const count = 'const {appendFileSync} = await import("node:fs"); appendFileSync(".jupiter/tries", "x");';
const hang = 'await new Promise(() => setInterval(() => {}, 1000));';

test('one that takes too long is tried twice', async t => {
	const {proofs, agent, launch, env, at} = await stageOf(t, `${count} ${hang}`, 1500);
	assert.equal(await proofs.prove(agent, launch, env), 'silent');
	assert.equal(readFileSync(at('a', '.jupiter/tries'), 'utf8'), 'xx');
});

test('one that was slow once is proven', async t => {
	const slowOnce = `${count} const {readFileSync} = await import("node:fs"); if (readFileSync(".jupiter/tries", "utf8") === "x") ${hang}`;
	assert.equal(await proofOf(t, `${slowOnce} const file = await ask(); if (await mayWrite(file)) writeFileSync(file, "");`, 4000), 'proven');
});

test('one that asked and stays is proven', async t => {
	assert.equal(await proofOf(t, `const file = await ask(); if (await mayWrite(file)) writeFileSync(file, ""); ${hang}`, 4000), 'proven');
});

test('one that took too long gets no task', async t => {
	const {agent, launch, env} = await stageOf(t, '');
	const lines: string[] = [];
	const log = (line: string) => {
		lines.push(line);
	};

	const doubt = async (mayBeUnproven: boolean) => findDoubt({proofs: {prove: async () => 'silent'}, log}, {agent, launch, env, mayBeUnproven});
	assert.match(await doubt(false) ?? '', /^played gave no answer in its trial, 2 times.*doctor --canary.*config unproven start`\.$/v);
	assert.equal(await doubt(true), undefined);
	assert.match(lines.join('\n'), /took too long, and the settings allow that/v);
});
