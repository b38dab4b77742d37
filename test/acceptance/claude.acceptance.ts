import assert from 'node:assert/strict';
import {test} from 'node:test';
import {createCrew} from './crew.ts';
import {inOrder} from './model/script.ts';

const done = {calls: [{shell: 'jupiter-tui done'}]};

test('Claude Code lands what it owns', async t => {
	const crew = await createCrew(t, ['claude'], {'a.txt': 'one\n'});
	if (crew === undefined) {
		return;
	}

	await crew.run([{id: 'own', agent: 'claude', owns: ['a.txt'], script: inOrder({calls: [{write: {path: 'a.txt', text: 'two\n'}}]}, done)}]);
	const {runs} = await crew.playground.untilState(state => state.runs.r1!.outcome !== undefined);
	assert.equal(runs.r1!.outcome, 'landed');
	assert.equal(await crew.playground.git('show', 'main:a.txt'), 'two');
});

const library = 'export function first(a: number): number {\n\treturn a + 1;\n}\n\nexport const between = 0;\n\nexport function second(b: number): number {\n\treturn b + 2;\n}\n';

test('Claude Code reads why it may not', async t => {
	const crew = await createCrew(t, ['claude'], {'lib.ts': library});
	if (crew === undefined) {
		return;
	}

	const {promise: release, resolve: letHolderGo} = Promise.withResolvers<void>();
	await crew.run([
		{id: 'holder', agent: 'claude', owns: ['lib.ts#first'], script: inOrder(
			{after: release, calls: [{edit: {path: 'lib.ts', old: 'a + 1', new: 'a + 10'}}]}, done,
		)},
		{id: 'other', agent: 'claude', owns: ['lib.ts#second'], script: inOrder(
			{calls: [{edit: {path: 'lib.ts', old: 'a + 1', new: 'a + 99'}}]},
			{calls: [{edit: {path: 'lib.ts', old: 'b + 2', new: 'b + 20'}}]},
			done,
		)},
	]);
	const refused = await crew.models.until(({script, answers}) => script === 'other' && answers === 1);
	assert.match(refused.lastResult, /`lib\.ts#first` is held by `holder`/v);
	assert.match(refused.lastResult, /help: /v);
	letHolderGo();
	const {runs} = await crew.playground.untilState(state => state.runs.r1!.outcome !== undefined);
	assert.equal(runs.r1!.outcome, 'landed');
	assert.equal(await crew.playground.git('show', 'main:lib.ts'), library.replace('a + 1', 'a + 10').replace('b + 2', 'b + 20').trimEnd());
	assert.deepEqual(Object.values(runs.r1!.tasks).map(({attempt}) => attempt), [1, 1]);
});
