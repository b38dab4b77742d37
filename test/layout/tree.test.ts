import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {close, join, leaf, panesOf, rotate, split, swap, type Tree} from '../../source/layout/tree.ts';
import {arbitraryTree} from './arbitrary-tree.ts';

const three = join('columns', [leaf(1), join('rows', [leaf(2), leaf(3)])]);

test('splitting halves a pane\'s share', () => {
	assert.deepEqual(split(three, 3, 4, 'rows'), {
		kind: 'columns',
		children: [leaf(1), {kind: 'rows', children: [leaf(2), leaf(3), leaf(4)], shares: [1, 0.5, 0.5]}],
		shares: [1, 1],
	});
});

test('closing a pane removes its empty branch', () => {
	assert.deepEqual(close(three, 2), join('columns', [leaf(1), leaf(3)]));
	assert.equal(close(leaf(1), 1), undefined);
});

test('rotating moves the last pane first', () => {
	assert.deepEqual(panesOf(rotate(three)), [3, 1, 2]);
});

test('swapping twice changes nothing', () => {
	fc.assert(fc.property(arbitraryTree(), tree => {
		const panes = panesOf(tree);
		const swapped = swap(tree, panes[0]!, panes.at(-1)!);
		assert.deepEqual(swap(swapped, panes[0]!, panes.at(-1)!), tree);
	}), {seed: 1});
});

test('a split pane can be closed again', () => {
	const arbitraryKind = fc.constantFrom('rows' as const, 'columns' as const);
	fc.assert(fc.property(arbitraryTree(), arbitraryKind, (tree, kind) => {
		const parted = split(tree, panesOf(tree)[0]!, 99, kind);
		assert.deepEqual(panesOf(close(parted, 99)), panesOf(tree));
	}), {seed: 2});
});

test('no branch holds its own kind', () => {
	const arbitraryPanes = fc.array(fc.integer({min: 1, max: 12}));
	fc.assert(fc.property(arbitraryTree(), arbitraryPanes, (tree, gone) => {
		let left: Tree | undefined = tree;
		for (const pane of gone) {
			left &&= close(left, pane);
		}

		assert.deepEqual(malformed(left), []);
	}), {seed: 3});
});

/** Branches with a child of their own kind, with one child, or without a share for each. */
function malformed(tree: Tree | undefined): Tree[] {
	if (tree === undefined || tree.kind === 'pane') {
		return [];
	}

	const isSound = tree.children.length > 1 && tree.children.length === tree.shares.length && tree.children.every(child => child.kind !== tree.kind);
	return [...(isSound ? [] : [tree]), ...tree.children.flatMap(child => malformed(child))];
}
