import assert from 'node:assert/strict';
import {writeFile} from 'node:fs/promises';
import path from 'node:path';
import {test} from 'node:test';
import {maxAgentCallBytes, statusDebounceMs} from '../../source/model/limits/agents.ts';
import {gateStage} from './gate-stage.ts';

const stage = {files: {'a.txt': 'a\n', 'b.txt': 'b\n'}, owns: {a: ['a.txt'], b: ['b.txt']}};
const refused = (status: number) => ({status, hasError: true});

test('a call without a worker\'s token is refused', async t => {
	const {post, core, tokenOf} = await gateStage(t, stage);
	const former = tokenOf('r1/a');
	const outcome = async (headers: Readonly<Record<string, string>>) => {
		const {status, body} = await post('/hook/claude', {hook_event_name: 'Stop'}, undefined, headers);
		return {status, hasError: Object.hasOwn(body as Record<string, unknown>, 'error')};
	};

	assert.deepEqual(await outcome({}), refused(401));
	assert.deepEqual(await outcome({authorization: `Bearer ${former}0`}), refused(401));
	assert.deepEqual(await outcome({authorization: `Bearer ${former.replace('r1/a', 'r1/b')}`}), refused(401));
	// A launch that is over speaks for nobody.
	core.submit({type: 'agent-lost', task: 'r1/a', launch: 1});
	assert.deepEqual(await outcome({authorization: `Bearer ${former}`}), refused(401));
});

test('another\'s token opens no other worktree', async t => {
	const {post, folder, tokenOf} = await gateStage(t, stage);
	const body = {hook_event_name: 'PreToolUse', tool_name: 'Write', tool_input: {file_path: path.join(folder('a'), 'a.txt'), content: 'x\n'}};
	const {status, body: answer} = await post('/hook/claude', body, undefined, {authorization: `Bearer ${tokenOf('r1/b')}`});
	assert.equal(status, 200);
	assert.notEqual((answer as {hookSpecificOutput?: {permissionDecision?: string}}).hookSpecificOutput?.permissionDecision, 'allow');
});

test('a malformed call is an error', async t => {
	const {post} = await gateStage(t, stage);
	const statusOf = async (body: unknown, route = '/hook/claude') => (await post(route, body, 'r1/a')).status;
	assert.equal(await statusOf('{"hook_event'), 400);
	assert.equal(await statusOf({hook_event_name: 'PreToolUse', tool_name: 'Write', tool_input: {file_path: 'a.txt'}}), 500);
	assert.equal(await statusOf({hook_event_name: 'PreToolUse', tool_name: 'Edit', tool_input: 'a.txt'}), 500);
	assert.equal(await statusOf({hook_event_name: 'PreToolUse'}), 500);
	assert.equal(await statusOf({}, '/hook/nobody'), 500);
	assert.equal(await statusOf({}, '/elsewhere'), 404);
	assert.equal(await statusOf('x'.repeat(maxAgentCallBytes + 1)), 413);
});

test('web pages are not answered', async t => {
	const {post} = await gateStage(t, stage);
	const {status} = await post('/mcp', {jsonrpc: '2.0', id: 1, method: 'tools/list'}, 'r1/a', {origin: 'http://localhost'});
	assert.equal(status, 403);
});

test('two hundred calls at once are answered', async t => {
	const {ask, folder} = await gateStage(t, stage);
	const answers = await Promise.all(Array.from({length: 200}, async (_, index) => {
		const worker = index % 2 === 0 ? 'a' : 'b';
		const answer = await ask(`r1/${worker}`, 'Write', {file_path: path.join(folder(worker), index % 4 < 2 ? `${worker}.txt` : 'a.txt'), content: `${index}\n`});
		return answer.permissionDecision;
	}));
	assert.deepEqual(answers, answers.map((_, index) => index % 4 === 3 ? 'deny' : 'allow'));
});

test('messages go into the next request', async t => {
	const {post, mailbox} = await gateStage(t, stage);
	const delivered = mailbox.deliver({task: 'r1/a', id: 1, text: 'Look out.', quiet: false}, new AbortController().signal);
	const context = async (worker: 'r1/a' | 'r1/b') => {
		const {body} = await post('/hook/claude', {hook_event_name: 'PostToolBatch', tool_calls: []}, worker);
		return (body as {hookSpecificOutput?: {additionalContext: string}}).hookSpecificOutput?.additionalContext;
	};

	assert.equal(await context('r1/b'), undefined);
	assert.equal(await context('r1/a'), 'jupiter-tui: Look out.');
	await delivered;
	assert.equal(await context('r1/a'), undefined);
});

