import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import stringWidth from 'string-width';
import {drawGraph} from '../../source/graph/draw-graph.ts';
import type {GraphNode, GraphPiece} from '../../source/graph/graph.ts';
import {asciiLines, unicodeLines} from '../../source/graph/line-glyphs.ts';

/** Nodes as `id < need need`. */
function nodesOf(lines: readonly string[]): GraphNode[] {
	return lines.map(line => {
		const [id = '', needs = ''] = line.split(' < ', 2);
		return {id, label: `○ ${id}`, needs: needs === '' ? [] : needs.split(' ')};
	});
}

function rowsOf(nodes: readonly GraphNode[], {lit = [], width = 78, glyphs = unicodeLines}: {lit?: readonly string[]; width?: number; glyphs?: typeof unicodeLines} = {}): string[] {
	return drawGraph(nodes, {width, lit, glyphs}).rows.map(row => row.map(({text}) => text).join('').trimEnd());
}

/** A test that nodes are drawn as these rows. */
function check(lines: readonly string[], expected: readonly string[], options: Parameters<typeof rowsOf>[1] = {}): () => void {
	return () => {
		assert.deepEqual(rowsOf(nodesOf(lines), options), expected);
	};
}

const shop = ['schema', 'auth < schema', 'session < schema', 'api < auth session', 'docs < schema', 'cli < api', 'e2e < api docs'];

test('a graph is drawn in layers', check(shop, [
	'○ schema ─┬─○ auth ────┬─○ api ─┬──○ cli',
	'          ├─○ session ─┘        └┬─○ e2e',
	'          └─○ docs ──────────────┘',
]));

test('a chain is lit', check(shop, [
	'○ schema ━┳━○ auth ━━━━┳━○ api ━┳━━○ cli',
	'          ├─○ session ─┘        └┬─○ e2e',
	'          └─○ docs ──────────────┘',
], {lit: ['schema', 'auth', 'api', 'cli']}));

test('ASCII draws the same', check(shop, [
	'○ schema =+=○ auth ====+=○ api =+==○ cli',
	'          +-○ session -+        ++-○ e2e',
	'          +-○ docs --------------+',
], {lit: ['schema', 'auth', 'api', 'cli'], glyphs: asciiLines}));

test('lines to one node share an upright', check(['auth', 'logout', 'cart', 'count', 'docs < auth cart', 'translate < docs', 'release < translate count logout'], [
	'○ auth ───┳━○ docs ━━━○ translate ━┓',
	'○ cart ━━━┛                        ┃',
	'○ logout ──────────────────────────╋━○ release',
	'○ count ───────────────────────────┘',
], {lit: ['cart', 'docs', 'translate', 'release']}));

test('lines that lead elsewhere have their own', check(['a', 'b', 'c', 'd < a b c', 'e < b', 'f < c'], [
	'○ a ─┐',
	'○ b ─┴┬┬─○ d',
	'○ c ──┴┼─○ e',
	'       └─○ f',
]));

test('a chain is a straight line', check(['a', 'b < a', 'c < b'], ['○ a ───○ b ───○ c']));
test('nodes alone stand below each other', check(['a', 'b'], ['○ a', '○ b']));
test('an implied need has no line', check(['a', 'b < a', 'c < a b'], ['○ a ───○ b ───○ c']));
test('unknown needs have no line', check(['a < x'], ['○ a']));
test('one node is drawn', check(['a'], ['○ a']));

test('long labels give way first', check(['a-name-that-goes-on', 'b < a-name-that-goes-on'], ['○ a-name… ───○ b'], {width: 16}));

test('crossings are avoided', check(['a', 'b', 'x < b', 'y < a'], ['○ a ───○ y', '○ b ───○ x']));

const anyNodes = fc.integer({min: 1, max: 12}).chain(count => fc.tuple(...Array.from({length: count}, (_, index) => {
	const earlier = Array.from({length: index}, (_unused, other) => `n${other}`);
	return fc.subarray(earlier, {maxLength: Math.min(3, index)}).map((needs): GraphNode => ({id: `n${index}`, label: `○ n${index}`, needs}));
})));

