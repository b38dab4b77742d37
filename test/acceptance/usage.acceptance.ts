import assert from 'node:assert/strict';
import {test} from 'node:test';
import {createCrew} from './crew.ts';
import {handIn, inOrder} from './model/script.ts';

const write = {calls: [{write: {path: 'a.txt', text: 'two\n'}}]};

test('Claude Code tells tokens and dollars', async t => {
	const crew = await createCrew(t, ['claude'], {'a.txt': 'one\n'});
	if (crew === undefined) {
		return;
	}

	await crew.run([{id: 'own', agent: 'claude', owns: ['a.txt'], script: inOrder(write, {calls: [{shell: 'jupiter-tui done'}]})}]);
	// Each answer of the scripted model says 1000 tokens in and 50 out.
	const {runs} = await crew.playground.untilState(state => state.runs.r1!.outcome !== undefined && (state.runs.r1!.tasks.own!.usage?.total.outputTokens ?? 0) >= 100);
	const {total, model} = runs.r1!.tasks.own!.usage!;
	assert.ok(total.inputTokens >= 2000, String(total.inputTokens));
	assert.ok(total.dollars > 0, String(total.dollars));
	assert.equal(total.unpricedTokens, 0);
	assert.match(model!, /claude/v);
});

test('Codex tells tokens and its context', async t => {
	const crew = await createCrew(t, ['codex'], {'a.txt': 'one\n'});
	if (crew === undefined) {
		return;
	}

	await crew.run([{id: 'own', agent: 'codex', owns: ['a.txt'], script: inOrder(write, handIn)}]);
	// Each answer says 1500 tokens in, 300 of them from the cache, and 50 out.
	const {runs} = await crew.playground.untilState(state => state.runs.r1!.outcome !== undefined && (state.runs.r1!.tasks.own!.usage?.total.outputTokens ?? 0) >= 100);
	const {total, model, contextShare} = runs.r1!.tasks.own!.usage!;
	assert.equal(total.inputTokens, total.outputTokens / 50 * 1200);
	assert.equal(total.cachedTokens, total.outputTokens / 50 * 300);
	assert.equal(total.unpricedTokens, total.inputTokens + total.outputTokens);
	assert.equal(model, 'gpt-5.5');
	assert.ok(contextShare! > 0, String(contextShare));
	assert.ok(contextShare! < 1, String(contextShare));
});
