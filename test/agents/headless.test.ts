import assert from 'node:assert/strict';
import {chmod, mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {test} from 'node:test';
import {headlessClaude} from '../../source/agents/headless/claude.ts';
import {headlessCodex} from '../../source/agents/headless/codex.ts';
import {headlessCommand} from '../../source/agents/headless/command.ts';
import {findHeadless} from '../../source/agents/headless/find-headless.ts';
import {headlessGemini} from '../../source/agents/headless/gemini.ts';
import {headlessOpencode} from '../../source/agents/headless/opencode.ts';

const schema = {text: '{"type": "object"}', file: '/tmp/schema.json', rules: '/tmp/rules.toml'};

// As the programs printed it, Claude Code 2.1.329 and Codex 0.169.0, without what isn't looked at.
const claudeResult = (fields: Readonly<Record<string, unknown>>) => JSON.stringify({type: 'result', subtype: 'success', is_error: false, num_turns: 2, total_cost_usd: 0.006, ...fields});
const codexEvents = (...events: ReadonlyArray<Readonly<Record<string, unknown>>>) => [{type: 'thread.started', thread_id: '01a1'}, {type: 'turn.started'}, ...events].map(event => JSON.stringify(event)).join('\n');

test('claude may only read', () => {
	const command = headlessClaude.command(schema);
	assert.deepEqual(command.slice(0, 3), ['claude', '--print', '--output-format=json']);
	assert.ok(command.includes('--json-schema={"type": "object"}'));
	assert.deepEqual(command.filter(word => /tools|permission/iv.test(word)), ['--tools=Read,Grep,Glob', '--allowedTools=Read,Grep,Glob', '--permission-mode=dontAsk']);
});

test('codex may only read', () => {
	const command = headlessCodex.command(schema);
	assert.deepEqual(command.slice(0, 2), ['codex', 'exec']);
	assert.ok(command.includes('--output-schema=/tmp/schema.json'));
	assert.ok(command.includes('--sandbox=read-only'));
	assert.equal(command.at(-1), '-');
});

test('claude\'s structured output is the answer', () => {
	assert.deepEqual(headlessClaude.answerIn(claudeResult({result: 'Here you are.', structured_output: {tasks: []}})), {ok: true, text: '{"tasks":[]}'});
	assert.deepEqual(headlessClaude.answerIn(`a warning\n${claudeResult({result: '{"tasks": []}'})}\n`), {ok: true, text: '{"tasks": []}'});
});

test('claude\'s failure is told', () => {
	assert.deepEqual(headlessClaude.answerIn(claudeResult({is_error: true, result: 'Not logged in · Please run /login'})), {ok: false, problem: 'Not logged in · Please run /login'});
	assert.deepEqual(headlessClaude.answerIn('Segmentation fault'), {ok: false, problem: 'it printed no result'});
});

test('codex\'s last message is the answer', () => {
	const output = codexEvents(
		{type: 'item.completed', item: {id: 'item_0', type: 'agent_message', text: 'I look.'}},
		{type: 'item.completed', item: {id: 'item_1', type: 'command_execution', command: 'ls'}},
		{type: 'item.completed', item: {id: 'item_2', type: 'agent_message', text: '{"tasks": []}'}},
		{type: 'turn.completed', usage: {}},
	);
	assert.deepEqual(headlessCodex.answerIn(output), {ok: true, text: '{"tasks": []}'});
});

test('codex\'s failure is told', () => {
	const message = 'Missing environment variable: `KEY`.';
	assert.deepEqual(headlessCodex.answerIn(codexEvents({type: 'error', message}, {type: 'turn.failed', error: {message}})), {ok: false, problem: message});
	assert.deepEqual(headlessCodex.answerIn(''), {ok: false, problem: 'it gave no last message'});
});

test('Gemini\'s response is the answer', () => {
	// As Gemini CLI 0.61.0 printed it, without what isn't looked at.
	assert.deepEqual(headlessGemini.answerIn('Ripgrep is not available.\n{\n  "session_id": "f1",\n  "response": "{\\"tasks\\": []}",\n  "stats": {}\n}\n'), {ok: true, text: '{"tasks": []}'});
	assert.deepEqual(headlessGemini.answerIn('{"session_id": "f1", "error": {"type": "Error", "message": "No login."}}'), {ok: false, problem: 'No login.'});
	assert.deepEqual(headlessGemini.answerIn('Killed'), {ok: false, problem: 'it printed no response'});
	assert.deepEqual(headlessGemini.command(schema).filter(word => /policy|mode/v.test(word)), ['--approval-mode=default', '--policy=/tmp/rules.toml']);
	assert.match(headlessGemini.rules!, /toolName = "\*"\ndecision = "deny"/v);
});

test('OpenCode\'s last texts are the answer', () => {
	const events = (...given: ReadonlyArray<Readonly<Record<string, unknown>>>) => given.map(event => JSON.stringify(event)).join('\n');
	// As OpenCode 1.18.33 printed it, without what isn't looked at.
	const text = (words: string) => ({type: 'text', sessionID: 'ses_1', part: {type: 'text', text: words}});
	const output = events({type: 'step_start'}, text('I look.'), {type: 'tool_use'}, {type: 'step_start'}, text('{"tasks": []}'), {type: 'step_finish'});
	assert.deepEqual(headlessOpencode.answerIn(output), {ok: true, text: '{"tasks": []}'});
	const failure = events({type: 'error', error: {name: 'APIError', data: {message: 'No credit.'}}});
	assert.deepEqual(headlessOpencode.answerIn(failure), {ok: false, problem: 'No credit.'});
	assert.deepEqual(headlessOpencode.answerIn(''), {ok: false, problem: 'it gave no text'});
	assert.deepEqual(headlessOpencode.command(schema).filter(word => /agent|deny/v.test(word)), ['OPENCODE_PERMISSION={"bash":"deny","edit":"deny"}', '--agent=plan']);
});

test('a command\'s output is the answer', () => {
	const headless = headlessCommand('jq .');
	assert.deepEqual(headless.command(schema), ['sh', '-c', 'jq .']);
	assert.deepEqual(headless.answerIn('{}'), {ok: true, text: '{}'});
	assert.deepEqual(headless.answerIn(' \n'), {ok: false, problem: 'it printed nothing'});
});

test('the planner is found as people mean it', async t => {
	const folder = await mkdtemp(path.join(tmpdir(), 'jh-'));
	t.after(async () => rm(folder, {recursive: true}));
	const nameOf = async (...[chosen, likely]: [string | undefined, string]) => {
		const found = await findHeadless(chosen, likely, folder);
		return found.ok ? found.headless.name : found.problem;
	};

	assert.match(await nameOf(undefined, 'claude'), /^None of claude, codex, opencode and gemini is on the PATH.*--planner COMMAND\.$/v);
	for (const name of ['claude', 'codex']) {
		await writeFile(path.join(folder, name), '');
		await chmod(path.join(folder, name), 0o755);
	}

	assert.deepEqual([await nameOf(undefined, 'gemini'), await nameOf(undefined, 'codex'), await nameOf('codex', 'claude'), await nameOf('make plan', 'claude')], ['claude', 'codex', 'codex', 'make plan']);
	await rm(path.join(folder, 'codex'));
	assert.equal(await nameOf(undefined, 'codex'), 'claude');
	await writeFile(path.join(folder, 'gemini'), '', {mode: 0o755});
	assert.equal(await nameOf(undefined, 'gemini'), 'gemini');
	assert.match(await nameOf('codex', 'claude'), /^codex is not on the PATH to make a plan\. Install it with `npm install/v);
});
