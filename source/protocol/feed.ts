import {maxUnheardItems} from '../model/limits/wire.ts';

/** Items in order to every listener. What comes before the first listener is kept for it. */
export type Feed<Item> = {
	emit(item: Item): void;
	/** Returns a function that stops listening. */
	listen(listener: (item: Item) => void): () => void;
};

/** Makes a feed. It exists because a message can arrive in the same chunk as the welcome, before anyone could listen. */
export const createFeed = <Item>(): Feed<Item> => {
	const listeners = new Set<(item: Item) => void>();
	let early: Item[] | undefined = [];
	return {
		emit(item) {
			if (early) {
				early.push(item);
				// Somebody who never listens, such as a script that only asks, must not pile up news.
				if (early.length > maxUnheardItems) {
					early.shift();
				}

				return;
			}

			for (const listener of listeners) {
				listener(item);
			}
		},
		listen(listener) {
			listeners.add(listener);
			const kept = early ?? [];
			early = undefined;
			for (const item of kept) {
				listener(item);
			}

			return () => {
				listeners.delete(listener);
			};
		},
	};
};
