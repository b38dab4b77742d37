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
test('paths in prose are claims', check('- [ ] Update docs/auth.md, src/api.ts#route and README.md.', {id: 'update-docs-auth-md-src-api-ts-route-and', title: 'Update docs/auth.md, src/api.ts#route and README.md.', owns: ['docs/auth.md', 'src/api.ts#route', 'README.md']}));
test('other words in prose are none', check('- [ ] Let Node.js and/or vue.js see https://a.dev/b.ts, me/it#12, e.g./i.e. v1.2', {id: 'let-node-js-and-or-vue-js-see-https-a-b', title: 'Let Node.js and/or vue.js see https://a.dev/b.ts, me/it#12, e.g./i.e. v1.2'}));
test('paths outside are no claims of prose', check('- [ ] See /etc/hosts.yaml, ~/x.sh and [this](../b.md)', {id: 'see-etc-hosts-yaml-x-sh-and-this', title: 'See /etc/hosts.yaml, ~/x.sh and this'}));
test('a link to a file is a claim', check('- [ ] Round totals ([the cart](./src/cart.ts)), see [this](https://a.dev/b.ts)', {id: 'round-totals-the-cart-see-this', title: 'Round totals (the cart), see this', owns: ['src/cart.ts']}));
test('a line or call names its file', check('- [ ] Fix `src/a.ts:12`, src/b.ts:3:4, src/c.ts#L5-L9 and `src/d.ts#run()`', {id: 'fix-src-a-ts-12-src-b-ts-3-4-src-c-ts-l5', title: 'Fix `src/a.ts:12`, src/b.ts:3:4, src/c.ts#L5-L9 and `src/d.ts#run()`', owns: ['src/a.ts', 'src/b.ts', 'src/c.ts', 'src/d.ts#run']}));
test('an id stands before a colon', check('+ [ ] auth: Rename login', {id: 'auth', title: 'Rename login'}));
test('a bold id is one too', check('- [ ] **auth**: Rename login', {id: 'auth', title: 'Rename login'}));
test('a bold name is one with a dash', check('- [ ] **User Auth** – Rename login', {id: 'user-auth', title: 'Rename login'}));
test('a bold name holds its colon', check('- [ ] **Auth:** Rename login', {id: 'auth', title: 'Rename login'}));
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

test('struck out items are left out', () => {
	assert.deepEqual(planOf('- [ ] ~~a: One~~\n- [ ] ~~One~~ (a.ts)\n- [ ] Two\n').tasks.map(({id}) => id), ['two']);
});

test('what only holds others is no task', () => {
	const plan = planOf('- [ ] Backend after: setup\n  - [ ] Add login (a.ts)\n  - [ ] Storage\n    - [ ] Add cache (b.ts)\n      With a bound.\n- [ ] setup: Begin\n- [ ] docs: Describe it, after: backend\n');
	assert.deepEqual(plan.tasks.map(({id, needs}) => [id, needs]), [['add-login', ['setup']], ['add-cache', ['setup']], ['setup', []], ['docs', ['add-login', 'add-cache']]]);
	assert.equal(plan.tasks[1]!.prompt, 'Add cache\n\nThis is part of: Backend, Storage\n\nWith a bound.');
});

test('a heading says what items belong to', () => {
	const plan = planOf('# Goal\n- [ ] One\n## Auth\n- [ ] Two\n\n```\n# no\n```\n- [ ] Three\n');
	assert.deepEqual(plan.tasks.map(({prompt}) => prompt), ['One', 'Two\n\nThis is part of: Auth', 'Three\n\nThis is part of: Auth']);
});

test('a label of several items names none', () => {
	assert.deepEqual(planOf('- [ ] fix: One\n- [ ] fix: Two\n- [ ] **Docs**: Three\n').tasks.map(({id, title}) => [id, title]), [['fix-one', 'fix: One'], ['fix-two', 'fix: Two'], ['docs', 'Three']]);
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
