/** Columns inside an overlay's frame. */
export function inner(width: number): number {
	return Math.max(width - 4, 1);
}

/** Rows inside an overlay's frame. */
export function innerRows(height: number): number {
	return Math.max(height - 2, 1);
}