test('what an agent has used is counted', async t => {
	const {post, core, folder} = await gateStage(t, stage);
	const log = path.join(folder('a'), 'transcript.jsonl');
	await writeFile(log, `${JSON.stringify({type: 'assistant', message: {id: 'm', usage: {input_tokens: 7, output_tokens: 2}}})}\n`);
	await post('/hook/claude', {session_id: 's', cost: {total_cost_usd: 0.25}, context_window: {used_percentage: 40}}, 'r1/a');
	await post('/hook/claude', {hook_event_name: 'Stop', stop_hook_active: true, transcript_path: log}, 'r1/a');
	const {total, contextShare} = core.state().runs.r1!.tasks.a!.usage!;
	assert.deepEqual([total, contextShare], [{inputTokens: 7, cachedTokens: 0, outputTokens: 2, dollars: 0.25, unpricedTokens: 0}, 0.4]);
});

test('telemetry is heard by its path', async t => {
	const {post, core, tokenOf} = await gateStage(t, stage);
	const tell = async (token: string, record: Readonly<Record<string, unknown>>, kind = 'logs') => {
		const attributes = Object.entries({role: {stringValue: 'main'}, ...record}).map(([key, value]) => ({key, value}));
		const {status} = await post(`/telemetry/gemini/${token}/v1/${kind}`, {resourceLogs: [{scopeLogs: [{logRecords: [{attributes}]}]}]});
		return status;
	};

	const token = tokenOf('r1/a');
	const refusal = {'event.name': {stringValue: 'gemini_cli.api_error'}, status_code: {intValue: 429}};
	assert.deepEqual([await tell(`${token}0`, refusal), await tell(token, refusal, 'traces')], [401, 200]);
	const limited = () => core.state().runs.r1!.tasks.a!.limited;
	const answer = {'event.name': {stringValue: 'gemini_cli.api_response'}};
	await tell(token, answer);
	t.mock.timers.enable({apis: ['setTimeout']});
	await tell(token, refusal);
	t.mock.timers.tick(statusDebounceMs);
	assert.equal(limited(), 'trying');
	await tell(token, answer);
	t.mock.timers.tick(statusDebounceMs);
	assert.equal(limited(), undefined);
});

test('a turn ends only when handed in', async t => {
	const {post, core} = await gateStage(t, stage);
	const stop = async (wasHeld: boolean) => (await post('/hook/claude', {hook_event_name: 'Stop', stop_hook_active: wasHeld}, 'r1/a')).body as {decision?: string; reason?: string};
	const held = await stop(false);
	assert.equal(held.decision, 'block');
	assert.match(held.reason!, /run `jupiter-tui done`/v);
	assert.deepEqual(await stop(true), {});
	core.submit({type: 'done', task: 'r1/a'});
	assert.deepEqual(await stop(false), {});
});

test('a model has the acts as tools', async t => {
	const {post, core} = await gateStage(t, stage);
	let id = 0;
	const rpc = async (method: string, parameters?: unknown) => (await post('/mcp', {jsonrpc: '2.0', id: ++id, method, params: parameters}, 'r1/a')).body as {result?: Record<string, unknown>; error?: {code: number}};
	const call = async (name: string, input: unknown = {}) => (await rpc('tools/call', {name, arguments: input})).result!;
	assert.equal((await rpc('initialize', {protocolVersion: '2025-06-18'})).result!.protocolVersion, '2025-06-18');
	assert.equal((await post('/mcp', {jsonrpc: '2.0', method: 'notifications/initialized'}, 'r1/a')).status, 202);
	assert.equal((await rpc('server/discover')).error!.code, -32_601);
	const {tools} = (await rpc('tools/list')).result as {tools: Array<{name: string}>};
	assert.deepEqual(tools.map(({name}) => name), ['claim', 'release', 'publish', 'decide', 'note', 'ask', 'report_done', 'read_bus']);
	const refusal = await call('claim', {claim: 'b.txt'});
	assert.equal(refusal.isError, true);
	assert.match((refusal.structuredContent as {text: string}).text, /held by `b`/v);
	assert.equal((await call('claim', {claim: 'c.txt'})).isError, false);
	assert.equal((await call('decide', {key: 'user.id', value: 'uuid'})).isError, false);
	assert.equal((await call('ask', {task: 'b', text: 'Which id?'})).isError, false);
	assert.equal(core.state().deliveries.find(({to}) => to === 'r1/b')?.text.split('\n', 1)[0], '`a` asks or tells you: Which id?');
	const bus = (await call('read_bus')).structuredContent as {entries: Array<{event: {type: string; to?: string}}>; last: number};
	assert.ok(bus.entries.some(({event}) => event.type === 'decision-made'));
	assert.ok(bus.entries.every(({event}) => event.to === undefined || event.to === 'r1/a'));
	assert.deepEqual((await call('read_bus', {after: bus.last})).structuredContent, {ok: true, text: 'Nothing new.', entries: [], last: bus.last});
	assert.equal((await rpc('tools/call', {name: 'claim', arguments: {}})).error!.code, -32_602);
	assert.equal((await call('report_done')).isError, false);
	assert.equal(core.state().runs.r1!.tasks.a!.phase, 'landing');
});
