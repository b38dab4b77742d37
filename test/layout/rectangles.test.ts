import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {divide, rectangles} from '../../source/layout/rectangles.ts';
import {resizeBorder, resizePane} from '../../source/layout/resize.ts';
import {join, leaf} from '../../source/layout/tree.ts';
import {neighbour} from '../../source/layout/neighbour.ts';
import {arbitraryArea, arbitraryTree, coverage} from './arbitrary-tree.ts';

const area = {x: 0, y: 3, width: 81, height: 20};
const three = join('columns', [leaf(1), join('rows', [leaf(2), leaf(3)])]);

test('panes and borders tile the area', () => {
	fc.assert(fc.property(arbitraryTree(), arbitraryArea, (tree, place) => {
		const {panes, borders} = rectangles(tree, place);
		const columnBorders = borders.filter(border => border.kind === 'columns').map(border => border.rectangle);
		assert.ok(coverage(place, [...panes.values(), ...columnBorders]).every(count => count === 1));
	}), {seed: 4});
});

test('divided cells add up to the total', () => {
	const arbitraryShares = fc.array(fc.double({min: 0.01, max: 50, noNaN: true}), {minLength: 1, maxLength: 20});
	fc.assert(fc.property(fc.integer({min: 0, max: 300}), arbitraryShares, (total, shares) => {
		const sizes = divide(total, shares);
		assert.equal(sizes.reduce((sum, size) => sum + size, 0), total);
		assert.ok(sizes.every(size => size >= (total >= shares.length ? 1 : 0)));
	}), {seed: 5});
});

test('even shares divide an area evenly', () => {
	assert.deepEqual(Object.fromEntries(rectangles(three, area).panes), {
		1: {x: 0, y: 3, width: 40, height: 20},
		2: {x: 41, y: 3, width: 40, height: 10},
		3: {x: 41, y: 13, width: 40, height: 10},
	});
});

test('a dragged border moves by cells', () => {
	const moved = resizeBorder(three, area, {path: [], index: 0}, 7);
	assert.equal(rectangles(moved, area).panes.get(1)!.width, 47);
	const inner = resizeBorder(three, area, {path: [1], index: 0}, -3);
	assert.equal(rectangles(inner, area).panes.get(2)!.height, 7);
});

test('a border stops at a pane\'s minimum', () => {
	const {panes} = rectangles(resizeBorder(three, area, {path: [], index: 0}, 500), area);
	assert.equal(panes.get(2)!.width, 8);
	assert.equal(rectangles(resizeBorder(three, area, {path: [], index: 0}, -500), area).panes.get(1)!.width, 8);
});

test('resizing a pane moves its nearest border', () => {
	assert.equal(rectangles(resizePane(three, area, 3, 'up', 2), area).panes.get(3)!.height, 12);
	assert.equal(rectangles(resizePane(three, area, 3, 'left', 2), area).panes.get(3)!.width, 42);
	assert.deepEqual(resizePane(three, area, 1, 'up', 2), three);
});

test('resized trees still tile the area', () => {
	fc.assert(fc.property(arbitraryTree(), fc.constantFrom('left' as const, 'right' as const, 'up' as const, 'down' as const), fc.integer({min: 1, max: 40}), (tree, side, cells) => {
		const {panes, borders} = rectangles(resizePane(tree, area, 1, side, cells), area);
		const columnBorders = borders.filter(border => border.kind === 'columns').map(border => border.rectangle);
		assert.ok(coverage(area, [...panes.values(), ...columnBorders]).every(count => count === 1));
	}), {seed: 6});
});

test('neighbours lie on the side asked', () => {
	const {panes} = rectangles(three, area);
	const table: ReadonlyArray<readonly [number, 'left' | 'right' | 'up' | 'down', number | undefined]> = [
		[1, 'right', 2],
		[2, 'left', 1],
		[3, 'left', 1],
		[2, 'down', 3],
		[3, 'up', 2],
		[1, 'left', 2],
		[3, 'down', 2],
		[1, 'up', undefined],
	];
	assert.deepEqual(table.map(([from, side]) => neighbour(panes, from, side)), table.map(row => row[2]));
});
