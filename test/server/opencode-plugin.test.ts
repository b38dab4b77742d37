import assert from 'node:assert/strict';
import {mkdirSync, readFileSync} from 'node:fs';
import process from 'node:process';
import {test, type TestContext} from 'node:test';
import {jupiter} from '../../source/agents/opencode/plugin.ts';
import {statusDebounceMs} from '../../source/model/limits/agents.ts';
import type {Core} from '../../source/server/core.ts';
import {gateStage} from './gate-stage.ts';

/** The plugin as OpenCode of a worker runs it, on a real gate. */
const pluginOf = async (t: TestContext, worker: 'a' | 'b' = 'a') => {
	const stage = await gateStage(t, {files: {'a.txt': 'a\n', 'b.txt': 'b\n'}, owns: {a: ['a.txt'], b: ['b.txt']}});
	mkdirSync(stage.at(worker, '.jupiter'), {recursive: true});
	const variables = {JUPITER_GATE: stage.url, JUPITER_TOKEN: stage.tokenOf(`r1/${worker}`), JUPITER_BRIEFING: stage.at(worker, '.jupiter/briefing.md')};
	const change = (given: Readonly<Record<string, string>>) => Object.assign(process.env, given);
	change(variables);
	t.after(() => {
		for (const name of [...Object.keys(variables), 'JUPITER_CONVERSATION', 'JUPITER_PROMPT']) {
			Reflect.deleteProperty(process.env, name);
		}
	});
	const prompts: string[] = [];
	const open = async () => jupiter({client: {session: {async promptAsync({body}) {
		prompts.push(body.parts[0]!.text);
	}}}});
	const plugin = await open();
	const tell = async (type: string, properties: Readonly<Record<string, unknown>>) => plugin.event({event: {type, properties}});
	return {
		...stage, plugin, prompts, tell, change, open,
		write: async (file: string) => plugin['tool.execute.before']({sessionID: 's', tool: 'write'}, {args: {filePath: stage.at(worker, file), content: 'x'}}),
		async prompt(sessionID: string) {
			const parts = [{type: 'text', text: 'Go.'}];
			await plugin['chat.message']({sessionID}, {parts});
			return parts[0]!.text;
		},
		deliver(text: string, id: number) {
			void stage.mailbox.deliver({task: `r1/${worker}`, id, text, quiet: false}, new AbortController().signal);
		},
	};
};

test('a tool that may not be used throws why', async t => {
	const {write} = await pluginOf(t);
	await write('a.txt');
	await assert.rejects(write('b.txt'), /`b\.txt` is held by `b`/v);
});

test('without an engine nothing is done', async t => {
	const {write, change} = await pluginOf(t);
	change({JUPITER_GATE: 'http://127.0.0.1:9'});
	await assert.rejects(write('a.txt'), /could not be asked, so nothing may be done now/v);
});

test('another\'s token is no use', async t => {
	const {write, change} = await pluginOf(t);
	change({JUPITER_TOKEN: 'r1/a.1.forged'});
	await assert.rejects(write('a.txt'), /This is not the worker at work/v);
});

test('messages go along with results and prompts', async t => {
	const {plugin, deliver, prompt} = await pluginOf(t);
	const result: {output?: string} = {output: 'done'};
	deliver('`b` says hello', 1);
	await plugin['tool.execute.after']({sessionID: 's', tool: 'bash'}, result);
	assert.equal(result.output, 'done\n\njupiter-tui: `b` says hello');
	const content: unknown[] = [];
	deliver('again', 2);
	await plugin['tool.execute.after']({sessionID: 's', tool: 'jupiter_note'}, {content});
	assert.deepEqual(content, [{type: 'text', text: 'jupiter-tui: again'}]);
	deliver('and again', 3);
	assert.equal(await prompt('s'), 'Go.\n\njupiter-tui: and again');
	assert.equal(await prompt('s'), 'Go.', 'each message is told once');
});

