import type {Cursor, Modes} from '../terminal/cells.ts';
import {ByteReader, ByteWriter} from '../terminal/byte-stream.ts';
import {readRow, writeRow} from '../terminal/row-codec.ts';
import {WireError} from './frames.ts';
import type {PanePicture} from './host-wire.ts';

/** The payload of a picture frame. A full 200×50 screen of plain text is about 11 KB, and its encoding takes a tenth of a millisecond. */
export const encodePictures = (pictures: readonly PanePicture[]): Uint8Array => {
	const writer = new ByteWriter();
	writer.u16(pictures.length);
	for (const picture of pictures) {
		writePicture(writer, picture);
	}

	return writer.finish();
};

const writePicture = (writer: ByteWriter, picture: PanePicture): void => {
	writer.u32(picture.pane);
	writer.u16(picture.columns);
	writer.u16(picture.rows);
	writeCursor(writer, picture.cursor);
	writeModes(writer, picture.modes);
	writer.text(picture.title);
	writer.u32(picture.historyLength);
	writer.u16(picture.spans.length);
	for (const {y, x, row} of picture.spans) {
		writer.u16(y);
		writer.u16(x);
		writeRow(writer, row);
	}
};

const writeCursor = (writer: ByteWriter, cursor: Cursor): void => {
	writer.u16(cursor.x);
	writer.u16(cursor.y);
	writer.u8(cursor.visible ? 1 : 0);
	writer.u8(cursor.style);
};

const writeModes = (writer: ByteWriter, modes: Modes): void => {
	writer.u8((modes.applicationCursor ? 1 : 0)
		| (modes.applicationKeypad ? 2 : 0)
		| (modes.bracketedPaste ? 4 : 0)
		| (modes.focusEvents ? 8 : 0)
		| (modes.alternateScreen ? 16 : 0));
	writer.u16(modes.mouseTracking);
	writer.u16(modes.mouseEncoding);
	writer.u8(modes.kittyFlags);
	writer.u8(modes.modifyOtherKeys);
};

/** Reads a picture frame's payload. */
export const decodePictures = (payload: Uint8Array): readonly PanePicture[] => {
	try {
		const reader = new ByteReader(payload);
		const pictures = repeat(reader.u16(), () => readPicture(reader));
		if (reader.left > 0) {
			throw new RangeError('Bytes are left over.');
		}

		return pictures;
	} catch (error) {
		throw error instanceof RangeError ? new WireError(`A malformed picture arrived. ${error.message}`, {cause: error}) : error;
	}
};

const repeat = <Value>(count: number, read: () => Value): Value[] => {
	const values: Value[] = [];
	while (values.length < count) {
		values.push(read());
	}

	return values;
};

// An object literal's fields are evaluated in the order written, which is the order on the wire.
const readPicture = (reader: ByteReader): PanePicture => {
	const head = {
		pane: reader.u32(),
		columns: reader.u16(),
		rows: reader.u16(),
		cursor: readCursor(reader),
		modes: readModes(reader),
		title: reader.text(),
		historyLength: reader.u32(),
	};
	const spans = repeat(reader.u16(), () => ({y: reader.u16(), x: reader.u16(), row: readRow(reader)}));
	return {...head, spans};
};

const readCursor = (reader: ByteReader): Cursor => ({
	x: reader.u16(),
	y: reader.u16(),
	visible: reader.u8() === 1,
	style: reader.u8(),
});

const readModes = (reader: ByteReader): Modes => {
	const flags = reader.u8();
	return {
		applicationCursor: (flags & 1) !== 0,
		applicationKeypad: (flags & 2) !== 0,
		bracketedPaste: (flags & 4) !== 0,
		focusEvents: (flags & 8) !== 0,
		alternateScreen: (flags & 16) !== 0,
		mouseTracking: reader.u16() as Modes['mouseTracking'],
		mouseEncoding: reader.u16() as Modes['mouseEncoding'],
		kittyFlags: reader.u8(),
		modifyOtherKeys: reader.u8(),
	};
};
