import fc from 'fast-check';
import {join, leaf, type Rectangle, type Tree} from '../../source/layout/tree.ts';

/** Random trees over the panes 1 to `most`, each used at most once. */
export function arbitraryTree(most = 12): fc.Arbitrary<Tree> {
	const numbers = fc.array(fc.integer({min: 1, max: 9}), {minLength: most * 3, maxLength: most * 3});
	return fc.tuple(fc.integer({min: 1, max: most}), numbers).map(([count, drawn]) => {
		let used = 0;
		const next = () => drawn[used++ % drawn.length]!;
		const grow = (panes: readonly number[], kind: 'rows' | 'columns'): Tree => {
			if (panes.length === 1) {
				return leaf(panes[0]!);
			}

			const at = 1 + (next() % (panes.length - 1));
			const parts = [panes.slice(0, at), panes.slice(at)];
			const inner = kind === 'rows' ? 'columns' : 'rows';
			return join(kind, parts.map(part => grow(part, inner)), parts.map(() => next()));
		};

		const panes = Array.from({length: count}, (_, index) => index + 1);
		return grow(panes, next() % 2 === 0 ? 'rows' : 'columns');
	});
}

export const arbitraryArea: fc.Arbitrary<Rectangle> = fc.record({
	x: fc.integer({min: 0, max: 5}),
	y: fc.integer({min: 0, max: 9}),
	width: fc.integer({min: 0, max: 220}),
	height: fc.integer({min: 0, max: 60}),
});

/** How often each cell of an area is covered by the rectangles. */
export function coverage(area: Rectangle, parts: readonly Rectangle[]): number[] {
	const counts = Array.from({length: area.width * area.height}, () => 0);
	for (const part of parts) {
		for (let {y} = part; y < part.y + part.height; y++) {
			for (let {x} = part; x < part.x + part.width; x++) {
				const at = ((y - area.y) * area.width) + x - area.x;
				counts[at] = (counts[at] ?? NaN) + 1;
			}
		}
	}

	return counts;
}
