import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {createCanvas} from '../../source/client/drawing/canvas.ts';
import {compose, composePictures} from '../../source/client/drawing/compose.ts';
import {createCompositor} from '../../source/client/drawing/compositor.ts';
import {arrangementOf, emptyDesk, withPlaces, type Desk} from '../../source/client/desk.ts';
import {withPicture} from '../../source/client/links/pane-cells.ts';
import type {PaneInfo, PanePicture} from '../../source/protocol/host-wire.ts';
import {codePointMask} from '../../source/terminal/cell-bits.ts';
import {changedSpans, createScreenCopy} from '../../source/terminal/difference.ts';
import type {Screen} from '../../source/terminal/screen.ts';
import {createScreen} from '../../source/terminal/xterm-screen.ts';

/** A desk of two panes, each on a screen of exactly its place. */
function twoPanes() {
	const infos = [1, 2].map((pane): PaneInfo => ({pane, key: `shell:${pane}`, name: 'sh', title: '', columns: 80, rows: 24, pid: 1, lastOutputAt: 0}));
	let desk = withPlaces({
		...emptyDesk({session: 'shop', prefix: 'C-b', isAscii: false, columns: 120, rows: 30, now: 0}),
		panes: new Map(infos.map(info => [info.pane, info])),
	});
	const panes = arrangementOf(desk).placements.map(({pane, content}) => ({
		pane, copy: createScreenCopy(), screen: createScreen({columns: content!.width, rows: content!.height, historyRows: 0}),
	}));
	return {
		panes,
		take(pictures: readonly PanePicture[]): Desk {
			const cells = new Map(desk.cells);
			for (const picture of pictures) {
				cells.set(picture.pane, withPicture(cells.get(picture.pane), picture));
			}

			desk = {...desk, cells};
			return desk;
		},
	};
}

function pictureOf(pane: number, screen: Screen, copy: ReturnType<typeof createScreenCopy>): PanePicture {
	const {columns, rows, cursor, modes, title, historyLength} = screen;
	return {pane, columns, rows, cursor, modes, title, historyLength, spans: changedSpans(copy, screen)};
}

const arbitraryPart = fc.oneof(fc.constantFrom('\r\n', '漢', 'e\u{301}', '\u{1B}[31m', '\u{1B}[4:3m', '\u{1B}[0m', '\u{1B}[2J', '\u{1B}[5;7H', '\u{1B}[?25l', '\u{1B}[?25h'), fc.string());
const arbitraryOutput = fc.array(arbitraryPart, {maxLength: 12}).map(parts => parts.join(''));

const arbitraryWrite = fc.tuple(fc.nat({max: 1}), arbitraryOutput);
const arbitraryWrites = fc.array(arbitraryWrite, {minLength: 1, maxLength: 8});

test('drawing what changed draws everything', () => {
	fc.assert(fc.property(arbitraryWrites, writes => {
		const {panes, take} = twoPanes();
		const [partly, wholly] = [createCanvas(120, 30), createCanvas(120, 30)];
		const [quick, slow] = [createCompositor('rgb'), createCompositor('rgb')];
		const first = take(panes.map(({pane, screen, copy}) => pictureOf(pane, screen, copy)));
		const cursors = [partly, wholly].map(canvas => compose(canvas, first, {}, () => undefined));
		quick.frame(partly, cursors[0]);
		slow.frame(wholly, cursors[1]);
		const frames = writes.map(([index, text]) => {
			const {pane, screen, copy} = panes[index]!;
			screen.write(new TextEncoder().encode(text));
			const pictures = [pictureOf(pane, screen, copy)];
			const desk = take(pictures);
			const changed = composePictures(partly, desk, pictures)!;
			const cursor = compose(wholly, desk, {}, () => undefined);
			return [quick.frame(partly, changed.cursor, changed.rows), slow.frame(wholly, cursor)] as const;
		});
		assert.deepEqual(frames.map(([part]) => part), frames.map(([, whole]) => whole));
		for (const {screen} of panes) {
			screen.dispose();
		}
	}), {seed: 2026, numRuns: 60});
});

test('a long message covers panes', () => {
	const {panes, take} = twoPanes();
	const pictures = panes.map(({pane, screen, copy}) => {
		screen.write(new TextEncoder().encode('x'.repeat(60).concat('\r\n').repeat(40)));
		return pictureOf(pane, screen, copy);
	});
	const desk: Desk = {...take(pictures), message: {text: 'word '.repeat(40).trim(), tone: 'problem'}};
	const chrome = createScreen({columns: 120, rows: 30, historyRows: 0});
	chrome.write(new TextEncoder().encode('\u{1B}[28;1Hsaid first\u{1B}[29;1Hsaid last'));
	const canvas = createCanvas(120, 30);
	const cursor = compose(canvas, desk, {chrome}, () => undefined);
	const starts = [26, 27, 28].map(y => Array.from({length: 5}, (_, x) => String.fromCodePoint(canvas.words[((y * 120) + x) * 3]! & codePointMask)).join(''));
	assert.deepEqual(starts, ['xxxxx', 'said ', 'said ']);
	assert.equal(cursor, undefined, 'the cursor is below it');
	assert.equal(composePictures(canvas, desk, pictures), undefined);
});

test('overlays are composed with everything', () => {
	const {panes, take} = twoPanes();
	const pictures = panes.map(({pane, screen, copy}) => pictureOf(pane, screen, copy));
	const desk = take(pictures);
	const canvas = createCanvas(120, 30);
	assert.notEqual(composePictures(canvas, desk, pictures), undefined);
	assert.equal(composePictures(canvas, {...desk, overlay: {kind: 'help'}}, pictures), undefined);
	assert.equal(composePictures(canvas, {...desk, columns: 100}, pictures), undefined);
});
