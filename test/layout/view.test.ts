import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {arrangement} from '../../source/layout/arrangement.ts';
import {nextShown} from '../../source/layout/next-shown.ts';
import {regions} from '../../source/layout/regions.ts';
import {panesOf} from '../../source/layout/tree.ts';
import {
	changedBy,
	emptyView,
	isLater,
	focused,
	holding,
	nextArrangement,
	rotated,
	splitBeside,
	stackToggled,
	stepped,
	swapped,
	zoomToggled,
	type ViewState,
} from '../../source/layout/view.ts';
import {readView, writeView} from '../../source/layout/view-text.ts';
import {arbitraryArea, coverage} from './arbitrary-tree.ts';

const small = regions(80, 24).panes;
const large = regions(200, 50).panes;
const four = holding(emptyView, [1, 2, 3, 4]);

test('new panes come last without stealing focus', () => {
	const view = holding(holding(emptyView, [5]), [5, 6]);
	assert.deepEqual([panesOf(view.tree), view.focus], [[5, 6], 5]);
});

test('a gone pane hands its focus back', () => {
	const view = holding(focused(four, 3), [1, 2, 4]);
	assert.equal(view.focus, 1);
	assert.equal(holding(holding(emptyView, [7, 8, 9]), [8, 9]).focus, 8);
});

test('lively panes get the focus first', () => {
	const isLively = (pane: number) => pane !== 1;
	assert.equal(holding(focused(four, 3), [1, 2, 4], isLively).focus, 4);
	assert.equal(holding(focused(four, 3), [1, 2], isLively).focus, 2);
	assert.equal(holding(focused(four, 3), [1], isLively).focus, 1);
	assert.equal(holding(focused(four, 1), [1, 2], isLively).focus, 1);
});

test('holding the same panes changes nothing', () => {
	assert.equal(holding(four, [4, 3, 2, 1]), four);
});

test('four panes stack in a small terminal', () => {
	const {isStacked, placements} = arrangement(focused(four, 2), small);
	assert.ok(isStacked);
	assert.deepEqual(placements.map(placement => placement.content?.height), [undefined, 16, undefined, undefined]);
});

test('four panes tile a large terminal', () => {
	const {isStacked, placements} = arrangement(four, large);
	assert.ok(!isStacked);
	assert.deepEqual(placements.map(placement => placement.content?.width), [100, 99, 100, 99]);
});

test('a zoomed pane fills the area', () => {
	const {placements, hidden} = arrangement(zoomToggled(focused(four, 2)), large);
	assert.deepEqual([placements.length, placements[0]!.pane, placements[0]!.content?.width, hidden], [1, 2, 200, [1, 3, 4]]);
});

test('focusing another pane leaves the zoom', () => {
	assert.equal(focused(zoomToggled(four), 2).isZoomed, false);
});

test('splitting keeps what the person sees', () => {
	const view = splitBeside(four, large, 5, 'columns');
	assert.deepEqual([view.mode, view.focus, panesOf(view.tree)], ['hand', 5, [1, 5, 2, 3, 4]]);
});

test('arrangements come round to automatic', () => {
	let view = four;
	const seen = new Set<string>();
	for (let step = 0; step < 7; step++) {
		view = nextArrangement(view);
		seen.add(view.preset ?? view.mode);
	}

	assert.deepEqual([seen.size, view.mode, panesOf(view.tree)], [7, 'auto', [1, 2, 3, 4]]);
});

test('the next arrangement looks otherwise', () => {
	const narrow = small;
	const views = Array.from({length: 5}).reduce<ViewState[]>(seen => [...seen, nextShown(seen.at(-1)!, narrow)], [four]);
	const looks = views.map(view => JSON.stringify(arrangement(view, narrow).placements));
	assert.deepEqual(looks.slice(1).filter((look, index) => look === looks[index]), []);
	assert.equal(views[1]!.preset, 'even-columns', 'a stack by itself is not followed by one that was asked for');
	const alone = holding(emptyView, [1]);
	assert.deepEqual(arrangement(nextShown(alone, narrow), narrow).placements, arrangement(alone, narrow).placements);
});

test('every arrangement covers its area once', () => {
	const arbitrarySteps = fc.array(fc.constantFrom('space', 'split', 'zoom', 'stack', 'swap', 'rotate', 'next', 'close'), {maxLength: 12});
	fc.assert(fc.property(arbitraryArea, arbitrarySteps, fc.integer({min: 1, max: 9}), (area, steps, count) => {
		let view = holding(emptyView, Array.from({length: count}, (_, index) => index + 1));
		for (const [index, step] of steps.entries()) {
			view = changed(view, step, index + 100);
		}

		const {placements, borders, hidden} = arrangement(view, area);
		const lines = borders.filter(border => border.kind === 'columns').map(border => border.rectangle);
		const cells = placements.flatMap(({title, content}) => [title, ...(content ? [content] : [])]);
		const counts = placements.length === 0 ? [] : coverage(area, [...cells, ...lines]);
		assert.deepEqual(counts.filter(times => times !== 1), []);
		const placed = [...hidden, ...placements.map(({pane}) => pane)];
		assert.deepEqual(sorted(placed), sorted(panesOf(view.tree)));
		assert.deepEqual(readView(writeView(view)), view);
	}), {seed: 7});
});

test('changes at once end the same', () => {
	const one = changedBy(zoomToggled(four), 'a');
	const other = changedBy(focused(four, 3), 'b');
	assert.deepEqual([isLater(one, four), isLater(other, one), isLater(one, other), isLater(one, one)], [true, true, false, false]);
	assert.equal(isLater(changedBy(one, 'a'), other), true);
});

test('a broken view reads as empty', () => {
	const withTree = (children: string, shares: string) => `{"version":1,"revision":1,"isZoomed":false,"mode":"auto","tree":{"kind":"rows","children":[${children}],"shares":[${shares}]}}`;
	const pane = '{"kind":"pane","pane":1}';
	const texts = [undefined, '', '{', '7', '{"version":2}', withTree('', ''), withTree(`${pane},${pane}`, '1,1'), withTree(`${pane},{"kind":"pane","pane":2}`, '1,0')];
	assert.deepEqual(texts.filter(text => readView(text) !== emptyView), []);
});

test('the header stays under a third', () => {
	fc.assert(fc.property(fc.integer({min: 1, max: 300}), fc.integer({min: 1, max: 120}), (columns, rows) => {
		const {header, panes, status} = regions(columns, rows);
		assert.equal(header.height + panes.height + status.height, rows);
		assert.ok(header.height <= rows / 3);
	}), {seed: 8});
	assert.deepEqual([regions(80, 24).header.height, regions(200, 50).header.height], [3, 8]);
});

function sorted(numbers: readonly number[]): number[] {
	return numbers.toSorted((one, other) => one - other);
}

function changed(view: ViewState, step: string, added: number): ViewState {
	const panes = panesOf(view.tree);
	switch (step) {
		case 'space': {
			return nextArrangement(view);
		}

		case 'split': {
			return splitBeside(view, large, added, added % 2 === 0 ? 'rows' : 'columns');
		}

		case 'zoom': {
			return zoomToggled(view);
		}

		case 'stack': {
			return stackToggled(view);
		}

		case 'swap': {
			return swapped(view, 1);
		}

		case 'rotate': {
			return rotated(view);
		}

		case 'close': {
			return holding(view, panes.slice(1));
		}

		default: {
			return focused(view, stepped(view, 1));
		}
	}
}
