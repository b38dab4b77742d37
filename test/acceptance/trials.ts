import assert from 'node:assert/strict';
import {existsSync} from 'node:fs';
import {readFile} from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import type {TestContext} from 'node:test';
import {findSandbox} from '../../source/server/gate/find-sandbox.ts';
import {eventually} from '../whole/session.ts';
import {createCrew, type Crew} from './crew.ts';
import type {TriedAgent} from './installed-agents.ts';
import {handIn, inOrder, stuckOnce, write, type Turn} from './model/script.ts';

const library = 'export function first(a: number): number {\n\treturn a + 1;\n}\n\nexport const between = 0;\n\nexport function second(b: number): number {\n\treturn b + 2;\n}\n';

/** What an agent is tried with; the same for all. */
export type Trial = {readonly title: string; readonly play: (t: TestContext) => Promise<void>};

/** It is tried once before its first task; it writes its own, and is refused what another holds, and its model reads why. */
export const isRefused = (agent: TriedAgent): Trial => ({
	title: `${agent} reads why it may not`,
	async play(t) {
		const crew = await createCrew(t, [agent], {'lib.ts': library});
		if (crew === undefined) {
			return;
		}

		const {promise: release, resolve: letHolderGo} = Promise.withResolvers<void>();
		await crew.run([
			{id: 'holder', agent, owns: ['lib.ts#first'], script: inOrder({after: release, calls: [{edit: {path: 'lib.ts', old: '\treturn a + 1;', new: '\treturn a + 10;'}}]}, handIn)},
			{id: 'other', agent, owns: ['lib.ts#second'], script: inOrder(
				{calls: [{edit: {path: 'lib.ts', old: '\treturn a + 1;', new: '\treturn a + 99;'}}]},
				{calls: [{edit: {path: 'lib.ts', old: '\treturn b + 2;', new: '\treturn b + 20;'}}]},
				handIn,
			)},
		]);
		const refused = await crew.models.until(({script, answers}) => script === 'other' && answers === 1);
		assert.match(refused.lastResult, /`lib\.ts#first` is held by `holder`/v);
		assert.match(refused.lastResult, /help: /v);
		letHolderGo();
		const {runs} = await crew.playground.untilEnd();
		assert.equal(runs.r1!.outcome, 'landed');
		assert.equal(await crew.playground.git('show', 'main:lib.ts'), library.replace('a + 1', 'a + 10').replace('b + 2', 'b + 20').trimEnd());
		assert.deepEqual(Object.values(runs.r1!.tasks).map(({attempt}) => attempt), [1, 1]);
		assert.ok(Object.values(runs.r1!.tasks).every(({usage}) => usage !== undefined && usage.total.inputTokens >= 1200), 'what each has used is counted');
		const proofs = await readFile(path.join(crew.playground.repository, '.git/jupiter/proofs'), 'utf8');
		assert.equal(proofs.trim().split('\n').length, 1, 'one trial was enough for both');
	},
});

/** A command can't write what another holds, though no rule of the agent's own is in its way. */
export const isKeptInShell = (agent: TriedAgent, answer?: (crew: Crew) => Promise<void>): Trial => ({
	title: `${agent} can't write it from a shell`,
	async play(t) {
		if (await findSandbox() === undefined) {
			t.skip('bubblewrap is not on the PATH, or may not make mounts here');
			return;
		}

		const crew = await createCrew(t, [agent], {'theirs.txt': 'theirs\n'});
		if (crew === undefined) {
			return;
		}

		const {promise: release, resolve: letHolderGo} = Promise.withResolvers<void>();
		await crew.run([
			{id: 'holder', agent, owns: ['theirs.txt'], script: inOrder({after: release, say: 'Nothing to do.'}, handIn)},
			{id: 'other', agent, owns: ['b.txt'], script: inOrder({calls: [{shell: 'echo b > b.txt; echo mine > theirs.txt'}]}, handIn)},
		]);
		await answer?.(crew);
		const tried = await crew.models.until(({script, answers}) => script === 'other' && answers === 1);
		assert.match(tried.lastResult, /theirs\.txt: Read-only file system/v);
		letHolderGo();
		const {runs} = await crew.playground.untilEnd();
		assert.equal(runs.r1!.outcome, 'landed');
		assert.equal(runs.r1!.tasks.other!.attempt, 1);
		assert.equal(await crew.playground.git('show', 'main:b.txt'), 'b');
	},
});

/** It is seen at work, asking once, and at work again. */
export const isSeen = (agent: TriedAgent): Trial => ({
	title: `${agent} is seen at work and asking`,
	async play(t) {
		const crew = await createCrew(t, [agent], {'a.txt': 'a\n'});
		if (crew === undefined) {
			return;
		}

		const atWork = Promise.withResolvers<void>();
		// It may not do this without a person's word.
		const ask: Turn = {calls: [{shell: 'touch elsewhere.txt', isOutside: agent !== 'claude'}]};
		await crew.run([{id: 'one', agent, owns: ['b.txt'], script: inOrder(write, ask, {after: atWork.promise, ...handIn}, {say: 'Handed in.'})}]);
		await crew.models.until(({answers}) => answers === 1);
		await crew.playground.untilState(({runs}) => runs.r1!.tasks.one!.status === 'needs-permission');
		await crew.playground.jupiter('send', 'one', '');
		// A moment's work isn't told of.
		await crew.playground.untilState(({runs}) => runs.r1!.tasks.one!.status === 'working');
		atWork.resolve();
		const {runs} = await crew.playground.untilEnd();
		assert.equal(runs.r1!.outcome, 'landed');
		const statuses = await statusesOf(crew);
		assert.ok(statuses.slice(statuses.indexOf('needs-permission')).includes('working'), statuses.join(' '));
		assert.equal(statuses.filter(status => status === 'needs-permission').length, 1, statuses.join(' '));
	},
});

