import assert from 'node:assert/strict';
import {mkdirSync, readFileSync} from 'node:fs';
import process from 'node:process';
import {test, type TestContext} from 'node:test';
import {jupiter} from '../../source/agents/opencode/plugin.ts';
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
