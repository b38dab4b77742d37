import assert from 'node:assert/strict';
import {lstat, mkdir, mkdtemp, readFile, realpath, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {test, type TestContext} from 'node:test';
import {gemini} from '../../source/agents/gemini/gemini.ts';
import {geminiHooks} from '../../source/agents/gemini/hooks.ts';
import {geminiLog} from '../../source/agents/gemini/log.ts';
import {trialSettings, workerSettings} from '../../source/agents/gemini/settings.ts';
import {unknownText} from '../../source/agents/intended-edit.ts';

const read = (name: string, fields: Readonly<Record<string, unknown>> = {}) => geminiHooks.read({hook_event_name: name, ...fields});

test('Gemini tells how its turn goes', () => {
	assert.deepEqual(read('BeforeAgent', {prompt: 'Go.'}), {type: 'prompted'});
	assert.deepEqual(read('AfterTool', {tool_name: 'glob'}), {type: 'worked'});
	assert.deepEqual(read('AfterAgent', {stop_hook_active: true}), {type: 'stopped', wasHeld: true});
	assert.deepEqual(read('Notification', {message: 'Tool write requires editing', details: {type: 'edit'}}), {type: 'asks', status: 'needs-permission', message: 'Tool write requires editing'});
	assert.deepEqual(read('Notification', {details: {type: 'ask_user'}}), {type: 'asks', status: 'asks'});
	assert.deepEqual(read('SomethingNew'), {type: 'other'});
	assert.throws(() => read('BeforeTool'), /no text `tool_name`/v);
});

test('Gemini\'s title tells how it is', () => {
	const statuses = ['◇  Ready (a)', '✦  Working… (a)', '⏲  Working… (a)', '✋  Action Required (a)', 'Gemini CLI (a)'].map(title => gemini.readTitle!(title.padEnd(80)));
	assert.deepEqual(statuses, ['idle', 'working', 'working', undefined, undefined]);
});

test('Gemini\'s edits are understood', () => {
	const wants = (tool: string, input: Readonly<Record<string, unknown>>) => {
		const call = read('BeforeTool', {tool_name: tool, tool_input: input});
		assert.equal(call.type, 'wants');
		return call;
	};

	const [write] = wants('write_file', {file_path: '/w/a', content: 'x'}).edits;
	assert.deepEqual([write!.path, write!.after('y')], ['/w/a', 'x']);
	const [edit] = wants('replace', {file_path: '/w/a', old_string: 'a', new_string: '$&'}).edits;
	assert.deepEqual([edit!.after('aba'), edit!.after('c'), edit!.after(undefined)], ['$&ba', unknownText, unknownText]);
	assert.equal(wants('run_shell_command', {command: 'ls'}).shell, 'ls');
	assert.deepEqual(wants('read_file', {file_path: 'a'}).reads, ['a']);
});

test('Gemini is answered in its own words', () => {
	const body = {hook_event_name: 'BeforeTool', tool_name: 'run_shell_command', tool_input: {command: 'ls'}};
	assert.deepEqual(geminiHooks.write(body, {verdict: 'deny', reason: 'no'}), {decision: 'deny', reason: 'no'});
	assert.deepEqual(geminiHooks.write(body, {verdict: 'allow'}), {});
	assert.deepEqual(geminiHooks.write({hook_event_name: 'AfterTool'}, {context: 'news'}), {hookSpecificOutput: {hookEventName: 'AfterTool', additionalContext: 'news'}});
	assert.deepEqual(geminiHooks.write({hook_event_name: 'AfterAgent'}, {goOn: 'more'}), {decision: 'deny', reason: 'more'});
});

test('Gemini\'s answers are counted once', () => {
	const readLine = geminiLog.read('/log');
	const answer = (id: string, more = {}) => JSON.stringify({id, type: 'gemini', tokens: {input: 1500, output: 50, cached: 300, thoughts: 7, tool: 0, total: 1557}, model: 'gemini-x', ...more});
	const counted = (times: number) => ({usage: {meter: 'log /log', counts: 'total', inputTokens: 1200 * times, cachedTokens: 300 * times, outputTokens: 57 * times, model: 'gemini-x'}});
	assert.equal(readLine('{"type":"user"}'), undefined);
	assert.deepEqual(readLine(answer('a')), counted(1));
	assert.equal(readLine(answer('a', {toolCalls: []})), undefined);
	assert.deepEqual(readLine(answer('b')), counted(2));
	assert.equal(geminiLog.pathIn({transcript_path: '/log'}), '/log');
});

test('the person\'s settings are kept', () => {
	const own = {model: {name: 'x'}, hooksConfig: {enabled: false}, hooks: {BeforeTool: [{hooks: [{type: 'command', command: 'mine'}]}], PreCompress: []}, mcpServers: {mine: {}}, mcp: {allowed: ['mine']}, security: {auth: {selectedType: 'oauth-personal', enforcedType: 'oauth-personal'}}};
	const settings = workerSettings(own) as typeof own;
	assert.deepEqual([settings.model, settings.security, settings.hooks.PreCompress], [own.model, own.security, []]);
	assert.deepEqual(settings.hooks.BeforeTool.map(({hooks}) => hooks[0]!.command.split(' ', 2).join(' ')), ['mine', 'jupiter-tui hook']);
	assert.deepEqual([settings.hooksConfig, Object.keys(settings.mcpServers), settings.mcp.allowed], [{enabled: true}, ['mine', 'jupiter'], ['mine', 'jupiter']]);
	assert.equal((trialSettings(own) as typeof own).security.auth.selectedType, 'gemini-api-key');
});

test('a token is not kept from hooks', () => {
	const {security} = workerSettings({security: {environmentVariableRedaction: {enabled: true, allowed: ['MINE']}}}) as {readonly security: unknown};
	assert.deepEqual(security, {environmentVariableRedaction: {enabled: true, allowed: ['MINE', 'JUPITER_TOKEN']}});
});

test('a home has all but the settings from the person\'s', async t => {
	const {cwd, env, own} = await homeOf(t, '{\n\t// Mine\n\t"ui": {"theme": "http://a//b"}\n}');
	const [home, trialHome] = await gemini.prepare!({cwd, env});
	assert.equal(await realpath(path.join(home!, '.gemini/oauth_creds.json')), await realpath(path.join(own, 'oauth_creds.json')));
	const settings = JSON.parse(await readFile(path.join(home!, '.gemini/settings.json'), 'utf8')) as {readonly ui: {readonly theme: string}};
	assert.equal(settings.ui.theme, 'http://a//b');
	assert.ok((await lstat(path.join(trialHome!, '.gemini/settings.json'))).isFile());
	assert.match(await readFile(path.join(own, 'settings.json'), 'utf8'), /^\{\n\t\/\/ Mine/v);
	assert.deepEqual(await gemini.prepare!({cwd, env}), [home, trialHome], 'a later launch finds it made');
});

test('telemetry of the person\'s own is left', async t => {
	const {cwd, env} = await homeOf(t, '{}');
	const telemetryIn = async (more: Readonly<Record<string, string>>) => {
		const [home] = await gemini.prepare!({cwd, env: {...env, ...more}});
		return JSON.parse(await readFile(path.join(home!, '.gemini/settings.json'), 'utf8')) as {readonly telemetry?: {readonly logPrompts: boolean}};
	};

	assert.equal((await telemetryIn({})).telemetry?.logPrompts, false);
	assert.equal((await telemetryIn({GEMINI_TELEMETRY_ENABLED: 'true'})).telemetry, undefined);
	assert.equal((await telemetryIn({OTEL_EXPORTER_OTLP_ENDPOINT: 'http://elsewhere'})).telemetry, undefined);
});

test('settings that are no JSON are told', async t => {
	const {cwd, env} = await homeOf(t, '{');
	await assert.rejects(gemini.prepare!({cwd, env}), /settings\.json is not JSON, .*Mend it/v);
});

const homeOf = async (t: TestContext, settings: string) => {
	const folder = await mkdtemp(path.join(tmpdir(), 'jupiter-gemini-'));
	t.after(async () => rm(folder, {recursive: true}));
	const own = path.join(folder, '.gemini');
	const cwd = path.join(folder, 'worktree');
	await Promise.all([mkdir(own), mkdir(cwd)]);
	await writeFile(path.join(own, 'settings.json'), settings);
	await writeFile(path.join(own, 'oauth_creds.json'), '{}');
	return {cwd, own, env: {HOME: folder}};
};
