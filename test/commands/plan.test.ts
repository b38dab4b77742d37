import assert from 'node:assert/strict';
import {readFile, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {test} from 'node:test';
import type {Plan} from '../../source/model/plan.ts';
import {begin, openDen, type Den} from './run-program.ts';

const onePlan = 'version: 1\ntasks: [{id: a, owns: [a.ts], prompt: Write a module that adds}]\n';

async function openPlanned(plan: string): Promise<Den> {
	const den = await openDen();
	await den.shell(begin);
	await writeFile(path.join(den.folder, 'plan.yaml'), plan);
	return den;
}

async function planOf(den: Den, ...words: readonly string[]): Promise<Plan> {
	const {code, stdout, stderr} = await den.jupiter('plan', 'plan.yaml', '--json', ...words);
	assert.equal(code, 0, stderr);
	const {plan} = JSON.parse(stdout) as {plan: Plan};
	return plan;
}

test('a wrong plan is refused by place', async () => {
	await using den = await openPlanned('version: 1\ntasks:\n  - id: a\n    owns: [a.ts]\n    needs: [b]\n');
	const lines = [['plan', 'plan.yaml'], ['run', 'plan.yaml', '--headless'], ['run', 'plan.yaml', '--json']];
	const answers = await Promise.all(lines.map(async words => den.jupiter(...words)));
	assert.deepEqual(answers, answers.map(() => ({...answers[0]!, code: 2, stdout: ''})));
	assert.match(answers[0]!.stderr, /^plan\.yaml can't be run\.\nplan\.yaml:5:13 tasks\[0\]\.needs\[0\]: .*`b`/v);
});

test('a missing plan is named', async () => {
	await using den = await openPlanned('');
	const {code, stderr} = await den.jupiter('plan', 'other.yaml');
	assert.equal(code, 2);
	assert.match(stderr, /^There is no file other\.yaml\. Name a plan, or say in more than one word what should be done\. For/v);
	assert.match((await den.jupiter('plan', '')).stderr, /^An empty word names no plan/v);
	assert.match((await den.jupiter('plan', '.')).stderr, /^\. is no plan but a folder/v);
});

test('a plan\'s text steers no terminal', async () => {
	await using den = await openPlanned('version: 1\n"\\e]0;owned\\a": 1\ntasks: [{id: a, title: "\\e[2Jx"}]\n');
	const {code, stderr} = await den.jupiter('plan', 'plan.yaml');
	assert.deepEqual([code, stderr.includes('\u{1B}'), stderr.includes('\u{7}')], [2, false, false]);
});

test('a file that is no plan is not written over', async () => {
	await using den = await openPlanned(onePlan);
	await writeFile(path.join(den.folder, 'compose.yaml'), 'services: {}\n');
	const {code, stderr} = await den.jupiter('plan', 'plan.yaml', '--out', 'compose.yaml');
	assert.equal(code, 1);
	assert.match(stderr, /compose\.yaml is there already and is no plan that can be read\. Name another file, or remove it first\.\nThe plan is in .*plan\.yaml$/v);
	assert.equal(await readFile(path.join(den.folder, 'compose.yaml'), 'utf8'), 'services: {}\n');
});

test('a copy of a plan keeps its comments', async () => {
	const text = '# by Ann\nversion: 1\ngoal: Add\nworkers: 2 # not more\ntasks: [{id: a, owns: [a.ts]}]\n';
	await using den = await openPlanned(text);
	await den.jupiter('plan', 'plan.yaml', '--workers', '4', '--out', 'copy.yaml');
	assert.equal(await readFile(path.join(den.folder, 'copy.yaml'), 'utf8'), text.replace('workers: 2', 'workers: 4'));
});

test('a plan lands where one stands', async () => {
	await using den = await openPlanned(onePlan);
	const {into, tasks} = await planOf(den);
	assert.equal(into, 'trunk');
	assert.deepEqual(tasks.map(({id, agent}) => ({id, agent})), [{id: 'a', agent: {kind: 'known', name: 'claude'}}]);
});

test('an agent is chosen by option', async () => {
	await using den = await openPlanned(onePlan);
	const {tasks} = await planOf(den, '--agent', 'codex');
	assert.deepEqual(tasks[0]!.agent, {kind: 'known', name: 'codex'});
	const {code, stderr} = await den.jupiter('plan', 'plan.yaml', '--agent', 'cody');
	assert.equal(code, 2);
	assert.match(stderr, /There is no agent "cody"; there are claude, codex/v);
});

test('the repository\'s verify stands in', async () => {
	await using den = await openPlanned(onePlan);
	await writeFile(path.join(den.folder, 'jupiter.config.json'), '{"verify": "make check"}');
	const {verify} = await planOf(den);
	assert.equal(verify, 'make check');
});

test('workers come from the nearest setting', async () => {
	await using den = await openPlanned(onePlan);
	await den.jupiter('config', 'workers', '5');
	assert.equal((await planOf(den)).workers, 5);
	await writeFile(path.join(den.folder, 'jupiter.config.json'), '{"workers": 7, "agent": {"command": "make it"}}');
	const {workers, tasks} = await planOf(den);
	assert.equal(workers, 7);
	assert.deepEqual(tasks[0]!.agent, {kind: 'command', command: 'make it'});
	await writeFile(path.join(den.folder, 'plan.yaml'), `${onePlan}workers: 4\n`);
	assert.equal((await planOf(den)).workers, 4);
});

test('claims on what isn\'t there are told', async () => {
	await using den = await openPlanned(`version: 1
tasks:
  - {id: a, prompt: Write it well, owns: ['add.ts#add', 'add.ts#subtract', other.ts], reads: ['words.txt#none', 'sum.ts']}
`);
	await writeFile(path.join(den.folder, 'add.ts'), 'export function add(a: number, b: number) {\n\treturn a + b;\n}\n');
	await writeFile(path.join(den.folder, 'words.txt'), 'one two\n');
	// Not committed, so no worktree has it.
	await den.shell('git add add.ts words.txt && git commit --quiet --message=Add && touch other.ts');
	const {stdout} = await den.jupiter('plan', 'plan.yaml', '--json');
	const {warnings, absent} = JSON.parse(stdout) as {warnings: ReadonlyArray<{kind: string; claims: string[]}>; absent: string[]};
	assert.deepEqual(warnings.map(({kind, claims}) => [kind, ...claims]), [['missing-path', 'sum.ts']]);
	assert.deepEqual(absent, ['add.ts#subtract', 'other.ts']);
	assert.match((await den.jupiter('plan', 'plan.yaml')).stdout, /writes add\.ts#add, add\.ts#subtract \(new\), other\.ts \(new\)/v);
});

test('a dry run tells frozen interfaces', async () => {
	await using den = await openPlanned('version: 1\ncontracts: [a.ts]\ntasks: [{id: b, owns: [b.ts], reads: [a.ts#g], prompt: Write a module that adds}]\n');
	await den.shell(String.raw`printf "export function f(): void {}\n\nexport function g(x: number): void {}\n" > a.ts; git add a.ts; git commit --quiet --message=a`);
	const {code, stdout, stderr} = await den.jupiter('plan', 'plan.yaml', '--dry-run', '--json');
	assert.equal(code, 0, stderr);
	const [{briefing}] = JSON.parse(stdout) as [{briefing: string}];
	assert.deepEqual(['function f(): void', 'function g(x: number): void'].filter(signature => !briefing.includes(signature)), []);
	await writeFile(path.join(den.folder, 'plan.yaml'), 'version: 1\ncontracts: [a.ts#h]\ntasks: [{id: b, owns: [b.ts], prompt: Write a module that adds}]\n');
	const refused = await den.jupiter('plan', 'plan.yaml', '--dry-run');
	assert.equal(refused.code, 1);
	assert.match(refused.stderr, /^The contract a\.ts#h names no symbol that there is\./v);
});

test('a dry run tells all that landed before', async () => {
	await using den = await openPlanned('version: 1\ntasks: [{id: c, needs: [b]}, {id: b, needs: [a]}, {id: a, title: Begin}]\n');
	const {stdout} = await den.jupiter('plan', 'plan.yaml', '--dry-run', '--json');
	const told = (JSON.parse(stdout) as Array<{task: string; briefing: string}>).map(({task, briefing}) => `${task}: ${briefing.matchAll(/^- `[abc]`: .*$/gmv).toArray().join(' ')}`);
	assert.deepEqual(told, ['a: ', 'b: - `a`: Begin', 'c: - `b`: b - `a`: Begin']);
});

test('wrong settings stop a plan', async () => {
	await using den = await openPlanned(onePlan);
	await writeFile(path.join(den.folder, 'jupiter.config.json'), '{"verfiy": "make check"}');
	const {code, stderr} = await den.jupiter('plan', 'plan.yaml');
	assert.equal(code, 1);
	assert.match(stderr, /there is no setting "verfiy"/v);
});

test('a detached head needs a branch', async () => {
	await using den = await openPlanned(onePlan);
	await den.shell('git checkout --quiet --detach');
	const {code, stderr} = await den.jupiter('plan', 'plan.yaml');
	assert.equal(code, 2);
	assert.match(stderr, /No branch is checked out here, so say which one the work lands on/v);
});
