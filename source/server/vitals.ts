import {availableParallelism, freemem, loadavg, totalmem} from 'node:os';
import type {Vitals} from '../protocol/engine-wire.ts';

/** How busy the machine is now. */
export const readVitals = (now: number): Vitals => ({
	load: loadavg()[0]! / availableParallelism(),
	memoryFreeShare: freemem() / totalmem(),
	at: now,
});
