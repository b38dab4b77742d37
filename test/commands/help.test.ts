import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import path from 'node:path';
import {test} from 'node:test';
import {commands} from '../../source/commands/command-table.ts';
import {commandHelp, topHelp} from '../../source/commands/arguments/help.ts';
import {keyTable, shownKeys} from '../../source/ui/key-table.ts';
import {openDen} from './run-program.ts';

const top = path.join(import.meta.dirname, '../..');
const help = topHelp(commands);
const shown = commands.filter(({group}) => group !== undefined);
const hidden = commands.filter(({group}) => group === undefined);

test('help is the same however asked', async () => {
	await using den = await openDen();
	const answers = await Promise.all(['--help', '-h', 'help'].map(async word => den.jupiter(word)));
	assert.deepEqual(answers, answers.map(() => ({code: 0, stdout: help, stderr: ''})));
});

test('every shown verb stands in help', () => {
	const lines = help.split('\n');
	const missing = shown.filter(({name, summary}) => lines.every(line => !(line.startsWith(`  ${name}`) && line.endsWith(`  ${summary}`))));
	assert.deepEqual(missing, []);
});

test('inner verbs stand in no help', () => {
	assert.ok(hidden.length > 0);
	assert.deepEqual(hidden.filter(({summary}) => help.includes(summary)), []);
});

test('a verb explains each option', () => {
	const missing = commands.flatMap(command => Object.entries(command.options)
		.filter(([name, {summary}]) => !new RegExp(String.raw`--${name}\b.*  `).test(commandHelp(command)) || !commandHelp(command).includes(`  ${summary}`))
		.map(([name]) => `${command.name} --${name}`));
	assert.deepEqual(missing, []);
});

test('a verb\'s help needs no operands', async () => {
	await using den = await openDen();
	const asked = await den.jupiter('run', '--help');
	assert.equal(asked.code, 0);
	assert.match(asked.stdout, /jupiter-tui run PLAN\|REQUEST\.\.\. \[options\]/v);
	assert.deepEqual(await den.jupiter('help', 'run'), asked);
});

test('no help line is wider than a terminal', () => {
	const lines = [help, ...commands.map(command => commandHelp(command))].join('\n').split('\n');
	assert.deepEqual(lines.filter(line => line.length > 100), []);
});

test('the readme has help word for word', async () => {
	const readme = await readFile(path.join(top, 'readme.md'), 'utf8');
	assert.ok(readme.includes(`\n\`\`\`console\n$ jupiter-tui --help\n${help}\n\`\`\`\n`));
});

test('the readme has every key', async () => {
	const readme = await readFile(path.join(top, 'readme.md'), 'utf8');
	const rows = keyTable.filter(row => shownKeys(row) !== '').map(row => `| \`${shownKeys(row)}\` | ${row.says} |`);
	assert.deepEqual(rows.filter(row => !readme.includes(`\n${row}\n`)), []);
});

test('the version is the package\'s', async () => {
	await using den = await openDen();
	const {version} = JSON.parse(await readFile(path.join(top, 'package.json'), 'utf8')) as {version: string};
	assert.deepEqual(await den.jupiter('--version'), {code: 0, stdout: version, stderr: ''});
});
