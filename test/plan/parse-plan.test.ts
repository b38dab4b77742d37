import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {maxPlanCharacters, maxTasks} from '../../source/model/limits/planning.ts';
import {parsePlan, type PlanFormat} from '../../source/plan/parse-plan.ts';
import {writePlan} from '../../source/plan/write-plan.ts';

const options = {path: 'plans/sign-in.yaml', into: 'main', agent: {kind: 'known', name: 'claude'}} as const;

/** A test that a plan is refused with exactly these problems, each as `line:column field: message`. */
function checkProblems(text: string, expected: readonly string[], format: PlanFormat = 'yaml'): () => void {
	return () => {
		const parsed = parsePlan(text, {...options, format});
		assert.ok(!parsed.ok);
		assert.deepEqual(parsed.problems.map(({line, column, field, message}) => `${line}:${column} ${field}: ${message}`), expected);
	};
}

function planOf(text: string, format: PlanFormat = 'yaml') {
	const parsed = parsePlan(text, {...options, format});
	assert.ok(parsed.ok, JSON.stringify(parsed));
	return parsed.plan;
}

describe('a good plan', () => {
	test('every field has its default', () => {
		assert.deepEqual(planOf('version: 1\ntasks:\n  - id: sign-in\n'), {
			version: 1,
			goal: 'Run sign-in',
			into: 'main',
			workers: 3,
			contracts: [],
			decisions: {},
			tasks: [{
				id: 'sign-in', title: 'sign in', prompt: 'sign in', agent: {kind: 'known', name: 'claude'},
				owns: [], reads: [], needs: [], constraints: [], minutes: 10,
			}],
		});
	});

	test('budgets are kept and written again', () => {
		const plan = planOf('version: 1\nbudget: {dollars: 20}\ntasks:\n  - id: a\n    budget: {tokens: 5000}\n');
		assert.deepEqual([plan.budget, plan.tasks[0]!.budget], [{dollars: 20}, {tokens: 5000}]);
		assert.deepEqual(planOf(writePlan(plan, {agent: options.agent})), plan);
	});

	test('every field is kept', () => {
		const plan = planOf(`version: 1
goal: Rename login
into: next
workers: 5
verify: npm test
contracts: [src/auth.ts#AuthService]
decisions: {user.id: uuid, retries: 3, strict: true}
tasks:
  - id: auth
    title: Rename it
    prompt: |
      Do it
      well.
    agent: codex
    owns: [src/auth.ts#AuthService.login, ./src//b.ts, src/b.ts]
    reads: [src/api.ts]
    constraints: ["leave src/db alone"]
    verify: npm test -- auth
    minutes: 2.5
  - id: docs
    agent: {command: "node x.js"}
    owns: [docs/]
    needs: [auth, auth]
`);
		assert.deepEqual({...plan, tasks: []}, {
			version: 1, goal: 'Rename login', into: 'next', workers: 5, verify: 'npm test', contracts: ['src/auth.ts#AuthService'],
			decisions: {'user.id': 'uuid', retries: '3', strict: 'true'}, tasks: [],
		});
		assert.deepEqual(plan.tasks[0], {
			id: 'auth', title: 'Rename it', prompt: 'Do it\nwell.', agent: {kind: 'known', name: 'codex'}, owns: ['src/auth.ts#AuthService.login', 'src/b.ts'],
			reads: ['src/api.ts'], needs: [], constraints: ['leave src/db alone'], verify: 'npm test -- auth', minutes: 2.5,
		});
		assert.deepEqual([plan.tasks[1]!.agent, plan.tasks[1]!.owns, plan.tasks[1]!.needs], [{kind: 'command', command: 'node x.js'}, ['docs/**'], ['auth']]);
	});

	test('JSON with tabs is read', () => {
		assert.deepEqual(planOf('{\n\t"version": 1,\n\t"tasks": [\n\t\t{"id": "a"}\n\t]\n}\n', 'json').tasks.map(({id}) => id), ['a']);
	});

	test('the format follows the name', () => {
		const parsed = parsePlan('- [ ] Do it (a.ts)\n', {...options, path: 'todo.md'});
		assert.ok(parsed.ok);
		assert.deepEqual(parsed.plan.tasks[0]!.owns, ['a.ts']);
	});
});

