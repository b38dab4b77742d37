import {availableParallelism, loadavg, totalmem} from 'node:os';
import process from 'node:process';
import type {Vitals} from '../protocol/engine-wire.ts';

/** How busy the machine is now, or the container that it is for us. */
export const readVitals = (now: number): Vitals => ({
	load: loadavg()[0]! / availableParallelism(),
	memoryFreeShare: memoryFreeShare(),
	at: now,
});

const memoryFreeShare = (): number => {
	// macOS counts what it could give back at once as used, so nothing there says when memory runs short.
	if (process.platform !== 'linux') {
		return 1;
	}

	// Without a limit of a container this is far beyond what the machine has, or 0.
	const limit = process.constrainedMemory();
	return Math.min(1, process.availableMemory() / (limit > 0 ? Math.min(totalmem(), limit) : totalmem()));
};
