import assert from 'node:assert/strict';
import {readFile, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {test} from 'node:test';
import {createCrew} from './crew.ts';
import {handIn, inOrder} from './model/script.ts';
import {isClosed, isInformed, isKeptInShell, isRefused, isResumed, isSeen} from './trials.ts';

const trials = [
	isRefused('gemini'),
	isKeptInShell('gemini', async ({playground, models}) => {
		await models.until(({script}) => script === 'other');
		// It asks before any command.
		await playground.untilState(({runs}) => runs.r1!.tasks.other!.status === 'needs-permission');
		await playground.jupiter('send', 'other', '');
	}),
	isInformed('gemini', 'opencode'),
	isSeen('gemini'),
	isResumed('gemini'),
	isClosed('gemini'),
];

for (const {title, play} of trials) {
	test(title, play);
}

test('Gemini CLI without hooks gets no task', async t => {
	const crew = await createCrew(t, ['gemini'], {'a.txt': 'a\n'});
	if (crew === undefined) {
		return;
	}

	const settings = path.join(crew.playground.env.HOME!, '.gemini/settings.json');
	const text = await readFile(settings, 'utf8');
	await writeFile(settings, text.replace('{', '{"hooksConfig": {"disabled": ["jupiter-tui"]},'));
	await crew.run([{id: 'one', agent: 'gemini', owns: ['a.txt'], script: inOrder(handIn)}]);
	const {runs} = await crew.playground.untilEnd();
	assert.equal(runs.r1!.outcome, 'blocked');
	assert.match(runs.r1!.tasks.one!.reason!, /wrote in a trial without asking/v);
	assert.deepEqual(crew.models.requests, []);
});
