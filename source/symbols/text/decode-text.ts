/** Reads a file's bytes as text: UTF-8, UTF-16 by its mark, and anything else as Latin-1. Nothing for bytes that aren't text. */
export function decodeText(bytes: Uint8Array): string | undefined {
	const [first, second] = bytes;
	if ((first === 0xFF && second === 0xFE) || (first === 0xFE && second === 0xFF)) {
		return new TextDecoder(first === 0xFF ? 'utf-16le' : 'utf-16be').decode(bytes);
	}

	if (bytes.subarray(0, probedBytes).includes(0)) {
		return undefined;
	}

	try {
		return new TextDecoder('utf-8', {fatal: true, ignoreBOM: true}).decode(bytes);
	} catch {
		// Bytes that are no UTF-8 are some older encoding; in all of those names are ASCII.
		return new TextDecoder('latin1').decode(bytes);
	}
}

// As git does: a zero byte in the first 8000 means that a file is no text.
const probedBytes = 8000;
