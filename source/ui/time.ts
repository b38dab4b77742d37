/** Writes a duration in as few characters as tell it: `0:07`, `12:40`, `1h05`. */
export function duration(ms: number): string {
	const seconds = Math.max(Math.floor(ms / 1000), 0);
	const minutes = Math.floor(seconds / 60);
	return minutes < 60
		? `${minutes}:${String(seconds % 60).padStart(2, '0')}`
		: `${Math.floor(minutes / 60)}h${String(minutes % 60).padStart(2, '0')}`;
}

/** Writes an expected duration, roughly: `20 s`, `4 min`, `1 h 30`. */
export function roughly(ms: number): string {
	const seconds = Math.ceil(ms / 1000);
	if (seconds < 90) {
		return `${Math.max(seconds, 1)} s`;
	}

	const minutes = Math.round(seconds / 60);
	return minutes < 90 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')}`;
}

/** Writes a time of day. */
export function clock(at: number): string {
	return new Date(at).toTimeString().slice(0, 8);
}
