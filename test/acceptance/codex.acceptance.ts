import assert from 'node:assert/strict';
import {test} from 'node:test';
import {createCrew} from './crew.ts';
import {inOrder} from './model/script.ts';

const done = {calls: [{mcp: {tool: 'report_done'}}]};
const library = 'export function first(a: number): number {\n\treturn a + 1;\n}\n\nexport const between = 0;\n\nexport function second(b: number): number {\n\treturn b + 2;\n}\n';

test('Codex reads why it may not', async t => {
	const crew = await createCrew(t, ['codex'], {'lib.ts': library});
	if (crew === undefined) {
		return;
	}

	const {promise: release, resolve: letHolderGo} = Promise.withResolvers<void>();
	await crew.run([
		{id: 'holder', agent: 'codex', owns: ['lib.ts#first'], script: inOrder({after: release, calls: [{edit: {path: 'lib.ts', old: '\treturn a + 1;', new: '\treturn a + 10;'}}]}, done)},
		{id: 'other', agent: 'codex', owns: ['lib.ts#second'], script: inOrder(
			{calls: [{edit: {path: 'lib.ts', old: '\treturn a + 1;', new: '\treturn a + 99;'}}]},
			{calls: [{edit: {path: 'lib.ts', old: '\treturn b + 2;', new: '\treturn b + 20;'}}]},
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
