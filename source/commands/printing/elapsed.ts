/** A duration as a person says it: `8s`, `2m 5s`, `1h 3m`. */
export function elapsed(ms: number): string {
	const seconds = Math.max(0, Math.round(ms / 1000));
	const minutes = Math.floor(seconds / 60);
	if (minutes === 0) {
		return `${seconds}s`;
	}

	return minutes < 60 ? `${minutes}m ${seconds % 60}s` : `${Math.floor(minutes / 60)}h ${minutes % 60}m`;
}
