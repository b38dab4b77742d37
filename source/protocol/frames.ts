import {Buffer} from 'node:buffer';
import {maxMessageBytes} from '../model/limits/wire.ts';

/** What a frame's payload is. */
export const frameKinds = {message: 1, input: 2, picture: 3} as const;

export type FrameKind = (typeof frameKinds)[keyof typeof frameKinds];

/** The peer broke the rules of the wire; the connection that said so ends. */
export class WireError extends Error {
	override readonly name = 'WireError';
}

const headerBytes = 5;

/** One frame, ready to be written in one piece: `u32 length, u8 kind, payload`. */
export const encodeFrame = (kind: FrameKind, payload: Uint8Array): Uint8Array => {
	if (payload.length > maxMessageBytes) {
		throw new WireError(`A message of ${payload.length} bytes is longer than the ${maxMessageBytes} allowed.`);
	}

	const frame = Buffer.allocUnsafe(headerBytes + payload.length);
	frame.writeUInt32BE(payload.length, 0);
	frame[4] = kind;
	frame.set(payload, headerBytes);
	return frame;
};

/** Takes chunks as they arrive and calls `onFrame` for every whole frame, in order; throws `WireError` at the first malformed one. */
export const createFrameDecoder = (onFrame: (kind: FrameKind, payload: Uint8Array) => void, limit: number = maxMessageBytes): ((chunk: Uint8Array) => void) => {
	let pending: Uint8Array[] = [];
	let pendingBytes = 0;
	// Chunks are joined only once enough have come, or a large message would be copied for each of its chunks.
	let wantedBytes = headerBytes;

	return chunk => {
		pending.push(chunk);
		pendingBytes += chunk.length;
		if (pendingBytes < wantedBytes) {
			return;
		}

		const bytes = pending.length === 1 ? chunk : Buffer.concat(pending, pendingBytes);
		pending = [];
		let offset = 0;
		wantedBytes = headerBytes;
		while (bytes.length - offset >= headerBytes) {
			const {kind, length} = readHeader(bytes, offset, limit);
			if (bytes.length - offset < headerBytes + length) {
				wantedBytes = headerBytes + length;
				break;
			}

			const start = offset + headerBytes;
			offset = start + length;
			onFrame(kind, bytes.subarray(start, offset));
		}

		pendingBytes = bytes.length - offset;
		if (pendingBytes > 0) {
			pending.push(bytes.subarray(offset));
		}
	};
};

const readHeader = (bytes: Uint8Array, offset: number, limit: number): {readonly kind: FrameKind; readonly length: number} => {
	const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(offset);
	const kind = bytes[offset + 4];
	if (kind !== frameKinds.message && kind !== frameKinds.input && kind !== frameKinds.picture) {
		throw new WireError(`A frame of unknown kind ${kind} arrived.`);
	}

	if (length > limit) {
		throw new WireError(`A frame announces ${length} bytes, more than the ${limit} allowed.`);
	}

	return {kind, length};
};
