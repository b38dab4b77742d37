/** Text as a terminal would send it. */
export function bytes(text: string): Uint8Array {
	return new TextEncoder().encode(text);
}

/** Bytes as text, with `ESC` readable. */
export function shown(data: Uint8Array): string {
	return new TextDecoder().decode(data).replaceAll('\u{1B}', 'ESC');
}

/** All pieces as one. */
export function concat(pieces: readonly Uint8Array[]): Uint8Array {
	return Uint8Array.from(pieces.flatMap(piece => [...piece]));
}
