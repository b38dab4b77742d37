import assert from 'node:assert/strict';
import {test} from 'node:test';
import {depthFor} from '../../source/engine/bus/depth-for.ts';
import type {Change} from '../../source/model/change.ts';

/** A test that a change of `a.ts#A` goes so deep for whoever reads one claim. */
function check(title: string, read: string, change: Omit<Change, 'symbol'>, expected: Change['depth'] | undefined): void {
	test(title, () => {
		assert.equal(depthFor([read], {symbol: 'a.ts#A', ...change}), expected);
	});
}

check('a name reads the whole symbol', 'a.ts#A', {depth: 'body', isInner: true}, 'body');
check('a rest is read without members', 'a.ts#A.(rest)', {depth: 'body', isInner: true}, undefined);
check('a rest is read with its text', 'a.ts#A.(rest)', {depth: 'body'}, 'body');
check('duplicates share one rest', 'a.ts#A~2.(rest)', {depth: 'interface'}, 'interface');
