import assert from 'node:assert/strict';
import path from 'node:path';
import {test, type TestContext} from 'node:test';
import type {TaskKey} from '../../source/model/names.ts';
import type {SessionState} from '../../source/model/session-state.ts';
import {connectEngine, type EngineConnection} from '../../source/protocol/connect.ts';
import type {EngineCall} from '../../source/protocol/engine-wire.ts';
import {Refusal} from '../../source/protocol/refusal.ts';
import {serveEngine} from '../../source/protocol/serve.ts';
import {createActivityBook} from '../../source/server/panes/activity.ts';
import type {Gate} from '../../source/server/gate/gate.ts';
import {answerCall} from '../../source/server/calls/answer-call.ts';
import {createSubscriptions} from '../../source/server/calls/subscriptions.ts';
import {createTargets} from '../../source/server/calls/targets.ts';
import {workerOfToken, workerToken} from '../../source/server/calls/worker-token.ts';
import {sketchPlan} from '../engine/plans.ts';
import {temporaryRepository} from '../git/temporary-repository.ts';
import {loadParser} from '../symbols/parser.ts';
import {temporaryFolder, temporarySession} from './temporary-session.ts';

const secret = 'secret of the test';

/** An engine on a real journal, repository and socket, with two workers `a` and `b` at work; nothing it wants done is done. */
const serve = async (t: TestContext) => {
	const {repository} = await temporaryRepository(t);
	const session = temporarySession(t);
	const {core, journal} = session;
	const subscriptions = createSubscriptions(core, journal.read, () => ({load: 0, memoryFreeShare: 1, at: 0}));
	const book = createActivityBook(core.state, () => 1000);
	const workerOf = (token: string) => workerOfToken(secret, core.state(), token);
	const gate: Gate = {answer: async () => ({status: 404}), hook: async () => ({}), shell: async (_worker, command) => command, mcp: async () => ({})};
	const targets = createTargets({repository, parser: await loadParser(), core, journal, subscriptions, gate, workerOf, heard: book.heard, tryAgent: async () => undefined, shutDown() {
		throw new Error('Nobody shuts this down.');
	}});
	const socket = path.join(temporaryFolder(t), 'engine');
	const listener = await serveEngine(socket, {version: '1', epoch: () => 1, call: async (call, peer) => answerCall(call, peer, targets)});
	t.after(async () => {
		subscriptions.close();
		await listener.close();
	});
	core.submit({type: 'engine-start', epoch: 1});
	core.begin();
	core.submit({type: 'start-run', base: 'base', plan: sketchPlan({a: {owns: ['a.txt']}, b: {owns: ['b.txt']}})});
	for (const task of ['r1/a', 'r1/b'] as const) {
		core.submit({type: 'worktree-made', effect: keyOf(session.performed, 'make-worktree', task), task, path: `/nowhere/${task}`, base: 'base'});
		core.submit({type: 'agent-started', effect: keyOf(session.performed, 'start-agent', task), task, pane: 1});
	}

	const connect = async (token?: string): Promise<EngineConnection> => {
		const engine = await connectEngine(socket, token);
		t.after(engine.close);
		return engine;
	};

	return {core, connect, asWorker: async (task: TaskKey) => connect(workerToken(secret, task, core.state().runs.r1!.tasks[task.slice(3)]!.launch))};
};

const keyOf = (performed: ReadonlyArray<{readonly type: string; readonly key: string; readonly task?: TaskKey}>, type: string, task: TaskKey): string =>
	performed.find(effect => effect.type === type && effect.task === task)!.key;

test('a worker acts as itself alone', async t => {
	const {core, asWorker} = await serve(t);
	const worker = await asWorker('r1/a');
	// A name put into the call changes nothing: the token says who it is.
	await worker.call({type: 'claim', claim: 'more.txt', task: 'r1/b'} as EngineCall);
	await worker.call({type: 'note', text: 'hello', by: 'user'} as EngineCall);
	assert.deepEqual(core.state().locks.filter(({claim}) => claim === 'more.txt').map(({holder}) => holder), ['r1/a']);
	await assert.rejects(worker.call({type: 'release', claim: 'b.txt'}), Refusal);
	await worker.call({type: 'done'});
	assert.equal(core.state().locks.find(({claim}) => claim === 'b.txt')?.holder, 'r1/b');
});

test('a worker may not do a person\'s acts', async t => {
	const {core, asWorker} = await serve(t);
	const worker = await asWorker('r1/a');
	const before = core.state().seq;
	const calls: EngineCall[] = [
		{type: 'task', verb: 'cancel', task: 'b'},
		{type: 'cancel-run', run: 'r1'},
		{type: 'follow-run', run: 'r1'},
		{type: 'settle', key: 'a', value: 'b'},
		{type: 'shut-down', withHost: true},
		{type: 'start-run', plan: sketchPlan({c: {}})},
	];
	await Promise.all(calls.map(async call => assert.rejects(worker.call(call), new RegExp(`A worker may not ask for \`${call.type}\`\\. Run it in a shell outside`, 'v'))));

	assert.equal(core.state().seq, before);
});

