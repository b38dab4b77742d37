/** Notices when nothing has been wanted of the host for a while. */
export type IdleWatch = {
	/** Something has changed: the time begins anew. */
	look(): void;
	close(): void;
};

/** Calls `onIdle` after so many milliseconds of idleness; without a time, never. */
export const createIdleWatch = (afterMs: number | undefined, isIdle: () => boolean, onIdle: () => void): IdleWatch => {
	let timer: NodeJS.Timeout | undefined;
	// Those who leave while it closes are looked at too, and a timer begun then would keep the process.
	let isClosed = false;
	return {
		look() {
			clearTimeout(timer);
			if (afterMs !== undefined && !isClosed && isIdle()) {
				timer = setTimeout(onIdle, afterMs);
			}
		},
		close() {
			isClosed = true;
			clearTimeout(timer);
		},
	};
};