test('every node is drawn where it is said to be', () => {
	fc.assert(fc.property(anyNodes, fc.integer({min: 10, max: 120}), (nodes, width) => {
		const drawing = drawGraph(nodes, {width, lit: [], glyphs: unicodeLines});
		const misplaced = nodes.filter(({id}) => {
			const {row, column} = drawing.places.get(id)!;
			const pieces = drawing.rows[row]!;
			return widthOf(pieces.slice(0, pieces.findIndex(piece => piece.id === id))) !== column;
		});
		assert.deepEqual(misplaced, []);
		assert.deepEqual(drawing.rows.filter(row => widthOf(row) !== drawing.width), []);
	}), {seed: 20_261_121, numRuns: 300});
});

test('needs stand to the left', () => {
	fc.assert(fc.property(anyNodes, nodes => {
		const {places} = drawGraph(nodes, {width: 80, lit: [], glyphs: unicodeLines});
		const wrong = nodes.filter(({id, needs}) => needs.some(need => places.get(need)!.column >= places.get(id)!.column));
		assert.deepEqual(wrong, []);
	}), {seed: 20_261_121, numRuns: 300});
});

test('lines lead from what is needed', () => {
	fc.assert(fc.property(anyNodes, nodes => {
		const drawing = drawGraph(nodes, {width: 80, lit: [], glyphs: unicodeLines});
		const cells = drawing.rows.map(row => row.flatMap(({text, id}) => [...text].map(character => ({character, id}))));
		const lost = nodes.filter(({id, needs}) => {
			const reached = followedBack(cells, drawing.places.get(id)!);
			return needs.some(need => !implied(need, needs, nodes) && !reached.has(need));
		});
		assert.deepEqual(lost, []);
	}), {seed: 20_261_121, numRuns: 200});
});

function widthOf(pieces: readonly GraphPiece[]): number {
	return pieces.reduce((sum, {text}) => sum + stringWidth(text), 0);
}

type Cell = {readonly character: string; readonly id: string | undefined};

const arms: Readonly<Record<string, string>> = {'─': 'lr', '│': 'ud', '┘': 'lu', '└': 'ru', '┐': 'ld', '┌': 'rd', '┴': 'lru', '┬': 'lrd', '┤': 'lud', '├': 'rud', '┼': 'lrud'};

/** Nodes that a person's eye can come to, following lines from a node's left side. */
function followedBack(cells: ReadonlyArray<readonly Cell[]>, {row, column}: {readonly row: number; readonly column: number}): Set<string> {
	const found = new Set<string>();
	const seen = new Set<string>();
	const steps: Array<readonly [number, number]> = [[row, column - 1]];
	while (steps.length > 0) {
		const [y, x] = steps.pop()!;
		const cell = cells[y]?.[x];
		if (cell === undefined || seen.has(`${y} ${x}`)) {
			continue;
		}

		seen.add(`${y} ${x}`);
		if (cell.id !== undefined) {
			found.add(cell.id);
		} else if (cell.character === ' ') {
			// The column between a label and its line.
			steps.push(...cells[y]![x - 1]?.id === undefined ? [] : [[y, x - 1] as const]);
		} else {
			const open = arms[cell.character]!;
			steps.push(...[['l', y, x - 1], ['u', y - 1, x], ['d', y + 1, x], ['r', y, x + 1]].filter(([arm]) => open.includes(arm as string)).map(([, ny, nx]) => [ny, nx] as [number, number]));
		}
	}

	return found;
}

function implied(need: string, needs: readonly string[], nodes: readonly GraphNode[]): boolean {
	const above = (id: string): string[] => nodes.find(node => node.id === id)!.needs.flatMap(other => [other, ...above(other)]);
	return needs.some(other => other !== need && above(other).includes(need));
}
