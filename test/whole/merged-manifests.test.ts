import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import path from 'node:path';
import {test} from 'node:test';
import {createPlayground} from './playground.ts';
import {scriptedPlan} from './plans.ts';

const manifest = (...names: readonly string[]) => `${JSON.stringify({name: 'x', dependencies: Object.fromEntries(names.map(name => [name, '^1.0.0']))}, undefined, '\t')}\n`;

/** Waits until both have begun, so that both start from one head; then adds a dependency on the same line and a line to the same place. */
const add = (name: string, other: string) => [
	`touch "$HOME/${name}"; while test ! -e "$HOME/${other}"; do sleep 0.05; done`,
	`node -e 'const fs = require("fs"); const m = JSON.parse(fs.readFileSync("package.json")); m.dependencies["${name}"] = "^1.0.0"; fs.writeFileSync("package.json", JSON.stringify(m, undefined, String.fromCharCode(9)) + String.fromCharCode(10))'`,
	`echo '- Use ${name}' >> CHANGELOG.md`,
].join('\n');

test('two added dependencies land at once', async t => {
	const playground = await createPlayground({'package.json': manifest('ajv'), 'CHANGELOG.md': '# Changes\n\n'});
	t.after(playground.close);
	await playground.write('plan.json', scriptedPlan([
		{id: 'execa', script: add('execa', 'ink'), owns: ['package.json']},
		{id: 'ink', script: add('ink', 'execa'), owns: ['package.json']},
	], {verify: 'node -e \'JSON.parse(require("fs").readFileSync("package.json"))\''}));
	const {code, stdout} = await playground.jupiter('run', 'plan.json', '--headless', '--json');
	assert.equal(code, 0, stdout);
	assert.equal(await playground.git('show', 'main:package.json'), manifest('ajv', 'execa', 'ink').trimEnd());
	const changelog = await playground.git('show', 'main:CHANGELOG.md');
	assert.deepEqual(changelog.split('\n').toSorted(), ['', '# Changes', '- Use execa', '- Use ink']);
	const {runs} = await playground.state();
	assert.deepEqual(Object.values(runs.r1!.tasks).map(({attempt, phase}) => [attempt, phase]), [[1, 'landed'], [1, 'landed']]);
	assert.equal(runs.r1!.conflicts, 0);
	assert.match(stdout, /"merged":\[\{"path":"CHANGELOG.md","how":"lines"\},\{"path":"package.json","how":"keys"\}\]/v);
});

test('one key set twice costs no attempt', async t => {
	const set = (id: string, other: string) => [
		`touch "$HOME/${id}"; while test ! -e "$HOME/${other}"; do sleep 0.05; done`,
		`echo '{"version": "${id}"}' > package.json`,
		'cp "$JUPITER_BRIEFING" "$HOME/briefing-$JUPITER_TASK"',
	].join('\n');
	const playground = await createPlayground({'package.json': '{"version": "0"}\n'});
	t.after(playground.close);
	await playground.write('plan.json', scriptedPlan([{id: 'one', script: set('one', 'two')}, {id: 'two', script: set('two', 'one')}]));
	const {code, stdout} = await playground.jupiter('run', 'plan.json', '--headless', '--json');
	assert.equal(code, 0, stdout);
	const {runs} = await playground.state();
	const {heads, tasks, conflicts} = runs.r1!;
	const [first, second] = heads.map(({by}) => by.slice(3));
	// Whoever is done first lands first; the other is told of both values, and begins again on the head.
	assert.equal(await playground.git('show', 'main:package.json'), `{"version": "${second!}"}`);
	assert.equal(conflicts, 1);
	assert.deepEqual(Object.values(tasks).map(({attempt}) => attempt), [1, 1]);
	const briefing = await readFile(path.join(playground.env.HOME!, `briefing-${second!}`), 'utf8');
	assert.match(briefing, new RegExp(`sent back[^]*package.json[^]*refs/jupiter/saved/r1/${second!}/1[^]*version[^]*${first!}[^]*${second!}`, 'v'));
});

test('a lock file is made anew by its command', async t => {
	const lock = 'node -e \'const fs = require("fs"); fs.writeFileSync("package-lock.json", JSON.stringify(Object.keys(JSON.parse(fs.readFileSync("package.json")).dependencies)))\'';
	const playground = await createPlayground({
		'package.json': manifest('ajv'), 'CHANGELOG.md': '', 'package-lock.json': '["ajv"]',
		'jupiter.config.json': JSON.stringify({regenerate: {'package-lock.json': lock}}),
	});
	t.after(playground.close);
	await playground.write('plan.json', scriptedPlan([
		{id: 'execa', script: `${add('execa', 'ink')}\n${lock}`},
		{id: 'ink', script: `${add('ink', 'execa')}\n${lock}`},
	]));
	const {code, stdout} = await playground.jupiter('run', 'plan.json', '--headless', '--json');
	assert.equal(code, 0, stdout);
	assert.equal(await playground.git('show', 'main:package-lock.json'), '["ajv","execa","ink"]');
	assert.match(stdout, /\{"path":"package-lock.json","how":"regenerated"\}/v);
});
