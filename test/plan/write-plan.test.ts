import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import type {Plan} from '../../source/model/plan.ts';
import {parsePlan} from '../../source/plan/parse-plan.ts';
import {rewritePlan} from '../../source/plan/rewrite-plan.ts';
import {writePlan} from '../../source/plan/write-plan.ts';
import {anyPlan, planWith} from './plans.ts';

const options = {path: 'plan.yaml', into: 'elsewhere', agent: {kind: 'known', name: 'claude'}} as const;
const pinned = {seed: 20_261_121, numRuns: 300};

const commented = `# What we agreed on Monday
version: 1
goal: Ship it   # soon
into: main
workers: 3
tasks:
  # The hard one
  - id: auth
    title: Rename login
    owns:
      - src/auth.ts#login   # the old name
      - ./test/auth.test.ts
    minutes: 8
  - {id: docs, needs: [auth], owns: [docs/]} # short
`;

function planOf(text: string): Plan {
	const parsed = parsePlan(text, options);
	assert.ok(parsed.ok, JSON.stringify(parsed));
	return parsed.plan;
}

test('a plan is written as people read it', () => {
	const plan = planWith([
		{id: 'auth', title: 'Rename login', prompt: 'Rename it.\nKeep "the old" name: too.', owns: ['src/auth.ts#login', 'test/a.ts'], minutes: 8},
		{id: 'docs', owns: ['docs/**'], needs: ['auth'], agent: {kind: 'command', command: 'sed -i s/a/b/ x'}},
	], {goal: 'Ship it', verify: 'npm test', decisions: {'user.id': 'uuid'}});
	const text = writePlan(plan, {agent: options.agent, remarks: [{task: 'auth', field: 'owns', value: 'test/a.ts', because: 'tests src/auth.ts'}]});
	assert.equal(text, `version: 1
goal: Ship it
into: main
workers: 3
verify: npm test
decisions:
  user.id: uuid
tasks:
  - id: auth
    title: Rename login
    prompt: |-
      Rename it.
      Keep "the old" name: too.
    owns:
      - src/auth.ts#login
      - test/a.ts # tests src/auth.ts
    minutes: 8
  - id: docs
    title: docs
    agent:
      command: sed -i s/a/b/ x
    owns:
      - docs/**
    needs:
      - auth
    minutes: 10
`);
});

test('a written plan reads the same', () => {
	fc.assert(fc.property(anyPlan, fc.constantFrom('yaml' as const, 'json' as const), (plan, format) => {
		assert.deepEqual(planOf(writePlan(plan, {agent: options.agent, format})), plan);
	}), pinned);
});

test('nothing changed changes nothing', () => {
	assert.equal(rewritePlan(commented, planOf(commented), options), commented);
});

test('a rewrite keeps its comments', () => {
	const plan = planOf(commented);
	const [auth, docs] = plan.tasks;
	const changed: Plan = {
		...plan,
		workers: 2,
		tasks: [{...docs!, needs: [], minutes: 5}, {...auth!, owns: ['test/auth.test.ts', 'src/auth.ts#login', 'src/new.ts']}, ...planWith([{id: 'more', owns: ['x.ts']}]).tasks],
	};
	assert.equal(rewritePlan(commented, changed, options), `# What we agreed on Monday
version: 1
goal: Ship it # soon
into: main
workers: 2
tasks:
  - {id: docs, owns: [docs/], minutes: 5} # short
  # The hard one
  - id: auth
    title: Rename login
    owns:
      - ./test/auth.test.ts
      - src/auth.ts#login # the old name
      - src/new.ts
    minutes: 8
  - id: more
    title: more
    owns:
      - x.ts
    minutes: 10
`);
});

test('any plan can take the place of another', () => {
	fc.assert(fc.property(anyPlan, anyPlan, (former, plan) => {
		const text = rewritePlan(writePlan(former, {agent: options.agent}), plan, options);
		assert.deepEqual(planOf(text), plan);
	}), pinned);
});

test('what can\'t be read is written anew', () => {
	const plan = planOf(commented);
	assert.deepEqual(planOf(rewritePlan('tasks: {', plan, options)), plan);
});
