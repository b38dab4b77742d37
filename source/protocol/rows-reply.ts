import {Buffer} from 'node:buffer';
import {ByteReader, ByteWriter} from '../terminal/byte-stream.ts';
import type {Row} from '../terminal/cells.ts';
import {readRow, writeRow} from '../terminal/row-codec.ts';

/** Rows as text for a JSON message, which has no words of its own. */
export const packRows = (rows: readonly Row[]): string => {
	const writer = new ByteWriter();
	writer.u32(rows.length);
	for (const row of rows) {
		writeRow(writer, row);
	}

	return Buffer.from(writer.finish()).toString('base64');
};

/** Reads what `packRows` wrote. */
export const unpackRows = (packed: string): Row[] => {
	const reader = new ByteReader(Buffer.from(packed, 'base64'));
	const rows: Row[] = [];
	for (let left = reader.u32(); left > 0; left--) {
		rows.push(readRow(reader));
	}

	return rows;
};
