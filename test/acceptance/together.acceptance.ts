import assert from 'node:assert/strict';
import {test} from 'node:test';
import {createCrew} from './crew.ts';
import {inOrder, type Turn} from './model/script.ts';

const library = 'export function first(a: number): number {\n\treturn a + 1;\n}\n\nexport const between = 0;\n\nexport function second(b: number): number {\n\treturn b + 2;\n}\n';
const handIn: Turn = {calls: [{mcp: {tool: 'report_done'}}]};

test('two vendors share one file', async t => {
	const crew = await createCrew(t, ['claude', 'codex'], {'lib.ts': library});
	if (crew === undefined) {
		return;
	}

	const published = Promise.withResolvers<void>();
	const informed = Promise.withResolvers<void>();
	await crew.run([
		{id: 'changer', agent: 'claude', owns: ['lib.ts#first'], script: inOrder(
			{calls: [{edit: {path: 'lib.ts', old: 'first(a: number)', new: 'first(a: number, by = 1)'}}]},
			{after: informed.promise, ...handIn},
		)},
		{id: 'reader', agent: 'codex', owns: ['lib.ts#second'], reads: ['lib.ts#first'], script: inOrder(
			{after: published.promise, calls: [{edit: {path: 'lib.ts', old: '\treturn b + 2;', new: '\treturn b + 20;'}}]},
			handIn,
			{say: 'Handed in.'},
			handIn,
			handIn,
			handIn,
		)},
	]);
	await crew.playground.untilState(({deliveries}) => deliveries.some(({to}) => to === 'r1/reader'));
	published.resolve();
	const next = await crew.models.until(({script, answers}) => script === 'reader' && answers === 1);
	assert.match(next.text, /jupiter-tui: `changer` is changing[^`]*`lib\.ts#first`/v);
	assert.match(next.text, /first\(a: number, by = 1\)/v);
	informed.resolve();
	const {runs} = await crew.playground.untilState(state => state.runs.r1!.outcome !== undefined);
	assert.equal(runs.r1!.outcome, 'landed');
	assert.equal(await crew.playground.git('show', 'main:lib.ts'), library.replace('first(a: number)', 'first(a: number, by = 1)').replace('b + 2', 'b + 20').trimEnd());
	const journal = await crew.journal();
	const told = journal.filter(({event}) => event.type === 'message-queued' && event.to === 'r1/reader');
	const confirmed = journal.flatMap(({event}) => event.type === 'message-delivered' && event.to === 'r1/reader' ? [event.id] : []);
	assert.deepEqual(told.filter(({seq}) => confirmed.filter(id => id === seq).length !== 1), [], 'each message was delivered once');
});
