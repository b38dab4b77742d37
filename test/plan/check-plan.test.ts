import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Plan} from '../../source/model/plan.ts';
import type {RepositoryLookup} from '../../source/plan/absent-claims.ts';
import {checkPlan} from '../../source/plan/check-plan.ts';
import {planWith} from './plans.ts';

/** A test that a plan has exactly these warnings, each as `kind task,task: claims`. */
function check(plan: Plan, expected: readonly string[], repository?: RepositoryLookup): () => void {
	return () => {
		assert.deepEqual(checkPlan(plan, repository).map(({kind, tasks, claims}) => `${kind} ${tasks.join(',')}: ${claims.join(' ')}`.trim()), expected);
	};
}

const repository: RepositoryLookup = {
	paths: ['src/a.ts', 'src/b.ts', 'src/service.ts', 'docs/one.md', 'migrations/001.sql'],
	symbolsOf: path => path === 'src/a.ts' ? ['A', 'A.b', 'A.restart'] : undefined,
};

test('separate tasks have no warnings', check(planWith([{id: 'a'}, {id: 'b'}]), []));
test('a common file is an overlap', check(planWith([{id: 'a', owns: ['src/a.ts']}, {id: 'b', owns: ['src/**']}]), ['overlap a,b: src/a.ts']));
test('different symbols are none', check(planWith([{id: 'a', owns: ['src/a.ts#A.b']}, {id: 'b', owns: ['src/a.ts#A.c']}]), []));
test('a rest is there with its symbol', check(planWith([{id: 'a', owns: ['src/a.ts#A.(rest)']}, {id: 'b', owns: ['src/a.ts#(rest)']}]), [], repository));
test('a place is there with its neighbour', check(planWith([{id: 'a', owns: ['src/a.ts#A.(after b)']}, {id: 'b', owns: ['src/a.ts#A.(first)']}]), [], repository));
test('a place after what is mistyped is told', check(planWith([{id: 'a', owns: ['src/a.ts#A.(after retsart)']}]), ['new-symbol a: src/a.ts#A.(after retsart)'], repository));
test('a symbol and its member overlap', check(planWith([{id: 'a', owns: ['src/a.ts#A']}, {id: 'b', owns: ['src/a.ts#A.c']}]), ['overlap a,b: src/a.ts#A.c']));
test('symbols that touch are an overlap', check(planWith([{id: 'a', owns: ['src/a.ts#A']}, {id: 'b', owns: ['src/a.ts#B']}], {neighbours: [['src/a.ts#A', 'src/a.ts#B']]}), ['overlap a,b: src/a.ts#A src/a.ts#B']));
test('an order is no overlap', check(planWith([{id: 'a', owns: ['x']}, {id: 'b', owns: [], needs: ['a'], reads: ['x']}, {id: 'c', owns: ['x'], needs: ['b']}]), ['no-claims b:']));
test('reading what another writes', check(planWith([{id: 'a', owns: ['src/a.ts']}, {id: 'b', reads: ['src/a.ts#A']}]), ['reads b,a: src/a.ts#A']));
test('reading what is frozen is fine', check(planWith([{id: 'a', owns: ['src/a.ts#A']}, {id: 'b', reads: ['src/a.ts#A']}], {contracts: ['src/a.ts#A']}), []));
test('reading what was landed is fine', check(planWith([{id: 'a', owns: ['src/a.ts']}, {id: 'b', reads: ['src/a.ts#A'], needs: ['a']}]), []));
test('a title that says nothing', check(planWith([{id: 'a', title: 'Improve performance', prompt: 'Improve performance'}]), ['vague a:']));
test('a vague title above a full prompt', check(planWith([{id: 'a', title: 'Fix login', prompt: 'When the password is empty, answer 400 and say so in the body; add a test.'}]), []));
test('a wish is vague in more words too', check(planWith([{id: 'a', title: 'Improve the speed of the parser', prompt: 'Improve the speed of the parser'}, {id: 'b', title: 'Make the start page nicer', prompt: 'b'}]), ['vague a:', 'vague b:']));
test('a wish that names something is none', check(planWith([{id: 'a', title: 'Improve parseDate() by 20 %', prompt: 'a'}, {id: 'b', title: 'Fix the typo in the title', prompt: 'b'}]), []));
test('tasks that claim nothing are told once', check(planWith([{id: 'a', owns: []}, {id: 'b', owns: []}, {id: 'c'}]), ['no-claims a,b:']));
test('what a task makes is no warning', check(planWith([{id: 'a', owns: ['src/c.ts', 'docs/**', 'lib/**', 'src/a.ts#A.c', 'migrations/002.sql']}]), [], repository));
test('a mistyped path is told', check(planWith([{id: 'a', owns: ['src/servcie.ts', 'src/services.ts#X']}]), ['missing-path a: src/servcie.ts', 'missing-path a: src/services.ts#X'], repository));
test('a path without its folder is told', check(planWith([{id: 'a', owns: ['one.md']}]), ['missing-path a: one.md'], repository));
test('a mistyped symbol is told', check(planWith([{id: 'a', owns: ['src/a.ts#A.retsart', 'src/a.ts#restart']}]), ['new-symbol a: src/a.ts#A.retsart', 'new-symbol a: src/a.ts#restart'], repository));
test('reading what nobody makes is told', check(planWith([{id: 'a', owns: [], reads: ['lib/x.ts', 'src/a.ts#B']}]), ['no-claims a:', 'missing-path a: lib/x.ts', 'new-symbol a: src/a.ts#B'], repository));
test('reading what another makes is fine', check(planWith([{id: 'c', reads: ['lib/x.ts'], needs: ['b']}, {id: 'b', owns: ['lib/**']}]), [], repository));
test('a file without an index says nothing', check(planWith([{id: 'a', owns: ['src/b.ts#X']}]), [], repository));

