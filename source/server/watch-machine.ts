import {vitalsIntervalMs} from '../model/limits/schedule.ts';
import type {Vitals} from '../protocol/engine-wire.ts';
import type {Core} from './core.ts';

/** Tells the engine now and then how busy the machine is. Returns a disposer. */
export const watchMachine = (core: Core, vitals: () => Vitals): (() => void) => {
	const look = () => {
		const {memoryFreeShare, load} = vitals();
		core.submit({type: 'machine-seen', memoryFreeShare, load});
	};

	look();
	const timer = setInterval(look, vitalsIntervalMs);
	return () => {
		clearInterval(timer);
	};
};
