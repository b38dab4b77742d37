import assert from 'node:assert/strict';
import {test} from 'node:test';
import {parsePlan} from '../../source/plan/parse-plan.ts';

const options = {path: 'todo.md', into: 'main', agent: {kind: 'known', name: 'claude'}} as const;

function planOf(text: string) {
	const parsed = parsePlan(text, options);
	assert.ok(parsed.ok, JSON.stringify(parsed));
	return parsed.plan;
}

/** A test that an item becomes this task. */
function check(item: string, expected: {readonly id: string; readonly title: string; readonly owns?: readonly string[]}): () => void {
	return () => {
		const {id, title, owns} = planOf(`${item}\n`).tasks[0]!;
		assert.deepEqual({id, title, owns}, {owns: [], ...expected});
	};
}

test('paths in parentheses are claims', check('- [ ] Rename login (src/a.ts#A.login, test/)', {id: 'rename-login', title: 'Rename login', owns: ['src/a.ts#A.login', 'test/**']}));
test('paths in code are claims', check('* [ ] See `docs/a.md` and `readme.md`', {id: 'see-docs-a-md-and-readme-md', title: 'See `docs/a.md` and `readme.md`', owns: ['docs/a.md', 'readme.md']}));
test('a place in code is a claim', check('- [ ] Add it at `a.ts#(first)` or `a.ts#A.(after b)`', {id: 'add-it-at-a-ts-first-or-a-ts-a-after-b', title: 'Add it at `a.ts#(first)` or `a.ts#A.(after b)`', owns: ['a.ts#(first)', 'a.ts#A.(after b)']}));
test('names in code are none', check('1. [ ] Rename `AuthService.login` (carefully)', {id: 'rename-authservice-login-carefully', title: 'Rename `AuthService.login` (carefully)'}));
test('an id stands before a colon', check('+ [ ] auth: Rename login', {id: 'auth', title: 'Rename login'}));
test('a bold id is one too', check('- [ ] **auth**: Rename login', {id: 'auth', title: 'Rename login'}));
test('no letters still make an id', check('- [ ] 登录', {id: 'task-1', title: '登录'}));
test('a title that is reserved changes', check('- [ ] Result', {id: 'result-task', title: 'Result'}));

test('the heading is the goal', () => {
	const plan = planOf('# Ship sign-in\n\nVerify: `npm test`\n\n- [ ] a: Do it (a.ts)\n');
	assert.deepEqual([plan.goal, plan.verify], ['Ship sign-in', 'npm test']);
});

test('lines below are the prompt', () => {
	const plan = planOf('- [ ] a: Do it (a.ts)\n  Keep the old name.\n\n  And test it.\n- [ ] b: Other\nText between.\n');
	assert.equal(plan.tasks[0]!.prompt, 'Do it\n\nKeep the old name.\n\nAnd test it.');
	assert.equal(plan.tasks[1]!.prompt, 'Other');
});

test('a nested item needs its outer one', () => {
	const plan = planOf('- [ ] a: One\n  - [ ] b: Two\n    - [ ] c: Three\n  - [ ] d: Four\n- [ ] e: Five\n');
	assert.deepEqual(plan.tasks.map(({id, needs}) => [id, needs]), [['a', []], ['b', ['a']], ['c', ['b']], ['d', ['a']], ['e', []]]);
});

test('needs are written with after', () => {
	const plan = planOf('- [ ] a: One\n- [ ] b: Two\n- [ ] c: Three (src/c.ts) after: a, b\n- [ ] d: Four (after: c)\n- [ ] e: Five (src/e.ts, after: d)\n');
	assert.deepEqual(plan.tasks.map(({title, needs, owns}) => [title, needs, owns]), [
		['One', [], []], ['Two', [], []], ['Three', ['a', 'b'], ['src/c.ts']], ['Four', ['c'], []], ['Five', ['d'], ['src/e.ts']],
	]);
});

test('ticked items are done already', () => {
	const plan = planOf('- [x] a: One\n  - [ ] b: Two\n- [ ] c: Three after: a\n');
	assert.deepEqual(plan.tasks.map(({id, needs}) => [id, needs]), [['b', []], ['c', []]]);
});

test('equal titles get different ids', () => {
	assert.deepEqual(planOf('- [ ] Do it\n- [ ] Do it\n- [ ] Do it!\n').tasks.map(({id}) => id), ['do-it', 'do-it-2', 'do-it-3']);
});

test('items in code are no tasks', () => {
	assert.deepEqual(planOf('```\n- [ ] no\n```\n- [ ] a: Yes\n').tasks.map(({id}) => id), ['a']);
});

test('a list without items is refused', () => {
	const parsed = parsePlan('# Notes\n\n- one\n- [x] two\n', options);
	assert.ok(!parsed.ok);
	assert.deepEqual(parsed.problems.map(({message}) => message), ['There is no open checklist item here. Write tasks as `- [ ] title (src/file.ts)`.']);
});

test('problems have the item’s line', () => {
	const parsed = parsePlan('# Goal\n\n- [ ] a: One\n  - [ ] b: Two (../x/y) after: zebra\n', options);
	assert.ok(!parsed.ok);
	assert.deepEqual(parsed.problems.map(({line, column, field}) => [line, column, field]), [[4, 3, 'tasks[1].needs[1]'], [4, 3, 'tasks[1].owns[0]']]);
});
