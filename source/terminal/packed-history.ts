import {ByteReader, ByteWriter} from './byte-stream.ts';
import {blankContent} from './cell-bits.ts';
import type {Row} from './cells.ts';
import {plainRowBytes, readRow, writePlainRow, writeRow} from './row-codec.ts';

/** Rows that have left the emulator, about a byte a cell and without the blank end of a row, which reading does not restore. */
export type PackedHistory = {
	readonly length: number;
	push(row: Row): void;
	/** Rows from `start` (0 is the oldest kept) to before `end`. */
	rows(start: number, end: number): Row[];
	clear(): void;
};

/** Packed rows share blocks, because an object a row would cost more than the row. `ends[i]` is where row `i` ends. */
type Block = {readonly bytes: Uint8Array; readonly ends: number[]; used: number};

const blockBytes = 16 * 1024;

/** Keeps the last `limit` rows, and up to a block more. */
export const createPackedHistory = (limit: number): PackedHistory => {
	const scratch = new ByteWriter();
	let blocks: Block[] = [];
	let length = 0;

	const blockFor = (size: number): Block => {
		const last = blocks.at(-1);
		if (last && last.bytes.length - last.used >= size) {
			return last;
		}

		const block = {bytes: new Uint8Array(Math.max(size, blockBytes)), ends: [], used: 0};
		blocks.push(block);
		return block;
	};

	const pack = (row: Row, cells: number): Block => {
		const block = blockFor(plainRowBytes(cells));
		const end = writePlainRow(block.bytes, block.used, row.words, cells, row.wrapped ?? false);
		if (end !== undefined) {
			block.used = end;
			return block;
		}

		scratch.clear();
		writeRow(scratch, row, cells);
		const packed = scratch.finish();
		const other = blockFor(packed.length);
		other.bytes.set(packed, other.used);
		other.used += packed.length;
		return other;
	};

	return {
		get length() {
			return length;
		},
		push(row) {
			const block = pack(row, cellsToLastShown(row.words));
			block.ends.push(block.used);
			length++;
			const oldest = blocks[0]!.ends.length;
			if (!(length - oldest >= limit)) {
				return;
			}

			blocks.shift();
			length -= oldest;
		},
		rows(start, end) {
			const rows: Row[] = [];
			let first = 0;
			for (const {bytes, ends} of blocks) {
				const before = Math.min(ends.length, end - first);
				for (let index = Math.max(0, start - first); index < before; index++) {
					const packed = bytes.subarray(ends[index - 1] ?? 0, ends[index]);
					rows.push(readRow(new ByteReader(packed)));
				}

				first += ends.length;
			}

			return rows;
		},
		clear() {
			blocks = [];
			length = 0;
		},
	};
};

const cellsToLastShown = (words: Uint32Array): number => {
	let index = words.length;
	while (index > 0 && ((words[index - 3]! ^ blankContent) | words[index - 2]! | words[index - 1]!) === 0) {
		index -= 3;
	}

	return index / 3;
};