test('a helper\'s conversation takes no messages', async t => {
	const {plugin, deliver, tell, prompts} = await pluginOf(t);
	await tell('session.created', {sessionID: 'inner', info: {id: 'inner', parentID: 's'}});
	deliver('for the worker', 1);
	const result: {output?: string} = {output: 'done'};
	await plugin['tool.execute.after']({sessionID: 'inner', tool: 'bash'}, result);
	await tell('session.status', {sessionID: 'inner', status: {type: 'idle'}});
	assert.deepEqual([result.output, prompts], ['done', []]);
});

test('a turn that ends early is asked once', async t => {
	const {tell, prompt, prompts} = await pluginOf(t);
	await tell('session.status', {sessionID: 's', status: {type: 'idle'}});
	assert.deepEqual(prompts, [], 'no turn has begun');
	await prompt('s');
	await tell('session.status', {sessionID: 's', status: {type: 'idle'}});
	assert.match(prompts.join('\n'), /^Your task is not handed in\./v);
	await prompt('s');
	await tell('session.status', {sessionID: 's', status: {type: 'idle'}});
	assert.equal(prompts.length, 1);
	await prompt('s');
	await tell('session.error', {sessionID: 's', error: {name: 'MessageAbortedError'}});
	await tell('session.status', {sessionID: 's', status: {type: 'idle'}});
	assert.equal(prompts.length, 1, 'who stopped it is not contradicted');
});

test('a conversation that is resumed is prompted once', async t => {
	const {change, open, prompts} = await pluginOf(t);
	change({JUPITER_CONVERSATION: 'ses_1', JUPITER_PROMPT: 'Go on.'});
	await open();
	await open();
	assert.deepEqual(prompts, ['Go on.']);
});

test('the conversation is noted for a later launch', async t => {
	const {prompt, at} = await pluginOf(t);
	await prompt('ses_1');
	assert.equal(readFileSync(at('a', '.jupiter/opencode-conversation'), 'utf8'), 'ses_1');
});

test('a limit lasts until its model answers', async t => {
	const {tell, prompt, prompts, core} = await pluginOf(t);
	const limited = limitOf(t, core);
	await prompt('s');
	const next = Date.now() + 60_000;
	await tell('session.status', {sessionID: 's', status: {type: 'retry', attempt: 1, message: 'Rate limit reached', next: Date.now() + 2000}});
	await tell('session.status', {sessionID: 's', status: {type: 'retry', attempt: 2, message: 'Bad gateway', next}});
	assert.equal(limited(), undefined, 'it will soon have waited, or has other trouble');
	await tell('session.status', {sessionID: 's', status: {type: 'retry', attempt: 3, message: 'Rate limit reached', next}});
	assert.equal(limited(), 'trying');
	// It says so at each try.
	await tell('session.status', {sessionID: 's', status: {type: 'busy'}});
	await tell('message.updated', {sessionID: 's', info: {...answer, error: {name: 'APIError'}}});
	assert.equal(limited(), 'trying');
	await tell('message.updated', {sessionID: 's', info: {...answer, id: 'second'}});
	assert.equal(limited(), undefined);
	assert.deepEqual(prompts, []);
});

test('a failed turn isn\'t asked to go on', async t => {
	const {tell, prompt, prompts} = await pluginOf(t);
	await prompt('s');
	await tell('session.error', {sessionID: 's', error: {name: 'APIError', data: {message: 'Quota exceeded', statusCode: 429}}});
	await tell('session.status', {sessionID: 's', status: {type: 'idle'}});
	assert.deepEqual(prompts, []);
});

const answer = {id: 'first', sessionID: 's', role: 'assistant', modelID: 'm', cost: 0, tokens: {input: 1, output: 1, reasoning: 0, cache: {read: 0, write: 0}}, time: {completed: 1}};

/** How the engine takes it to wait for its provider, when that has lasted a moment. */
const limitOf = (t: TestContext, core: Core) => {
	t.mock.timers.enable({apis: ['setTimeout']});
	return () => {
		t.mock.timers.tick(statusDebounceMs);
		return core.state().runs.r1!.tasks.a!.limited;
	};
};
