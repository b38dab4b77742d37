import type {ByteReader, ByteWriter} from './byte-stream.ts';
import {blankContent, combinedFlag, extendedFlag, widthShift} from './cell-bits.ts';
import type {Extended, Row} from './cells.ts';

/*
A row goes as runs of cells with the same colours, each cell in as few bytes as it needs:
below 0x80 an ASCII character of width 1 (0 is a blank); 0x80 to 0xDF a width and the top of a code point, two more bytes follow;
0xE0 the content word as it is, four bytes follow.
*/
const rawContent = 0xE0;
const oneWide = blankContent;

const rowFlags = {wrapped: 1, combined: 2, extended: 4} as const;

/** Room that a row of so many ASCII characters in the default style takes: its size, flags and one run. */
export const plainRowBytes = (cells: number): number => cells + 13;

/**
Writes the first cells of a row, as `writeRow` would, if they are all ASCII in the default style, and returns where it ended.
Nearly all output is, and at 100 MB a second of it there is no time for more than one pass.
*/
export const writePlainRow = (bytes: Uint8Array, start: number, words: Uint32Array, cells: number, isWrapped: boolean): number | undefined => {
	let position = start;
	bytes[position++] = cells >>> 8;
	bytes[position++] = cells;
	bytes[position++] = isWrapped ? rowFlags.wrapped : 0;
	if (cells === 0) {
		return position;
	}

	bytes[position++] = cells >>> 8;
	bytes[position++] = cells;
	bytes.fill(0, position, position + 8);
	position += 8;
	for (let index = 0; index < cells * 3; index += 3) {
		const content = words[index]!;
		if ((content & ~0x7F) !== oneWide || words[index + 1] !== 0 || words[index + 2] !== 0) {
			return undefined;
		}

		bytes[position++] = content;
	}

	return position;
};

/** Appends a row's cells, combined texts and extended attributes; with `count`, only those of its first cells. */
export const writeRow = (writer: ByteWriter, row: Row, count: number = row.words.length / 3): void => {
	const words = row.words.subarray(0, count * 3);
	const combined = cellsWhere(words, 0, combinedFlag);
	const extended = cellsWhere(words, 2, extendedFlag);
	writer.u16(count);
	writer.u8((row.wrapped ? rowFlags.wrapped : 0) | (combined.length > 0 ? rowFlags.combined : 0) | (extended.length > 0 ? rowFlags.extended : 0));
	for (let cell = 0; cell < count;) {
		cell = writeRun(writer, words, cell, count);
	}

	if (combined.length > 0) {
		writer.u16(combined.length);
		for (const column of combined) {
			writer.u16(column);
			writer.text(row.combined?.[column] ?? '');
		}
	}

	if (extended.length === 0) {
		return;
	}

	const attributes = row.extended ?? {};
	writer.u16(extended.length);
	for (const column of extended) {
		writer.u16(column);
		writeExtended(writer, attributes[column] ?? {});
	}
};

const cellsWhere = (words: Uint32Array, word: number, flag: number): number[] => {
	const found: number[] = [];
	for (let index = word; index < words.length; index += 3) {
		if ((words[index]! & flag) !== 0) {
			found.push((index - word) / 3);
		}
	}

	return found;
};

const writeRun = (writer: ByteWriter, words: Uint32Array, start: number, count: number): number => {
	const foreground = words[(start * 3) + 1]!;
	const background = words[(start * 3) + 2]!;
	let end = start + 1;
	while (end < count && words[(end * 3) + 1] === foreground && words[(end * 3) + 2] === background) {
		end++;
	}

	writer.u16(end - start);
	writer.u32(foreground);
	writer.u32(background);
	for (let cell = start; cell < end; cell++) {
		writeContent(writer, words[cell * 3]!);
	}

	return end;
};

const writeContent = (writer: ByteWriter, content: number): void => {
	const width = content >>> widthShift;
	const code = content & 0x1F_FF_FF;
	if (content === (oneWide | code) && code < 0x80) {
		writer.u8(code);
	} else if (width <= 2 && (content & combinedFlag) === 0) {
		writer.u8(0x80 | (width << 5) | (code >>> 16));
		writer.u16(code & 0xFF_FF);
	} else {
		writer.u8(rawContent);
		writer.u32(content);
	}
};

const writeExtended = (writer: ByteWriter, extended: Extended): void => {
	const {underlineStyle, underlineColour, link} = extended;
	writer.u8((underlineStyle === undefined ? 0 : 1) | (underlineColour === undefined ? 0 : 2) | (link === undefined ? 0 : 4));
	if (underlineStyle !== undefined) {
		writer.u8(underlineStyle);
	}

	if (underlineColour !== undefined) {
		writer.u32(underlineColour);
	}

	if (link !== undefined) {
		writer.text(link);
	}
};

/** Reads a row written by `writeRow`. */
export const readRow = (reader: ByteReader): Row => {
	const count = reader.u16();
	const flags = reader.u8();
	const words = new Uint32Array(count * 3);
	for (let cell = 0; cell < count;) {
		cell = readRun(reader, words, cell, count);
	}

	return {
		words,
		...((flags & rowFlags.combined) !== 0 && {combined: readColumns(reader, () => reader.text())}),
		...((flags & rowFlags.extended) !== 0 && {extended: readColumns(reader, () => readExtended(reader))}),
		...((flags & rowFlags.wrapped) !== 0 && {wrapped: true}),
	};
};

const readRun = (reader: ByteReader, words: Uint32Array, start: number, count: number): number => {
	const end = start + reader.u16();
	if (end === start || end > count) {
		throw new RangeError('A run of cells does not fit its row.');
	}

	const foreground = reader.u32();
	const background = reader.u32();
	for (let cell = start; cell < end; cell++) {
		words[cell * 3] = readContent(reader);
		words[(cell * 3) + 1] = foreground;
		words[(cell * 3) + 2] = background;
	}

	return end;
};

const readContent = (reader: ByteReader): number => {
	const first = reader.u8();
	if (first < 0x80) {
		return oneWide | first;
	}

	return first < rawContent ? (((first >>> 5) & 0b11) << widthShift) | ((first & 0x1F) << 16) | reader.u16() : reader.u32();
};

const readColumns = <Value>(reader: ByteReader, read: () => Value): Record<number, Value> => {
	const columns: Record<number, Value> = {};
	for (let left = reader.u16(); left > 0; left--) {
		columns[reader.u16()] = read();
	}

	return columns;
};

const readExtended = (reader: ByteReader): Extended => {
	const flags = reader.u8();
	return {
		...((flags & 1) !== 0 && {underlineStyle: reader.u8()}),
		...((flags & 2) !== 0 && {underlineColour: reader.u32()}),
		...((flags & 4) !== 0 && {link: reader.text()}),
	};
};
