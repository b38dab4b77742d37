import assert from 'node:assert/strict';
import {mkdir, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {test} from 'node:test';
import {findSandbox} from '../../source/server/gate/find-sandbox.ts';
import {createCrew} from './crew.ts';
import {inOrder} from './model/script.ts';
import {isKeptInShell, isRefused, isResumed, isSeen} from './trials.ts';

const done = {calls: [{shell: 'jupiter-tui done'}]};

test('Claude Code lands what it owns', async t => {
	const crew = await createCrew(t, ['claude'], {'a.txt': 'one\n'});
	if (crew === undefined) {
		return;
	}

	await crew.run([{id: 'own', agent: 'claude', owns: ['a.txt'], script: inOrder({calls: [{write: {path: 'a.txt', text: 'two\n'}}]}, done)}]);
	const {runs} = await crew.playground.untilEnd();
	assert.equal(runs.r1!.outcome, 'landed');
	assert.equal(await crew.playground.git('show', 'main:a.txt'), 'two');
});

const trials = [
	isRefused('claude'),
	isKeptInShell('claude', async ({playground}) => {
		// Its person's rules say nothing of this command, so it asks.
		await playground.untilState(({runs}) => runs.r1!.tasks.other!.status === 'needs-permission');
		await playground.jupiter('send', 'other', '--key', 'Enter');
	}),
	isSeen('claude'),
	isResumed('claude'),
];

for (const {title, play} of trials) {
	test(title, play);
}

test('a person\'s own rules are about the model\'s words', async t => {
	if (await findSandbox() === undefined) {
		t.skip('bubblewrap is not on the PATH, or may not make mounts here');
		return;
	}

	const crew = await createCrew(t, ['claude'], {'a.txt': 'a\n'});
	if (crew === undefined) {
		return;
	}

	const folder = crew.playground.env.CLAUDE_CONFIG_DIR ?? path.join(crew.playground.env.HOME!, '.claude');
	await mkdir(folder, {recursive: true});
	await writeFile(path.join(folder, 'settings.json'), JSON.stringify({permissions: {allow: ['Bash'], deny: ['Bash(cp *)']}}));
	await crew.run([{id: 'one', agent: 'claude', owns: ['b.txt'], script: inOrder({calls: [{shell: 'cp a.txt b.txt'}]}, {calls: [{shell: 'ls > b.txt'}]}, done)}]);
	const denied = await crew.models.until(({answers}) => answers === 1);
	assert.match(denied.lastResult, /Permission to use Bash with command cp a\.txt b\.txt has been denied/v);
	const {runs} = await crew.playground.untilEnd();
	assert.equal(runs.r1!.outcome, 'landed');
});
