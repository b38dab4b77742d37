import {setTimeout as delay} from 'node:timers/promises';
import {evolve} from '../../source/engine/evolve/evolve.ts';
import type {SessionState} from '../../source/model/session-state.ts';
import {connectEngine, connectHost} from '../../source/protocol/connect.ts';
import type {Places} from '../../source/storage/places.ts';

/** Process ids of a session's engine and host, as they answer now. */
export const processesOf = async ({engineSocket, hostSocket}: Places): Promise<{readonly engine: number; readonly host: number}> => {
	const engine = await connectEngine(engineSocket);
	const host = await connectHost(hostSocket, 'tool');
	engine.close();
	host.close();
	return {engine: engine.welcome.pid, host: host.welcome.pid};
};

/** The state as the session's engine has it. */
export const stateOf = async ({engineSocket}: Places): Promise<SessionState> => {
	const engine = await connectEngine(engineSocket);
	try {
		return await engine.call({type: 'state-at'}) as SessionState;
	} finally {
		engine.close();
	}
};

/** Follows a session's journal until the state fits, from when an engine answers; fails with what the tasks do when it doesn't in time. */
export const untilState = async ({engineSocket}: Places, fits: (state: SessionState) => boolean): Promise<SessionState> => {
	const engine = await eventually(async () => connectEngine(engineSocket));
	try {
		return await new Promise((resolve, reject) => {
			let state: SessionState | undefined;
			const timer = setTimeout(() => {
				reject(new Error(`The session did not come to fit. Its tasks: ${describe(state)}`));
			}, patienceMs);
			const look = () => {
				if (state === undefined || !fits(state)) {
					return;
				}

				clearTimeout(timer);
				resolve(state);
			};

			engine.onNews(news => {
				if (news.type === 'snapshot') {
					({state} = news);
				} else if (news.type === 'entry' && state !== undefined) {
					state = evolve(state, news.entry);
				}

				look();
			});
			engine.onClose(reason => {
				clearTimeout(timer);
				reject(new Error(`The engine closed the connection: ${reason ?? 'it ended'}. Its tasks: ${describe(state)}`));
			});
			engine.call({type: 'subscribe'}).catch(reject);
		});
	} finally {
		engine.close();
	}
};

/** Tries until it succeeds; fails with the last error when it doesn't in time. */
export const eventually = async <Value>(attempt: () => Promise<Value>): Promise<Value> => {
	const deadline = Date.now() + patienceMs;
	for (;;) {
		try {
			return await attempt();
		} catch (error) {
			if (Date.now() > deadline) {
				throw error;
			}
		}

		await delay(20);
	}
};

/** Bound of a wait, ms: generous, for loaded machines. */
const patienceMs = 60_000;

const describe = (state: SessionState | undefined): string => Object.values(state?.runs ?? {})
	.flatMap(run => Object.values(run.tasks))
	.map(task => `${task.key} ${task.phase}${task.failure === undefined ? '' : ` (${task.failure.summary} ${task.failure.detail})`}`)
	.join(', ');
