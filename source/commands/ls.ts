import type {SessionState} from '../model/run.ts';
import {connectEngine} from '../protocol/connect.ts';
import {findSession} from '../server/start-session.ts';
import {placesOf, runtimeDirectory} from '../storage/places.ts';
import type {Invocation, Verb} from './command.ts';
import {forgetSession, knownSessions, type KnownSession} from './known-sessions.ts';
import {hasFlag} from './options.ts';
import {printJson, printTable} from './print.ts';
import {version} from './version.ts';

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
	const known = await knownSessions(runtimeDirectory(invocation.environment));
	const found = await Promise.all(known.map(async session => look(session, invocation)));
	const sessions = found.filter(session => session !== undefined);
	if (hasFlag(invocation, 'json')) {
		printJson(sessions);
	} else if (sessions.length === 0) {
		console.log('No sessions. Start one in a repository: jupiter-tui');
	} else {
		printTable(sessions.map(({name, repository, run, landed, tasks, running, outcome}) => [
			name,
			run === undefined ? 'no run' : `${run} ${outcome ?? `at work (${running} agents)`}`,
			run === undefined ? '' : `${landed} of ${tasks} landed`,
			repository,
		]));
	}

	return 0;
};

async function look({root, commonDirectory}: KnownSession, {environment}: Invocation): Promise<Listed | undefined> {
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