test('a task that is most of the plan', check(planWith([{id: 'a', minutes: 60}, {id: 'b'}, {id: 'c'}, {id: 'd'}]), ['long a:']));
test('tasks that come out even are not entangled', check(planWith([{id: 'a'}, {id: 'b'}, {id: 'c'}, {id: 'd'}]), []));
test('common claims entangle as needs do', check(planWith([{id: 'a', owns: ['x']}, {id: 'b', owns: ['x']}, {id: 'c', owns: ['x']}, {id: 'd'}]), ['overlap a,b: x', 'overlap a,c: x', 'overlap b,c: x', 'entangled :']));
test('a chain needs one worker', check(planWith([{id: 'a'}, {id: 'b', needs: ['a']}, {id: 'c', needs: ['b']}, {id: 'd', needs: ['c']}]), ['entangled :']));
test('few tasks are no entanglement', check(planWith([{id: 'a'}, {id: 'b', needs: ['a']}]), []));

test('enough workers are named', () => {
	const plan = planWith([{id: 'a'}, {id: 'b'}, {id: 'c', needs: ['a', 'b']}, {id: 'd', needs: ['c']}]);
	assert.equal(checkPlan(plan)[0]!.message, '2 workers are as fast as 3, as the tasks wait for each other. Use `workers: 2`, or take needs and common claims away.');
});

test('a vague task is given a better form', () => {
	const plan = planWith([{id: 'a', title: 'Improve stuff', prompt: 'Improve stuff', owns: ['src/a.ts#A']}], {verify: 'make check'});
	assert.equal(checkPlan(plan)[0]!.message, '`a` only says "Improve stuff". Say what should be different afterwards: "In src/a.ts#A, … instead of …; done when `make check` passes with a new test for it".');
});

test('two new ones are told of places', () => {
	const message = (owns: readonly [string, string]) => checkPlan(planWith([{id: 'a', owns: [owns[0]]}, {id: 'b', owns: [owns[1]]}], {neighbours: [owns]}), repository)[0]!.message;
	assert.equal(message(['src/a.ts#A.x', 'src/a.ts#A.y']), '`a` and `b` write `src/a.ts#A.x`, `src/a.ts#A.y`, which touch, so that git would see a conflict: whichever starts second waits for the other to land. Claim where each goes as well, as `src/a.ts#A.(after NAME)`, to work on both at once.');
	assert.match(message(['src/a.ts#A.b', 'src/a.ts#A.y']), /to land\.$/v);
	assert.match(message(['src/new.ts#x', 'src/new.ts#y']), /to land\.$/v);
});

test('a likely meaning is named', () => {
	const [path, symbol, place] = checkPlan(planWith([{id: 'a', owns: ['src/servcie.ts#X', 'src/a.ts#restart', 'src/a.ts#(after restart)']}]), repository);
	assert.equal(path!.message, '`a` names `src/servcie.ts#X`, which is not there. Did you mean `src/service.ts#X`?');
	assert.equal(symbol!.message, '`a` names `src/a.ts#restart`, which is not there. Did you mean `src/a.ts#A.restart`?');
	assert.equal(place!.message, '`a` names `src/a.ts#(after restart)`, which is not there. Did you mean `src/a.ts#A.(after restart)`?');
});

test('a warning names its next step', () => {
	const warnings = checkPlan(planWith([{id: 'a', owns: ['src/a.ts']}, {id: 'b', owns: ['src/**']}]));
	assert.equal(warnings[0]!.message, '`a` and `b` both write `src/a.ts`: whichever starts second waits for the other to land. Narrow their claims to work on both at once.');
});
