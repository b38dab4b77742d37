/** Ends a process once, closing what was opened in the opposite order. */
export type ShutDown = {
	readonly add: (close: () => Promise<void> | void) => void;
	readonly begin: (exitCode: number) => void;
	/** Resolves with the exit status when all is closed. */
	readonly finished: Promise<number>;
};

/** Makes a process's way out; what fails to close is logged and doesn't hold up the rest. */
export const createShutDown = (log: (line: string) => void): ShutDown => {
	const closers: Array<() => Promise<void> | void> = [];
	const {promise, resolve} = Promise.withResolvers<number>();
	let hasBegun = false;

	const closeAll = async () => {
		for (const close of closers.toReversed()) {
			try {
				await close();
			} catch (error) {
				log(`While shutting down: ${String(error)}`);
			}
		}
	};

	return {
		add(close) {
			closers.push(close);
		},
		begin(exitCode) {
			if (hasBegun) {
				return;
			}

			hasBegun = true;
			void (async () => {
				await closeAll();
				resolve(exitCode);
			})();
		},
		finished: promise,
	};
};
