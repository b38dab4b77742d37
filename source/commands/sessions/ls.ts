import type {ListedSession} from '../../model/listed-session.ts';
import type {SessionState} from '../../model/session-state.ts';
import {connectEngine} from '../../protocol/connect.ts';
import {findSession} from '../../server/processes/start-session.ts';
import {placesOf, runtimeDirectory} from '../../storage/places.ts';
import type {Invocation, Verb} from '../command.ts';
import {hasFlag} from '../arguments/options.ts';
import {printJson, printTable} from '../printing/print.ts';
import {version} from '../version.ts';
import {forgetSession, knownSessions, type KnownSession} from './known-sessions.ts';

type Listed = {
	readonly name: string;
	readonly repository: string;
	readonly run: string | undefined;
	readonly landed: number;
	readonly tasks: number;
	/** Tasks whose agent is alive. */
	readonly running: number;
	readonly outcome: string | undefined;
};

/** Lists this user's running sessions, and forgets those that have ended. */
export const listSessions: Verb = async invocation => {
	const sessions = await runningSessions(invocation.environment);
	if (hasFlag(invocation, 'json')) {
		printJson(sessions);
	} else if (sessions.length === 0) {
		console.log('No sessions. Start one in a repository: jupiter-tui');
	} else {
		printTable(sessions.map(session => [session.name, ...doingOf(session), session.repository]));
	}

	return 0;
};

/** This user's running sessions, as another one's screen offers them. */
export async function sessionsToShow(environment: Invocation['environment']): Promise<ListedSession[]> {
	const sessions = await runningSessions(environment);
	return sessions.map(session => ({name: session.name, root: session.repository, doing: doingOf(session).filter(Boolean).join(', ')}));
}

async function runningSessions(environment: Invocation['environment']): Promise<Listed[]> {
	const known = await knownSessions(runtimeDirectory(environment));
	const found = await Promise.all(known.map(async session => look(session, environment)));
	return found.filter(session => session !== undefined).toSorted((one, other) => one.name.localeCompare(other.name));
}

function doingOf({run, outcome, running, landed, tasks}: Listed): readonly [string, string] {
	return run === undefined ? ['no run', ''] : [`${run} ${outcome ?? `at work (${running} agents)`}`, `${landed} of ${tasks} landed`];
}

async function look({root, commonDirectory}: KnownSession, environment: Invocation['environment']): Promise<Listed | undefined> {
	const places = placesOf(commonDirectory, environment);
	const sockets = await findSession(places);
	if (sockets === undefined) {
		await forgetSession(places.engineSocket);
		return undefined;
	}

	const state = await stateBehind(sockets.engineSocket);
	const run = state?.currentRun === undefined ? undefined : state.runs[state.currentRun];
	const tasks = Object.values(run?.tasks ?? {});
	return {
		name: places.name,
		repository: root,
		run: run?.id,
		landed: tasks.filter(({phase}) => phase === 'landed').length,
		tasks: tasks.length,
		running: tasks.filter(({running}) => running).length,
		outcome: run?.outcome,
	};
}

/** Nothing when the engine has died and only the host is left. */
async function stateBehind(engineSocket: string): Promise<SessionState | undefined> {
	try {
		const engine = await connectEngine(engineSocket, undefined, version);
		try {
			return await engine.call({type: 'state-at'}) as SessionState;
		} finally {
			engine.close();
		}
	} catch {
		// A session without its engine is still listed: its agents are alive.
		return undefined;
	}
}
