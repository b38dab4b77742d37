import {maxHoldMs} from '../../model/limits/screen.ts';

/** Keeps what is typed back while the thing it is meant for is being opened. */
export type KeyHold = {
	readonly isOn: boolean;
	/** Holds until this has settled, or took too long: a host that doesn't answer must not take the keyboard away. */
	until(work: Promise<void>): Promise<void>;
	/** Called each time that nothing is held for any more. */
	onRelease(listener: () => void): void;
	dispose(): void;
};

/** Makes a hold that holds nothing. */
export function createKeyHold(): KeyHold {
	const listeners: Array<() => void> = [];
	const timers = new Set<NodeJS.Timeout>();
	const release = (timer: NodeJS.Timeout) => {
		clearTimeout(timer);
		if (!timers.delete(timer) || timers.size > 0) {
			return;
		}

		for (const listener of listeners) {
			listener();
		}
	};

	return {
		get isOn() {
			return timers.size > 0;
		},
		async until(work) {
			const timer = setTimeout(() => {
				release(timer);
			}, maxHoldMs);
			timers.add(timer);
			try {
				await work;
			} finally {
				release(timer);
			}
		},
		onRelease(listener) {
			listeners.push(listener);
		},
		dispose() {
			listeners.length = 0;
			for (const timer of timers) {
				clearTimeout(timer);
			}

			timers.clear();
		},
	};
}
