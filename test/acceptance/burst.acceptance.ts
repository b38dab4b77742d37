import assert from 'node:assert/strict';
import {test} from 'node:test';
import {createCrew} from './crew.ts';
import {handIn, inOrder} from './model/script.ts';

test('Claude Code asks two hundred times at once', async t => {
	const crew = await createCrew(t, ['claude'], {'a.txt': 'a\n', 'theirs.txt': 'theirs\n'});
	if (crew === undefined) {
		return;
	}

	const {promise: release, resolve: letHolderGo} = Promise.withResolvers<void>();
	// Every fourth is somebody else's.
	const calls = Array.from({length: 200}, (_, index) => ({write: {path: index % 4 === 3 ? 'theirs.txt' : `b/${index}.txt`, text: `${index}\n`}}));
	await crew.run([
		{id: 'holder', agent: 'claude', owns: ['theirs.txt'], script: inOrder({after: release, calls: [{mcp: {tool: 'report_done'}}]})},
		{id: 'one', agent: 'claude', owns: ['b/'], script: inOrder({calls}, handIn)},
	]);
	const {text} = await crew.models.until(({script, answers}) => script === 'one' && answers === 1);
	assert.equal(text.split('`theirs.txt` is held by `holder`').length - 1, 50);
	letHolderGo();
	const {runs} = await crew.playground.untilEnd();
	assert.equal(runs.r1!.outcome, 'landed');
	const landed = await crew.playground.git('ls-tree', '-r', '--name-only', 'main', 'b/');
	assert.equal(landed.split('\n').length, 150);
	assert.equal(await crew.playground.git('show', 'main:theirs.txt'), 'theirs');
});
