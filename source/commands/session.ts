import {existsSync} from 'node:fs';
import type {EngineCall} from '../protocol/engine-wire.ts';
import type {SessionState} from '../model/session-state.ts';
import {maxEngineTries} from '../model/limits/processes.ts';
import {connectEngine, connectHost, type EngineConnection, type HostConnection} from '../protocol/connect.ts';
import {Disconnected} from '../protocol/disconnected.ts';
import {locateRepository} from '../git/locate-repository.ts';
import type {Repository} from '../git/repository.ts';
import {startOwnEngine} from '../server/processes/start-own-engine.ts';
import {findSession, ownProgram, startEngine, startHost, type Served, type SessionSockets} from '../server/processes/start-session.ts';
import {placesOf, type Places} from '../storage/places.ts';
import type {Invocation} from './command.ts';
import {rememberSession} from './sessions/known-sessions.ts';
import {UserError} from './printing/user-error.ts';
import {version} from './version.ts';

/** A repository and where its session is kept. */
export type Home = {readonly repository: Repository; readonly places: Places};

/** The repository the command was started in, or the reason why there is none to work in. */
export async function findHome({directory, environment}: Pick<Invocation, 'directory' | 'environment'>): Promise<Home> {
	const known = await homeOfSession(directory, environment);
	if (known !== undefined) {
		return known;
	}

	// Loaded here, because what runs git is large and most commands meet a session that runs.
	const {openRepository} = await import('../git/open-repository.ts');
	const opened = await openRepository(directory);
	if (!opened.ok) {
		throw new UserError(opened.problem);
	}

	return {repository: opened.repository, places: placesOf(opened.repository.commonDirectory, environment)};
}

/** A repository whose session runs was asked about with git when that was started; attaching need not wait for git again. */
async function homeOfSession(directory: string, environment: Invocation['environment']): Promise<Home | undefined> {
	const repository = await locateRepository(directory);
	const places = repository === undefined ? undefined : placesOf(repository.commonDirectory, environment);
	return repository !== undefined && places !== undefined && existsSync(places.hostSocket) ? {repository, places} : undefined;
}

/** The sockets of the repository's session, which is started if it isn't running. */
export async function ensureSession(home: Home): Promise<SessionSockets> {
	const sockets = await ensureHost(home);
	await startEngine(servedBy(home));
	return sockets;
}

/** The same, with an engine of this version: another one's is replaced, and the agents don't notice. */
export async function ensureOwnSession(home: Home): Promise<SessionSockets> {
	const sockets = await ensureHost(home);
	await startOwnEngine(servedBy(home), version);
	return sockets;
}

/** The sockets of the repository's session, whose host answers: all it takes to show panes. */
export async function ensureHost(home: Home): Promise<SessionSockets> {
	const {hostSocket, engineSocket} = home.places;
	await startHost(servedBy(home));
	await rememberSession(home.repository, home.places);
	return {hostSocket, engineSocket};
}

/** How this program starts what serves a session. */
export function servedBy({repository: {root}, places}: Home): Served {
	return {root, places, program: ownProgram()};
}

/** The sockets of the session meant: the one of the pane it is asked in, or the repository's. Starts nothing. */
export async function runningSession(invocation: Invocation): Promise<SessionSockets> {
	const {places} = await findHome(invocation);
	const sockets = await findSession(places);
	if (sockets === undefined) {
		throw new UserError('No session is running for this repository. Start one: jupiter-tui');
	}

	return sockets;
}

/** Asks a running engine something. */
export async function askEngine(invocation: Invocation, call: EngineCall): Promise<unknown> {
	return withEngine(invocation, async engine => engine.call(call));
}

/** The state of a running session, or as it was after an entry of its journal. */
export async function sessionState(invocation: Invocation, seq?: number): Promise<SessionState> {
	return await askEngine(invocation, seq === undefined ? {type: 'state-at'} : {type: 'state-at', seq}) as SessionState;
}

/**
Works with a connection to a running engine and closes it. In a pane it is that pane's engine, as that pane's worker.
When the engine dies meanwhile, the work is done again with the next one: what is asked of it has to bear that.
*/
export async function withEngine<Result>(invocation: Invocation, work: (engine: EngineConnection) => Promise<Result>, tries = maxEngineTries): Promise<Result> {
	try {
		const engine = await connectOrStart(invocation);
		try {
			return await work(engine);
		} finally {
			engine.close();
		}
	} catch (error) {
		if (error instanceof Disconnected && tries > 1) {
			return withEngine(invocation, work, tries - 1);
		}

		throw error;
	}
}

/** Works with a connection to a running session's terminal host and closes it. */
export async function withHost<Result>(invocation: Invocation, work: (host: HostConnection) => Promise<Result>): Promise<Result> {
	const {hostSocket} = await runningSession(invocation);
	const host = await connectHost(hostSocket, 'tool', version);
	try {
		return await work(host);
	} finally {
		host.close();
	}
}

/** An engine that has died is started again: its worker, or who asks about a session that still has its agents, goes on as if nothing had been. */
async function connectOrStart(invocation: Invocation): Promise<EngineConnection> {
	const {JUPITER_SOCKET: inPane, JUPITER_TOKEN: token} = invocation.environment;
	const socket = inPane ?? (await runningSession(invocation)).engineSocket;
	try {
		return await connectEngine(socket, token, version);
	} catch (error) {
		// What a sandboxed command starts would live in its sandbox.
		if (isKeptAway(error)) {
			throw new UserError('The sandbox of this command keeps it from the engine. Use the tools of the MCP server `jupiter` instead, or run it outside.');
		}

		if (invocation.environment.JUPITER_SANDBOX !== undefined) {
			throw new UserError('The engine does not answer, and can\'t be started from inside another command. Run this `jupiter-tui` command alone.');
		}

		const {engineSocket} = await ensureSession(await findHome(invocation));
		return connectEngine(engineSocket, token, version);
	}
}

/** A sandbox that has no network refuses to connect to any socket. */
function isKeptAway(error: unknown): boolean {
	const cause = error instanceof Error ? error.cause ?? error : error;
	return cause instanceof Error && 'code' in cause && cause.code === 'EPERM';
}
