import assert from 'node:assert/strict';
import {writeFile} from 'node:fs/promises';
import path from 'node:path';
import {test} from 'node:test';
import {commands} from '../../source/commands/command-table.ts';
import {begin, openDen, type Den} from './run-program.ts';

for (const shell of ['bash', 'zsh', 'fish']) {
	test(`${shell} completion knows every verb`, async () => {
		await using den = await openDen();
		const {code, stdout} = await den.jupiter('completion', shell);
		assert.equal(code, 0);
		const known = commands.filter(({name}) => new RegExp(`[ '\t"]${name}(?:[ ':)"]|$)`, 'm').test(stdout));
		assert.deepEqual(known, commands.filter(({group}) => group !== undefined));
	});
}

test('bash completes verbs, options and shells', async () => {
	await using den = await openDen();
	assert.equal(await completeInBash(den, 'jupiter-tui', 'sta'), 'status');
	assert.equal(await completeInBash(den, 'jupiter-tui', 'run', '--he'), '--headless --help');
	assert.equal(await completeInBash(den, 'jupiter-tui', 'completion', 'f'), 'fish');
});

test('agents of one\'s own are completed', async () => {
	await using den = await openDen();
	await den.jupiter('config', 'agents', '{"goose": {"command": "goose {prompt}"}}');
	assert.equal(await completeInBash(den, 'jupiter-tui', 'run', '--agent', 'g'), 'gemini goose');
	assert.equal(await completeInBash(den, 'jupiter-tui', 'plan', 'x', '-a', 'goo'), 'goose');
	assert.equal(await completeInBash(den, 'jupiter-tui', 'run', '--agent', '=', 'goo'), 'goose');
	assert.equal(await completeInBash(den, 'jupiter-tui', 'run', '--planner', 'co'), 'codex');
	assert.match((await den.jupiter('completion', 'fish')).stdout, /seen_subcommand_from run' -l agent -s a -x -a '\(jupiter-tui completion agents 2>\/dev\/null\)'/v);
});

test('tasks of the run are completed', async () => {
	await using den = await openDen();
	await den.shell(begin);
	assert.equal(await completeInBash(den, 'jupiter-tui', 'pause', 'a'), '');
	await writeFile(path.join(den.folder, 'plan.json'), JSON.stringify({version: 1, goal: 'Try', tasks: ['auth', 'api', 'docs'].map(id => ({id, owns: [`${id}.txt`], agent: {command: `echo ${id} > ${id}.txt`}}))}));
	try {
		await den.jupiter('run', 'plan.json', '--headless');
		assert.equal(await completeInBash(den, 'jupiter-tui', 'pause', 'a'), 'auth api');
	} finally {
		await den.jupiter('stop', '--yes');
	}
});

async function completeInBash(den: Den, ...words: readonly string[]): Promise<string> {
	const {stdout} = await den.shell([
		'source <(jupiter-tui completion bash)',
		`COMP_WORDS=(${words.map(word => `'${word}'`).join(' ')})`,
		`COMP_CWORD=${words.length - 1}`,
		'_jupiter_tui',
		// eslint-disable-next-line no-template-curly-in-string -- it is the shell's
		'echo "${COMPREPLY[@]}"',
	].join('\n'));
	return stdout;
}
