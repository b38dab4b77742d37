import type {SessionState} from '../model/session-state.ts';

/** The state before the first event. */
export const initialState: SessionState = {
	seq: 0,
	epoch: 0,
	token: 0,
	runs: {},
	runCount: 0,
	locks: [],
	waiting: [],
	decisions: [],
	deliveries: [],
	reads: {},
	published: [],
	heard: [],
	breaches: [],
	capacity: {caps: {}, limits: {}},
	paces: {},
	days: {},
};
