import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import stringWidth from 'string-width';
import {describePlan} from '../../source/plan/describe-plan.ts';
import {anyPlan, planWith} from './plans.ts';

test('a plan is told in steps', () => {
	const plan = planWith([
		{id: 'auth', title: 'Rename AuthService.login', owns: ['src/auth.ts#AuthService.login', 'test/auth.test.ts'], reads: ['src/api.ts#Router'], minutes: 8},
		{id: 'api', owns: ['src/auth.ts']},
		{id: 'docs', title: 'Describe it', owns: ['docs/**'], needs: ['auth']},
	], {goal: 'Rename login to signIn', verify: 'npm test'});
	assert.deepEqual(describePlan(plan, 60), [
		'Rename login to signIn',
		'3 tasks for 3 workers, landing on main, each verified by:',
		'npm test',
		'',
		'step 1, at once',
		'  auth: Rename AuthService.login (8 min)',
		'    writes src/auth.ts#AuthService.login, test/auth.test.ts',
		'    reads src/api.ts#Router',
		'    takes turns with api',
		'  api (10 min)',
		'    writes src/auth.ts',
		'    takes turns with auth',
		'',
		'step 2',
		'  docs: Describe it (10 min)',
		'    writes docs/**',
		'    after auth',
		'',
		'expected: 28 min with 1, 18 min with 2, 18 min with 3 (this',
		'  plan)',
		'longest chain: auth → docs, 18 min',
		'shape: up to 2 at once, 1 pair takes turns, longest task api',
		'  with 10 min',
	]);
});

test('what all tasks share is told first', () => {
	const plan = planWith([{id: 'a', constraints: ['keep it small', 'no new files']}], {contracts: ['a.ts#A', 'b.ts#B'], decisions: {'user.id': 'uuid'}});
	const lines = describePlan(plan, 90);
	assert.deepEqual(lines.slice(1, 4), ['1 task for 3 workers, landing on main, verified by nothing (name a command with --verify)', 'frozen interfaces: a.ts#A, b.ts#B', 'decided: user.id is uuid']);
	assert.ok(lines.includes('    must keep it small; no new files'));
});

test('each reason is said once', () => {
	const plan = planWith([{id: 'a'}, {id: 'b'}, {id: 'c', owns: ['x.ts', 'y.ts'], needs: ['a', 'b']}]);
	const additions = [
		{task: 'c', field: 'owns' as const, value: 'x.ts', because: 'uses z'},
		{task: 'c', field: 'needs' as const, value: 'a', because: 'integration comes last'},
		{task: 'c', field: 'needs' as const, value: 'b', because: 'integration comes last'},
		{task: 'c', field: 'owns' as const, value: 'y.ts', because: 'uses z'},
	];
	assert.deepEqual(describePlan(plan, 60, {additions}).filter(line => /added|waits/v.test(line)), ['    added x.ts, y.ts: uses z', '    waits for a, b: integration comes last']);
});

test('a long list of reasons is cut', () => {
	const owns = Array.from({length: 9}, (_, index) => `${index}.ts`);
	const additions = owns.map(value => ({task: 'a', field: 'owns' as const, value, because: 'uses z'}));
	assert.ok(describePlan(planWith([{id: 'a', owns}]), 90, {additions}).includes('    added 0.ts, 1.ts, 2.ts, 3.ts, 4.ts, 5.ts and 3 more: uses z'));
});

test('no line is wider than asked', () => {
	fc.assert(fc.property(anyPlan, fc.integer({min: 40, max: 120}), (plan, width) => {
		assert.deepEqual(describePlan(plan, width).filter(line => stringWidth(line) > width), []);
	}), {seed: 20_261_120, numRuns: 200});
});

test('every task is named', () => {
	fc.assert(fc.property(anyPlan, plan => {
		const lines = describePlan(plan, 100);
		const unnamed = plan.tasks.filter(({id}) => lines.every(line => !(line.startsWith(`  ${id} `) || line.startsWith(`  ${id}:`))));
		assert.deepEqual(unnamed, []);
	}), {seed: 20_261_120, numRuns: 100});
});

test('a path too long is broken', () => {
	const path = `src/${'deep/'.repeat(20)}a.ts`;
	const lines = describePlan(planWith([{id: 'a', owns: [path]}]), 40);
	const written = lines.slice(lines.findIndex(line => line.includes('writes'))).map(line => line.trim().replace('writes ', '')).join('');
	assert.ok(written.startsWith(path));
});
