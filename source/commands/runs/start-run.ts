import type {Plan} from '../../model/plan.ts';
import type {SessionState} from '../../model/session-state.ts';
import {connectEngine} from '../../protocol/connect.ts';
import {ensureOwnSession, type Home} from '../session.ts';
import {version} from '../version.ts';

export type StartedRun = {
	readonly run: string;
	/** The session's state from before the run. */
	readonly state: SessionState;
};

/** Starts a run in the repository's session, which is started if it isn't running. */
export async function startRun(home: Home, plan: Plan): Promise<StartedRun> {
	const {engineSocket} = await ensureOwnSession(home);
	const engine = await connectEngine(engineSocket, undefined, version);
	try {
		const state = await engine.call({type: 'state-at'}) as SessionState;
		const run = await engine.call({type: 'start-run', plan}) as string;
		return {run, state};
	} finally {
		engine.close();
	}
}
