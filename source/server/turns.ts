/** Lets one at a time have a place, in the order asked. */
export type Turns = {
	readonly take: <T>(place: string, act: () => Promise<T>) => Promise<T>;
};

/** Makes turns for any number of places. One is forgotten when nobody has it or waits for it. */
export const createTurns = (): Turns => {
	const last = new Map<string, Promise<void>>();
	return {
		async take(place, act) {
			const before = last.get(place);
			const done = Promise.withResolvers<void>();
			last.set(place, done.promise);
			try {
				await before;
				return await act();
			} finally {
				if (last.get(place) === done.promise) {
					last.delete(place);
				}

				done.resolve();
			}
		},
	};
};
