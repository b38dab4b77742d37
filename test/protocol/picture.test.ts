import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {WireError} from '../../source/protocol/frames.ts';
import type {PanePicture} from '../../source/protocol/host-wire.ts';
import {decodePictures, encodePictures} from '../../source/protocol/picture.ts';
import type {Modes, Row} from '../../source/terminal/cells.ts';

const seed = 20_261_120;
const word = fc.integer({min: 0, max: 0xFF_FF_FF_FF});
const colour = fc.constantFrom(0, 0x01_00_00_03, 0x13_00_FF_80);
const content = fc.oneof(
	fc.integer({min: 0, max: 127}).map(code => code | 0x40_00_00),
	fc.integer({min: 0, max: 0x10_FF_FF}).map(code => code | 0x80_00_00),
	word,
);

const anyCell = fc.tuple(content, fc.oneof(colour, word), colour);

const row = fc.record({
	cells: fc.array(anyCell, {maxLength: 30}),
	text: fc.string({unit: 'grapheme', minLength: 1, maxLength: 4}),
	link: fc.webUrl(),
	isWrapped: fc.boolean(),
}).map(({cells, text, link, isWrapped}) => makeRow(new Uint32Array(cells.flat()), text, link, isWrapped));

/** Gives text and links exactly to the cells whose flags announce them. */
const makeRow = (words: Uint32Array, text: string, link: string, isWrapped: boolean): Row => {
	const combined: Record<number, string> = {};
	const extended: Record<number, {link: string; underlineStyle: number}> = {};
	for (let cell = 0; cell < words.length / 3; cell++) {
		if ((words[cell * 3]! & 0x20_00_00) !== 0) {
			combined[cell] = text;
		}

		if ((words[(cell * 3) + 2]! & 0x10_00_00_00) !== 0) {
			extended[cell] = {underlineStyle: 3, link};
		}
	}

	return {
		words,
		...(Object.keys(combined).length > 0 && {combined}),
		...(Object.keys(extended).length > 0 && {extended}),
		...(isWrapped && {wrapped: true}),
	};
};

const u16 = fc.integer({min: 0, max: 0xFF_FF});
const picture: fc.Arbitrary<PanePicture> = fc.record({
	pane: word,
	columns: u16,
	rows: u16,
	spans: fc.array(fc.record({y: u16, x: u16, row}, {noNullPrototype: true}), {maxLength: 5}),
	cursor: fc.record({x: u16, y: u16, visible: fc.boolean(), style: fc.integer({min: 0, max: 6})}, {noNullPrototype: true}),
	modes: fc.record({
		applicationCursor: fc.boolean(),
		applicationKeypad: fc.boolean(),
		bracketedPaste: fc.boolean(),
		focusEvents: fc.boolean(),
		mouseTracking: fc.constantFrom<Modes['mouseTracking']>(0, 9, 1000, 1002, 1003),
		mouseEncoding: fc.constantFrom<Modes['mouseEncoding']>(0, 1006, 1016),
		alternateScreen: fc.boolean(),
		kittyFlags: fc.integer({min: 0, max: 31}),
		modifyOtherKeys: fc.integer({min: 0, max: 2}),
	}, {noNullPrototype: true}),
	title: fc.string({unit: 'grapheme'}),
	historyLength: word,
}, {noNullPrototype: true});

test('pictures survive the wire unchanged', () => {
	fc.assert(fc.property(fc.array(picture, {maxLength: 4}), pictures => {
		assert.deepEqual(decodePictures(encodePictures(pictures)), pictures);
	}), {seed, numRuns: 300});
});

test('a shortened frame is refused', () => {
	fc.assert(fc.property(fc.array(picture, {minLength: 1, maxLength: 2}), fc.nat(), (pictures, cut) => {
		const bytes = encodePictures(pictures);
		assert.throws(() => decodePictures(bytes.subarray(0, cut % bytes.length)), WireError);
	}), {seed, numRuns: 300});
});

test('garbage is refused or read', () => {
	fc.assert(fc.property(fc.uint8Array({maxLength: 200}), bytes => {
		assert.ok(isReadOrRefused(bytes));
	}), {seed, numRuns: 1000});
});

const isReadOrRefused = (bytes: Uint8Array): boolean => {
	try {
		decodePictures(bytes);
		return true;
	} catch (error) {
		return error instanceof WireError;
	}
};

test('a plain screen costs a byte a cell', () => {
	const words = new Uint32Array(200 * 3);
	for (let cell = 0; cell < 200; cell++) {
		words[cell * 3] = 0x40_00_61;
	}

	const spans = Array.from({length: 50}, (_, y) => ({y, x: 0, row: {words}}));
	const [first] = fc.sample(picture, {seed, numRuns: 1});
	assert.ok(encodePictures([{...first!, spans}]).length < 11_500);
});
