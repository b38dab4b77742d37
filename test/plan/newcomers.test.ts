import assert from 'node:assert/strict';
import {test} from 'node:test';
import {newcomers} from '../../source/plan/newcomers.ts';
import {planWith} from './plans.ts';

/** A test that tasks with these claims add in the same place as often as said. */
function check(claims: ReadonlyArray<readonly string[]>, expected: readonly string[]): () => void {
	return () => {
		const plan = planWith(claims.map((owns, index) => ({id: `t${index}`, owns})));
		const pairs = newcomers(plan, {paths: ['a.ts', 'b.ts', 'c.bin'], symbolsOf: path => path === 'a.ts' ? ['A', 'A.one', 'A.two', 'A.two~2', 'B'] : undefined});
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
test('a place touches both its sides', check([['a.ts#A.(after one)']], ['a.ts#A.(after one) a.ts#A.one', 'a.ts#A.(after one) a.ts#A.two']));
test('the first place has one side', check([['a.ts#(first)']], ['a.ts#(first) a.ts#A.(rest)']));
test('a place touches the end of what is above', check([['a.ts#(after A)']], ['a.ts#(after A) a.ts#A.(rest)', 'a.ts#(after A) a.ts#A.two~2', 'a.ts#(after A) a.ts#B']));
test('a place is after all duplicates', check([['a.ts#A.(after two)']], ['a.ts#A.(after two) a.ts#A.two']));
test('what has a place goes nowhere else', check([['a.ts#A.x', 'a.ts#A.(first)'], ['a.ts#A.y']], ['a.ts#A.(first) a.ts#A.one']));
test('the last place is the end', check([['a.ts#(after B)'], ['a.ts#y']], ['a.ts#(after B) a.ts#B', 'a.ts#(after B) a.ts#y']));
test('a place after what is new may be the end', check([['a.ts#(after x)'], ['a.ts#x']], ['a.ts#(after x) a.ts#x', 'a.ts#(after x) a.ts#x']));
test('a place in a new file is the file', check([['new.ts#(first)'], ['new.ts#x']], ['new.ts#(first) new.ts#x']));
test('whole files are compared as claims', check([['a.ts'], ['a.ts#x']], []));