describe('the wrong shape', () => {
	test('nothing at all', checkProblems('', ['1:1 : A plan is a map with `version: 1` and `tasks:`. Write these two first.']));
	test('a list', checkProblems('- a\n', ['1:1 : A plan is a map with `version: 1` and `tasks:`. Write these two first.']));
	test('no version and no tasks', checkProblems('goal: x\n', [
		'1:1 : The plan has no `version`. Write `version: 1` at its top.',
		'1:1 : The plan has no `tasks`. Add `tasks:` with a list.',
	]));
	test('no task', checkProblems('version: 1\ntasks: []\n', ['2:1 tasks: The plan has no tasks. Add at least one with an `id`.']));
	test('another version', checkProblems('version: 2\ntasks: [{id: a}]\n', ['1:1 version: `version` must be 1, the only form there is so far. Write `version: 1`.']));
	test('a mistyped field', checkProblems('version: 1\ngaol: x\ntasks:\n  - id: a\n    own: [b]\n', [
		'2:1 gaol: `gaol` is no field here. Did you mean `goal`?',
		'5:5 tasks[0].own: `own` is no field here. Did you mean `owns`?',
	]));
	test('an unheard-of field', checkProblems('version: 1\ncolour: red\ntasks: [{id: a}]\n', [
		'2:1 colour: `colour` is no field here. Remove it, or use one of version, goal, into, workers, verify, budget, contracts, decisions, tasks.',
	]));
	test('empty and negative budgets', checkProblems('version: 1\nbudget: {}\ntasks:\n  - id: a\n    budget: {dollars: -1}\n', [
		'2:1 budget: `budget` bounds nothing. Write it as `budget: {dollars: 5}`.',
		'5:14 tasks[0].budget.dollars: `dollars` must be > 0. Choose a value within the range.',
	]));

	test('wrong types', checkProblems('version: 1\nworkers: three\ntasks:\n  - id: a\n    owns: src/a.ts\n    minutes: soon\n    needs: [1]\n  - hello\n', [
		'2:1 workers: `workers` must be a whole number, but is text. Write it as `workers: 3`.',
		'5:5 tasks[0].owns: `owns` must be a list, but is text. Write it as `owns: [src/auth.ts#login]`.',
		'6:5 tasks[0].minutes: `minutes` must be a number, but is text. Write it as `minutes: 10`.',
		'7:13 tasks[0].needs[0]: Entry 1 of `needs` must be text, but is a number. Write it as `needs: [auth]`.',
		'8:5 tasks[1]: Task 2 must be a map, but is text. Write it as `tasks: [{id: auth}]`.',
	]));
	test('a value left out', checkProblems('version: 1\ngoal:\ntasks: [{id: a, title: ""}]\n', [
		'2:1 goal: `goal` must be text, but is empty. Write it as `goal: Rename login to signIn`.',
		'3:17 tasks[0].title: `title` is empty. Fill it in or remove it.',
	]));
	test('too few workers', checkProblems('version: 1\nworkers: 0\ntasks: [{id: a}]\n', ['2:1 workers: `workers` must be >= 1. Choose a value within the range.']));
	test('no branch', checkProblems('version: 1\ninto: "--force"\ntasks: [{id: a}]\n', ['2:1 into: `--force` cannot be a branch. Write its name, such as `into: main`.']));
	test('unknown agents', checkProblems('version: 1\ntasks:\n  - id: a\n    agent: cloude\n  - id: b\n    agent: {comand: x}\n', [
		'4:5 tasks[0].agent: `cloude` is no known agent. Did you mean `claude`?',
		'6:5 tasks[1].agent: An agent is one of claude, codex, opencode, gemini, aider, or `{command: "…"}` for any program. Write one of these.',
	]));
	test('bad YAML', () => {
		const parsed = parsePlan('version: 1\ntasks: [\n', options);
		assert.ok(!parsed.ok);
		assert.match(parsed.problems[0]!.message, /^This is not valid YAML: .*Correct it here or just above\.$/);
		assert.equal(parsed.problems[0]!.line, 3);
	});
	test('a field given twice', () => {
		const parsed = parsePlan('version: 1\ngoal: a\ngoal: b\ntasks: [{id: a}]\n', options);
		assert.ok(!parsed.ok);
		assert.equal(parsed.problems[0]!.line, 3);
	});
	test('aliases that unfold without end', () => {
		const levels = Array.from({length: 12}, (_, index) => `l${index}: &l${index} [${index === 0 ? 'x' : Array.from({length: 10}, () => `*l${index - 1}`).join(', ')}]`);
		const parsed = parsePlan(levels.join('\n'), options);
		assert.ok(!parsed.ok);
		assert.match(parsed.problems[0]!.message, /alias/i);
	});
	test('too many tasks', () => {
		const parsed = parsePlan(`version: 1\ntasks:\n${Array.from({length: maxTasks + 1}, (_, index) => `  - id: t${index}\n`).join('')}`, options);
		assert.ok(!parsed.ok);
		assert.equal(parsed.problems[0]!.message, `\`tasks\` has more than ${maxTasks} entries. Split it up.`);
	});
	test('too long a file', () => {
		const parsed = parsePlan('#'.repeat(maxPlanCharacters + 1), options);
		assert.ok(!parsed.ok);
		assert.match(parsed.problems[0]!.message, /at most/);
	});
});

