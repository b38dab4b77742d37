import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {checkPlan as engineCheck} from '../../source/engine/runs/check-plan.ts';
import {overlaps} from '../../source/claims/overlaps.ts';
import {findConflicts} from '../../source/plan/conflicts.ts';
import {parsePlan} from '../../source/plan/parse-plan.ts';
import {writePlan} from '../../source/plan/write-plan.ts';
import type {Answer} from '../../source/planner/answer.ts';
import {compilePlan, type PlanFrame} from '../../source/planner/compile-plan.ts';
import {answerOf, shop, type TaskWords} from './made-up.ts';

const pinned = {seed: 20_261_121, numRuns: 600};
const frame: PlanFrame = {request: 'Do it', into: 'main', workers: 3, agent: {kind: 'known', name: 'claude'}};

const symbols = shop.paths.flatMap(path => shop.symbolsIn(path).map(({address}) => `${path}#${address}`));
const claim = fc.constantFrom(...shop.paths.slice(0, 6), ...symbols, 'src/new.ts', 'src/auth.ts#AuthService.refresh', 'src/**', 'docs/**', 'src/*.ts', 'readme.md#shop');
const wildClaim = fc.oneof({weight: 12, arbitrary: claim}, fc.string(), fc.constantFrom('../x', '/etc', '.git/config', 'a#', '#b', '**', 'src/{a,b', String.raw`x\y`));
const change = fc.constantFrom('new' as const, 'body' as const, 'interface' as const, 'removed' as const);

function anyAnswer(claims: fc.Arbitrary<string>, isTame: boolean): fc.Arbitrary<Answer> {
	const ids = ['a', 'b', 'c', 'd', 'e'];
	const kind = isTame ? fc.constant('feature' as const) : fc.constantFrom('setup' as const, 'feature' as const, 'integration' as const, 'verification' as const);
	const task = (id: string, index: number): fc.Arbitrary<TaskWords> => {
		const needs = isTame ? fc.subarray(ids.slice(0, index)) : fc.subarray(ids, {maxLength: 2});
		const writes = fc.array(fc.record({claim: claims, change}), {minLength: 1, maxLength: 3});
		return fc.record({writes, reads: fc.array(claims, {maxLength: 2}), needs, kind}).map(rest => [id, [], rest]);
	};

	return fc.integer({min: 1, max: 5}).chain(count => {
		const tasks = ids.slice(0, count).map((id, index) => task(id, index));
		return fc.tuple(...tasks).map(words => answerOf(words));
	});
}

test('the same answer gives the same plan', () => {
	fc.assert(fc.property(anyAnswer(wildClaim, false), answer => {
		const [one, other] = [answer, structuredClone(answer)].map(given => JSON.stringify(compilePlan(given, shop, frame)));
		assert.equal(one, other);
	}), pinned);
});

test('no two tasks of a plan collide', () => {
	let made = 0;
	fc.assert(fc.property(anyAnswer(claim, true), answer => {
		const {plan} = compilePlan(answer, shop, frame);
		made += Number(plan !== undefined);
		assert.deepEqual(plan === undefined ? [] : findConflicts(plan), []);
	}), pinned);
	assert.ok(made > pinned.numRuns / 10, `${made} answers became plans`);
});

test('every plan can be run', () => {
	fc.assert(fc.property(anyAnswer(wildClaim, false), answer => {
		const {plan, findings} = compilePlan(answer, shop, frame);
		assert.equal(plan === undefined, findings.some(({severity}) => severity === 'refused'));
		assert.equal(typeof (plan === undefined ? {} : engineCheck(plan)), 'object');
	}), pinned);
});

test('every plan is read from its file', () => {
	const words = fc.oneof(fc.string(), fc.string({unit: 'binary'}), fc.constantFrom('', ' ', '\n', ': x', '# no', '- [ ] a', '"', '|', '\u{1B}[2J', 'null', '1', '\t- a\n b'));
	let made = 0;
	fc.assert(fc.property(anyAnswer(claim, true), fc.array(words, {minLength: 6, maxLength: 6}), (answer, [goal, title, prompt, doneWhen, rule, value]) => {
		const tasks = answer.tasks.map(task => ({...task, title: title!, prompt: prompt!, doneWhen: doneWhen!, constraints: [rule!]}));
		const {plan} = compilePlan({...answer, goal: goal!, decisions: [{key: 'user.id', value: value!}], tasks}, shop, frame);
		made += Number(plan !== undefined);
		const options = {path: 'plan.yaml', into: 'other', agent: frame.agent} as const;
		const read = plan && parsePlan(writePlan(plan, options), options);
		assert.deepEqual(read?.ok === false ? read.problems : read?.plan, plan);
	}), pinned);
	assert.ok(made > pinned.numRuns / 10, `${made} answers became plans`);
});

test('users of a changed interface are held', () => {
	fc.assert(fc.property(anyAnswer(claim, true), answer => {
		const {plan} = compilePlan(answer, shop, frame);
		const writes = plan === undefined ? [] : answer.tasks.flatMap(task => task.writes);
		const users = writes.filter(write => write.change === 'interface' && symbols.includes(write.claim)).flatMap(write => shop.referrersOf(write.claim));
		const held = (plan?.tasks ?? []).flatMap(({owns}) => owns);
		assert.deepEqual(users.filter(user => held.every(own => !overlaps(own, user))), []);
	}), pinned);
});
