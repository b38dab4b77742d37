import assert from 'node:assert/strict';
import {test} from 'node:test';
import {newcomers} from '../../source/plan/newcomers.ts';
import {planWith} from './plans.ts';

/** A test that tasks with these claims add in the same place as often as said. */
function check(claims: ReadonlyArray<readonly string[]>, expected: readonly string[]): () => void {
	return () => {
		const plan = planWith(claims.map((owns, index) => ({id: `t${index}`, owns})));
		const pairs = newcomers(plan, {paths: ['a.ts', 'b.ts', 'c.bin'], symbolsOf: path => path === 'a.ts' ? ['A', 'A.one', 'B'] : undefined});
		assert.deepEqual(pairs.map(pair => pair.join(' ')), expected);
	};
}

test('two new functions go to one end', check([['a.ts#x'], ['a.ts#y']], ['a.ts#x a.ts#y']));
test('two new methods go to one end', check([['a.ts#A.x'], ['a.ts#A.y']], ['a.ts#A.x a.ts#A.y']));
test('a method and a function do not', check([['a.ts#A.x'], ['a.ts#y']], []));
test('what is there has its place', check([['a.ts#A.one'], ['a.ts#A.x'], ['a.ts#B']], []));
test('a rest is there already', check([['a.ts#A.(rest)'], ['a.ts#A.x'], ['a.ts#(rest)'], ['a.ts#y']], []));
test('one task may add as it likes', check([['a.ts#x', 'a.ts#y']], []));
test('a new file has one place', check([['new.ts#A.x'], ['new.ts#y']], ['new.ts#A.x new.ts#y']));
test('a file without an index tells nothing', check([['b.ts#x'], ['b.ts#y']], []));
test('whole files are compared as claims', check([['a.ts'], ['a.ts#x']], []));