test('a forged or former token is refused', async t => {
	const {core, connect, asWorker} = await serve(t);
	const former = await asWorker('r1/a');
	core.submit({type: 'agent-lost', task: 'r1/a', launch: core.state().runs.r1!.tasks.a!.launch});
	const forged = [workerToken('other', 'r1/a', 1), 'nonsense', workerToken(secret, 'r9/z', 1), workerToken(secret, 'r1/constructor', 1)];
	const workers = [former, ...await Promise.all(forged.map(async token => connect(token)))];
	await Promise.all(workers.map(async worker => assert.rejects(worker.call({type: 'claim', claim: 'x.txt'}), /This worker is not the one at work on its task any more/v)));
});

test('who is no worker claims nothing', async t => {
	const {connect} = await serve(t);
	const person = await connect();
	const calls: EngineCall[] = [{type: 'claim', claim: 'x'}, {type: 'release', claim: 'x'}, {type: 'publish', symbol: 'x', signature: 'y'}, {type: 'done'}];
	await Promise.all(calls.map(async call => assert.rejects(person.call(call), /is for a worker in its pane, where JUPITER_TOKEN/v)));
});

test('malformed calls hurt nobody', async t => {
	const {core, connect} = await serve(t);
	const person = await connect();
	const plan = sketchPlan({c: {}});
	const malformed: ReadonlyArray<readonly [call: unknown, answer: RegExp]> = [
		[{type: 'dance'}, /does not know `dance`/v],
		[{type: 'constructor'}, /does not know `constructor`/v],
		[{type: 'note'}, /"text" of the call `note` must be text/v],
		[{type: 'note', text: {toString: 1}}, /must be text/v],
		[{type: 'decide', key: 'a', value: 1}, /"value" of the call `decide` must be text/v],
		[{type: 'task', verb: 'explode', task: 'a'}, /"verb" .* must be one of pause, resume/v],
		[{type: 'task', verb: 'pause', task: 'constructor'}, /There is no task constructor in r1\. It has a, b\./v],
		[{type: 'task', verb: 'pause', task: '__proto__/a'}, /There is no run __proto__/v],
		[{type: 'cancel-run', run: 'r7'}, /r7/v],
		[{type: 'entries', after: -1, limit: 1}, /"after" .* whole number/v],
		[{type: 'state-at', seq: 1.5}, /"seq" .* whole number/v],
		[{type: 'state-at', seq: 1000}, /There is no entry 1000/v],
		[{type: 'diff', task: 'a'}, /./v],
		[{type: 'shut-down'}, /"withHost" .* true or false/v],
		[{type: 'start-run'}, /"plan" .* a checked plan/v],
		[{type: 'start-run', plan: {...plan, tasks: [{...plan.tasks[0]!, owns: [1]}]}}, /a checked plan/v],
		[{type: 'start-run', plan: {...plan, tasks: [{...plan.tasks[0]!, id: '../../etc'}]}}, /a checked plan/v],
	];
	await Promise.all(malformed.map(async ([call, answer]) => assert.rejects(person.call(call as EngineCall), answer, JSON.stringify(call))));

	const state = await person.call({type: 'state-at'}) as SessionState;
	assert.equal(state.frozen, undefined);
	assert.deepEqual(state, core.state());
});

test('a subscriber misses and doubles nothing', async t => {
	const {core, connect} = await serve(t);
	const person = await connect();
	const seen: number[] = [];
	const {promise, resolve} = Promise.withResolvers<void>();
	person.onNews(news => {
		if (news.type === 'snapshot') {
			seen.push(news.state.seq);
		} else if (news.type === 'entry') {
			seen.push(news.entry.seq);
		}

		if (seen.length === 4) {
			resolve();
		}
	});
	const first = core.state().seq;
	await person.call({type: 'subscribe'});
	for (const text of ['one', 'two', 'three']) {
		core.submit({type: 'note', by: 'user', text});
	}

	await promise;
	assert.deepEqual(seen, [first, first + 1, first + 2, first + 3]);
});

test('a worker says its provider limits it', async t => {
	const {core, asWorker} = await serve(t);
	const worker = await asWorker('r1/a');
	const until = 61_000;
	await worker.call({type: 'limited', until, message: 'Usage limit reached'});
	assert.deepEqual(core.state().capacity.limits, {command: {until, message: 'Usage limit reached'}});
	assert.equal(core.state().runs.r1!.tasks.a!.limited, 'at-work');
	await assert.rejects(worker.call({type: 'limited', until: 'tomorrow'} as unknown as EngineCall), /until/v);
});
