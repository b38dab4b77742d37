import {Buffer} from 'node:buffer';

/** Appends numbers and text to a buffer that grows; big-endian. */
export class ByteWriter {
	#bytes = Buffer.allocUnsafe(16 * 1024);
	#length = 0;

	#reserve(size: number): void {
		if (this.#length + size <= this.#bytes.length) {
			return;
		}

		const grown = Buffer.allocUnsafe(Math.max(this.#bytes.length * 2, this.#length + size));
		this.#bytes.copy(grown, 0, 0, this.#length);
		this.#bytes = grown;
	}

	/** What was written, as a view that the next `clear` gives away. */
	finish(): Uint8Array {
		return this.#bytes.subarray(0, this.#length);
	}

	clear(): void {
		this.#length = 0;
	}

	u8(value: number): void {
		this.#reserve(1);
		this.#bytes[this.#length++] = value;
	}

	u16(value: number): void {
		this.#reserve(2);
		this.#length = this.#bytes.writeUInt16BE(value, this.#length);
	}

	u32(value: number): void {
		this.#reserve(4);
		this.#length = this.#bytes.writeUInt32BE(value, this.#length);
	}

	text(value: string): void {
		const size = Buffer.byteLength(value);
		this.u32(size);
		this.#reserve(size);
		this.#length += this.#bytes.write(value, this.#length);
	}
}

/** Reads what `ByteWriter` wrote; throws `RangeError` past the end. */
export class ByteReader {
	readonly #bytes;
	#offset = 0;

	constructor(bytes: Uint8Array) {
		this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	}

	#advance(size: number): number {
		const start = this.#offset;
		if (start + size > this.#bytes.length) {
			throw new RangeError('The bytes end too early.');
		}

		this.#offset = start + size;
		return start;
	}

	/** Bytes not read yet. */
	get left(): number {
		return this.#bytes.length - this.#offset;
	}

	u8(): number {
		return this.#bytes[this.#advance(1)]!;
	}

	u16(): number {
		return this.#bytes.readUInt16BE(this.#advance(2));
	}

	u32(): number {
		return this.#bytes.readUInt32BE(this.#advance(4));
	}

	text(): string {
		const size = this.u32();
		const start = this.#advance(size);
		return this.#bytes.toString('utf8', start, start + size);
	}
}
