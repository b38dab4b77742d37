/** Notices when nothing has come for a while. */
export type QuietTimer = {
	restart(): void;
	stop(): void;
};

/** Calls `onQuiet` so many milliseconds after the last restart, if nothing stops it. */
export const createQuietTimer = (milliseconds: number, onQuiet: () => void): QuietTimer => {
	let timer: NodeJS.Timeout | undefined;
	let immediate: NodeJS.Immediate | undefined;
	const stop = (): void => {
		clearTimeout(timer);
		clearImmediate(immediate);
	};

	return {
		restart() {
			stop();
			timer = setTimeout(() => {
				// After a busy stretch of the loop, timers run before what has come meanwhile is read.
				immediate = setImmediate(onQuiet);
			}, milliseconds);
		},
		stop,
	};
};