/** It learns of another worker's interface in its next request, once. */
export const isInformed = (agent: TriedAgent, changer: TriedAgent): Trial => ({
	title: `${agent} learns what ${changer} changes`,
	async play(t) {
		const crew = await createCrew(t, [agent, changer], {'lib.ts': library});
		if (crew === undefined) {
			return;
		}

		const published = Promise.withResolvers<void>();
		const informed = Promise.withResolvers<void>();
		await crew.run([
			{id: 'changer', agent: changer, owns: ['lib.ts#first'], script: inOrder(
				{calls: [{edit: {path: 'lib.ts', old: 'export function first(a: number): number {', new: 'export function first(a: number, by = 1): number {'}}]},
				{after: informed.promise, ...handIn},
			)},
			{id: 'reader', agent, owns: ['lib.ts#second'], reads: ['lib.ts#first'], script: inOrder(
				{after: published.promise, calls: [{edit: {path: 'lib.ts', old: '\treturn b + 2;', new: '\treturn b + 20;'}}]},
				handIn,
				{say: 'Handed in.'},
				handIn,
				handIn,
				handIn,
			)},
		]);
		await crew.models.until(({script, answers}) => script === 'changer' && answers === 1);
		await crew.playground.untilState(({deliveries}) => deliveries.some(({to}) => to === 'r1/reader'));
		published.resolve();
		const next = await crew.models.until(({script, answers}) => script === 'reader' && answers === 1);
		assert.match(next.text, /jupiter-tui: `changer` is changing[^`]*`lib\.ts#first`/v);
		assert.match(next.text, /first\(a: number, by = 1\)/v);
		informed.resolve();
		const {runs} = await crew.playground.untilEnd();
		assert.equal(runs.r1!.outcome, 'landed');
		assert.equal(await crew.playground.git('show', 'main:lib.ts'), library.replace('first(a: number)', 'first(a: number, by = 1)').replace('b + 2', 'b + 20').trimEnd());
		const journal = await crew.journal();
		const told = journal.filter(({event}) => event.type === 'message-queued' && event.to === 'r1/reader');
		const confirmed = journal.flatMap(({event}) => event.type === 'message-delivered' ? [event.id] : []);
		assert.deepEqual(told.filter(({seq}) => confirmed.filter(id => id === seq).length !== 1), [], 'each message was delivered once');
	},
});

/** Killed, it goes on with its conversation. */
export const isResumed = (agent: TriedAgent): Trial => ({
	title: `${agent} goes on with its conversation when killed`,
	async play(t) {
		const crew = await createCrew(t, [agent], {'a.txt': 'a\n'});
		if (crew === undefined) {
			return;
		}

		await crew.run([{id: 'one', agent, owns: ['b.txt'], script: stuckOnce(crew.stuck)}]);
		await crew.models.until(({answers}) => answers === 1);
		const {host} = await crew.playground.processes();
		process.kill(host, 'SIGKILL');
		const resumed = await crew.models.until(({prompts}) => prompts === 2);
		// Not all name the file in what a tool gives back.
		assert.match(resumed.text, /b\.txt|Wrote file successfully/v);
		const {runs} = await crew.playground.untilEnd();
		assert.equal(runs.r1!.outcome, 'landed');
		assert.equal(runs.r1!.tasks.one!.attempt, 1);
		assert.equal(await crew.playground.git('show', 'main:b.txt'), 'b');
	},
});

/** Where its engine is gone and can't come back at once, it writes nothing. */
export const isClosed = (agent: TriedAgent): Trial => ({
	title: `${agent} writes nothing without its engine`,
	async play(t) {
		const crew = await createCrew(t, [agent], {'a.txt': 'a\n'});
		if (crew === undefined) {
			return;
		}

		const down = Promise.withResolvers<void>();
		await crew.run([{id: 'one', agent, owns: ['b.txt'], script: inOrder({after: down.promise, ...write}, write, handIn)}]);
		await crew.models.until(() => true);
		const {engine} = await crew.playground.processes();
		// Stopped, it answers nobody, and nobody can take its place.
		process.kill(engine, 'SIGSTOP');
		down.resolve();
		const refused = await crew.models.until(({answers}) => answers === 1);
		assert.match(refused.lastResult, /nothing may be (?:written|done) now|did not answer/v);
		const target = path.join(crew.worktree('one'), 'b.txt');
		assert.equal(existsSync(target), false);
		process.kill(engine, 'SIGCONT');
		await eventually(async () => crew.playground.jupiter('status'));
		const {runs} = await crew.playground.untilEnd();
		assert.equal(runs.r1!.outcome, 'landed');
	},
});

const statusesOf = async (crew: Crew): Promise<string[]> => {
	const journal = await crew.journal();
	return journal.flatMap(({event}) => event.type === 'status-changed' ? [event.status] : []);
};
