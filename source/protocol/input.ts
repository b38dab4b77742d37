import {Buffer} from 'node:buffer';
import {WireError} from './frames.ts';

const paneBytes = 4;

/** The payload of an input frame: `u32 pane, bytes`. */
export const encodeInput = (pane: number, bytes: Uint8Array): Uint8Array => {
	const payload = Buffer.allocUnsafe(paneBytes + bytes.length);
	payload.writeUInt32BE(pane, 0);
	payload.set(bytes, paneBytes);
	return payload;
};

/** Reads an input frame's payload; the bytes are a view on it. */
export const decodeInput = (payload: Uint8Array): {readonly pane: number; readonly bytes: Uint8Array} => {
	if (payload.length < paneBytes) {
		throw new WireError('An input frame without a pane arrived.');
	}

	return {pane: new DataView(payload.buffer, payload.byteOffset).getUint32(0), bytes: payload.subarray(paneBytes)};
};
