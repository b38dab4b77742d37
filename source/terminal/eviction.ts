import type {Core, CoreBuffer, CoreLine} from './xterm-core.ts';

/**
Calls `onEvict` with every line that the emulator is about to forget, oldest first.
It has no event for this: its trim events come when the line is already overwritten, so the list's own methods are wrapped.
*/
export const watchEviction = (core: Core, onEvict: (line: CoreLine) => void): Eviction => {
	let isErasing = false;
	const evict = ({lines}: CoreBuffer, count: number): void => {
		if (isErasing) {
			isErasing = false;
			return;
		}

		for (let index = 0; index < count; index++) {
			const line = lines.get(index);
			if (line) {
				onEvict(line);
			}
		}
	};

	const watch = (buffer: CoreBuffer): void => {
		const {lines} = buffer;
		const {recycle, splice, trimStart} = lines;
		lines.recycle = () => {
			onEvict(lines.get(0)!);
			return recycle.call(lines);
		};

		lines.splice = (start, removed, ...items) => {
			evict(buffer, lines.length - removed + items.length - lines.maxLength);
			splice.call(lines, start, removed, ...items);
		};

		lines.trimStart = count => {
			evict(buffer, count);
			trimStart.call(lines, count);
		};
	};

	watch(core.buffers.normal);
	return {
		watch,
		eraseNext() {
			isErasing = core.buffers.active === core.buffers.normal && core.buffers.normal.ybase > 0;
		},
		makeRoom(columns) {
			makeRoom(core.buffers.normal, columns);
		},
	};
};

export type Eviction = {
	/** Watches a new normal buffer, which the emulator makes at a full reset. */
	watch(buffer: CoreBuffer): void;
	/** The history is about to be erased on purpose (ED 3): what is trimmed then is not evicted. */
	eraseNext(): void;
	/** Evicts now what a reflow to fewer columns would push out of the list unseen. */
	makeRoom(columns: number): void;
};

const makeRoom = (buffer: CoreBuffer, columns: number): void => {
	const {lines} = buffer;
	const needed: number[] = [];
	let total = 0;
	for (let index = 0; index < lines.length; index++) {
		const length = lines.get(index)?.getTrimmedLength() ?? 0;
		// One more, as wide characters may leave a column unused on every row.
		const count = length <= columns ? 1 : Math.ceil(length / (columns - 1));
		needed.push(count);
		total += count;
	}

	let count = 0;
	while (total > lines.maxLength && count < buffer.ybase) {
		total -= needed[count]!;
		count++;
	}

	if (!(count > 0)) {
		return;
	}

	lines.trimStart(count);
	buffer.ybase -= count;
	buffer.ydisp = Math.max(0, buffer.ydisp - count);
	buffer.savedY = Math.max(0, buffer.savedY - count);
};