describe('tasks that don’t fit', () => {
	test('ids that can’t be', checkProblems(`version: 1\ntasks:\n  - id: A b\n  - title: x\n  - id: result\n  - id: ${'a'.repeat(41)}\n  - id: -a\n`, [
		'3:5 tasks[0].id: `A b` cannot be an id. Use at most 40 lower-case letters, digits and dashes, starting with a letter or digit.',
		'4:5 tasks[1]: Task 2 has no `id`. Add one, such as `id: login-form`.',
		'5:5 tasks[2].id: `result` is the name of the branch with the results. Choose another id.',
		`6:5 tasks[3].id: \`${'a'.repeat(41)}\` cannot be an id. Use at most 40 lower-case letters, digits and dashes, starting with a letter or digit.`,
		'7:5 tasks[4].id: `-a` cannot be an id. Use at most 40 lower-case letters, digits and dashes, starting with a letter or digit.',
	]));
	test('an id given twice', checkProblems('version: 1\ntasks:\n  - id: a\n  - id: a\n', [
		'4:5 tasks[1].id: `a` is the id of an earlier task too, in line 3. Give one of them another.',
	]));
	test('needs that nobody meets', checkProblems('version: 1\ntasks:\n  - id: auth\n  - id: docs\n    needs: [auht, other]\n', [
		'5:13 tasks[1].needs[0]: No task has the id `auht`. Did you mean `auth`?',
		'5:19 tasks[1].needs[1]: No task has the id `other`. Add it, or remove this need.',
	]));
	test('a cycle as a path', checkProblems('version: 1\ntasks:\n  - {id: a, needs: [c]}\n  - {id: b, needs: [a]}\n  - {id: c, needs: [b]}\n', [
		'3:21 tasks[0].needs[0]: These tasks need each other: a → c → b → a. Remove one of these needs.',
	]));
	test('a task that needs itself', checkProblems('version: 1\ntasks:\n  - {id: a, needs: [a]}\n', [
		'3:21 tasks[0].needs[0]: These tasks need each other: a → a. Remove one of these needs.',
	]));
	test('claims outside the repository', checkProblems('version: 1\ncontracts: [/etc/passwd]\ntasks:\n  - id: a\n    owns: [src/a.ts, ../x]\n    reads: [.git/config]\n', [
		'2:13 contracts[0]: `/etc/passwd` is not inside the repository. Write the path relative to the repository\'s top folder.',
		'5:22 tasks[0].owns[1]: `../x` leaves the repository. Write the path without `..`.',
		'6:13 tasks[0].reads[0]: `.git/config` belongs to git. Claim files of the work tree only.',
	]));
	test('a symbol without a name', checkProblems('version: 1\ntasks:\n  - id: a\n    owns: ["src/a.ts#"]\n', [
		'4:12 tasks[0].owns[0]: `src/a.ts#` has an empty name after `#`. Write `path#Outer.inner`, or the path alone for the whole file.',
	]));
	test('JSON problems have places too', checkProblems('{\n\t"version": 1,\n\t"tasks": [\n\t\t{"id": "a", "needs": ["b"]}\n\t]\n}\n', [
		'4:25 tasks[0].needs[0]: No task has the id `b`. Add it, or remove this need.',
	], 'json'));
});
