import {signalIntervalMs} from '../model/limits/panes.ts';
import type {ScreenSignal} from '../terminal/screen.ts';

/** Passes signals on, of each kind at most one an interval: the first at once, of those that follow the last. */
export type SignalLimiter = {
	signal(signal: ScreenSignal): void;
	close(): void;
};

/** Makes a limiter for one pane. */
export const createSignalLimiter = (emit: (signal: ScreenSignal) => void): SignalLimiter => {
	const timers = new Map<ScreenSignal['type'], NodeJS.Timeout>();
	const held = new Map<ScreenSignal['type'], ScreenSignal>();

	const pass = (signal: ScreenSignal): void => {
		emit(signal);
		timers.set(signal.type, setTimeout(() => {
			timers.delete(signal.type);
			const last = held.get(signal.type);
			if (!last) {
				return;
			}

			held.delete(signal.type);
			pass(last);
		}, signalIntervalMs));
	};

	return {
		signal(signal) {
			if (timers.has(signal.type)) {
				held.set(signal.type, signal);
			} else {
				pass(signal);
			}
		},
		close() {
			for (const timer of timers.values()) {
				clearTimeout(timer);
			}

			// The last status is often `done`, told just before the program ends.
			for (const signal of held.values()) {
				emit(signal);
			}

			timers.clear();
			held.clear();
		},
	};
};
