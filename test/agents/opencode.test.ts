import assert from 'node:assert/strict';
import {existsSync} from 'node:fs';
import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {test} from 'node:test';
import {fileURLToPath} from 'node:url';
import type {Launch} from '../../source/agents/agent.ts';
import {unknownText} from '../../source/agents/intended-edit.ts';
import {opencodeHooks} from '../../source/agents/opencode/hooks.ts';
import {opencode} from '../../source/agents/opencode/opencode.ts';

const launch: Launch = {worktree: '/w', briefingPath: '/w/.jupiter/briefing.md', prompt: 'Go', sessionId: 'unguessable', attempt: 1, gate: 24_000, prepared: ['', ''], resume: false};

const settingsOf = (given: Launch) => JSON.parse(opencode.launch(given).env.OPENCODE_CONFIG_CONTENT!) as {readonly plugin: readonly string[]; readonly mcp: Readonly<Record<string, unknown>>; readonly theme?: string};

test('OpenCode is led to the engine by its environment', () => {
	const {env} = opencode.launch(launch);
	assert.deepEqual([env.PWD, env.JUPITER_GATE, env.OPENCODE_SERVER_PASSWORD], ['/w', 'http://127.0.0.1:24000', 'unguessable']);
	const {plugin, mcp} = settingsOf(launch);
	assert.ok(existsSync(fileURLToPath(plugin[0]!)));
	assert.deepEqual(Object.keys(mcp), ['jupiter']);
	assert.doesNotMatch(env.OPENCODE_CONFIG_CONTENT!, /24000|unguessable/v);
});

test('settings in the environment are kept', () => {
	const {plugin, mcp, theme} = settingsOf({...launch, prepared: ['', '{\n\t// Mine\n\t"theme": "x", "plugin": ["mine"], "mcp": {"mine": {}}}']});
	assert.deepEqual([theme, plugin.length, plugin[0], Object.keys(mcp)], ['x', 2, 'mine', ['mine', 'jupiter']]);
});

test('OpenCode goes on with the conversation it noted', async t => {
	const cwd = await mkdtemp(path.join(tmpdir(), 'jupiter-opencode-'));
	t.after(async () => rm(cwd, {recursive: true}));
	const commandOf = async () => opencode.launch({...launch, resume: true, prepared: await opencode.prepare!({cwd, env: {}})}).command.slice(0, 3);
	assert.deepEqual((await commandOf()).slice(0, 2), ['opencode', '--prompt'], 'it has none yet');
	await mkdir(path.join(cwd, '.jupiter'));
	await writeFile(path.join(cwd, '.jupiter/opencode-conversation'), 'ses_1\n');
	assert.deepEqual(await commandOf(), ['opencode', '--session', 'ses_1'], 'its plugin gives the prompt');
});

test('OpenCode\'s edits are understood', () => {
	const wants = (tool: string, input: Readonly<Record<string, unknown>>) => {
		const call = opencodeHooks.read({type: 'before', tool, input});
		assert.equal(call.type, 'wants');
		return call;
	};

	const [write] = wants('write', {filePath: '/w/a', content: 'x'}).edits;
	assert.deepEqual([write!.path, write!.after('y')], ['/w/a', 'x']);
	const [edit] = wants('edit', {filePath: '/w/a', oldString: 'a', newString: '$&', replaceAll: true}).edits;
	assert.deepEqual([edit!.after('aba'), edit!.after('c')], ['$&b$&', unknownText]);
	assert.deepEqual(wants('apply_patch', {patchText: '*** Begin Patch\n*** Delete File: a\n*** End Patch'}).edits.map(({path: file}) => file), ['a']);
	assert.equal(wants('bash', {command: 'ls'}).shell, 'ls');
	assert.deepEqual(wants('read', {filePath: 'a'}).reads, ['a']);
	assert.throws(() => wants('write', {content: 'x'}), /no text `filePath`/v);
});

test('OpenCode tells how its turn goes', () => {
	assert.deepEqual(opencodeHooks.read({type: 'idle', wasHeld: true}), {type: 'stopped', wasHeld: true});
	assert.deepEqual(opencodeHooks.read({type: 'interrupted'}), {type: 'seen', status: 'idle'});
	assert.deepEqual(opencodeHooks.read({type: 'failed', isLimit: true, text: 'Later.'}), {type: 'failed', isLimit: true, message: 'Later.'});
	assert.deepEqual(opencodeHooks.read({type: 'failed', isLimit: true, text: 'Later.', next: 5000}), {type: 'failed', isLimit: true, message: 'Later.', until: 5000, way: 'trying'});
	assert.deepEqual(opencodeHooks.read({type: 'something new'}), {type: 'other'});
});

test('OpenCode tells what each answer has used', () => {
	const used = {type: 'used', session: 's', model: 'm', input: 5, cached: 7, output: 3};
	const usage = {meter: 's', counts: 'step', model: 'm', inputTokens: 5, cachedTokens: 7, outputTokens: 3};
	assert.deepEqual(opencodeHooks.read({...used, dollars: 0}), {type: 'spent', usage});
	assert.deepEqual(opencodeHooks.read({...used, dollars: 0.5}), {type: 'spent', usage: {...usage, dollars: 0.5}});
});
