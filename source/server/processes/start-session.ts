import {spawn} from 'node:child_process';
import {mkdir, readFile} from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {setTimeout as delay} from 'node:timers/promises';
import {connectEngine, connectHost, type EngineConnection} from '../../protocol/connect.ts';
import {Disconnected} from '../../protocol/disconnected.ts';
import type {Places} from '../../storage/places.ts';
import {maxStarts, startPollMs, startTimeoutMs} from '../../model/limits/processes.ts';
import {openLog} from './open-log.ts';

/** Where a running session is reached. */
export type SessionSockets = {readonly hostSocket: string; readonly engineSocket: string};

/** The program and first arguments that run this package's command line. */
export type Program = readonly string[];

/** The repository a session is for, where it is kept, and what serves it. */
export type Served = {readonly root: string; readonly places: Places; readonly program: Program};

/** Exit status of an engine or host that found no room on the disk; the one that `sysexits.h` has for what may go well later. */
export const diskFullStatus = 75;

/** Thrown when an engine or host could not be started for lack of room on the disk. */
export class NoRoom extends Error {}

/** This process's own program, so that a session is served by the version that started it. */
export const ownProgram = (): Program => [process.execPath, process.argv[1]!];

/** Makes sure that the session's terminal host answers, starting it as a detached process where it doesn't. */
export const startHost = async (served: Served): Promise<void> => ensure('host', served);

/** Makes sure that the session's engine answers, starting it as a detached process where it doesn't. Its host is to be started first. */
export const startEngine = async (served: Served): Promise<void> => ensure('engine', served);

/** Starts the engine where none answers, and doesn't wait for it. */
export const launchEngine = async (served: Served): Promise<void> => {
	await launch('engine', served);
};

/** Whether the session's host answers; without one a session has ended, or is about to. */
export const hasHost = async ({hostSocket}: Places): Promise<boolean> => await problemOf(async () => connectHost(hostSocket, 'tool')) === undefined;

/** The sockets of a session that is running, if it is. */
export const findSession = async ({hostSocket, engineSocket}: Places): Promise<SessionSockets | undefined> => {
	const problems = await Promise.all([problemOf(async () => connectHost(hostSocket, 'tool')), problemOf(async () => connectEngine(engineSocket))]);
	return problems.includes(undefined) ? {hostSocket, engineSocket} : undefined;
};

type Role = 'host' | 'engine';

const ensure = async (role: Role, served: Served, starts = maxStarts): Promise<void> => {
	const launched = await launch(role, served);
	if (launched === undefined) {
		return;
	}

	try {
		await untilAnswering(async () => probe(role, served), launched);
	} catch (error) {
		if (launched.wasKilled() && starts > 1) {
			await ensure(role, served, starts - 1);
			return;
		}

		throw error;
	}
};

type Launched = {readonly hasEnded: () => boolean; readonly wasKilled: () => boolean; readonly foundNoRoom: () => boolean; readonly whyNot: () => Promise<string>};

/** Nothing when somebody answers already. */
const launch = async (role: Role, served: Served): Promise<Launched | undefined> => {
	if (await probe(role, served) === undefined) {
		return undefined;
	}

	const {root, places, program} = served;
	await mkdir(places.session, {recursive: true});
	const logFile = path.join(places.logs, `${role}.log`);
	const {log, size} = await openLog(logFile);
	const child = spawn(program[0]!, [...program.slice(1), 'serve', role, '--repository', root], {
		cwd: root,
		env: withoutWorker(process.env),
		detached: true,
		stdio: ['ignore', log.fd, log.fd],
	});
	// Undefined while it lives, and null when a signal ended it.
	let status: unknown;
	const end = (code: unknown) => {
		status = code;
	};

	child.once('exit', end);
	child.once('error', end);
	child.unref();
	await log.close();
	return {
		hasEnded: () => status !== undefined,
		wasKilled: () => status === null,
		foundNoRoom: () => status === diskFullStatus,
		async whyNot() {
			const said = await complaintIn(logFile, size);
			return said === undefined ? `The ${role} did not start. Its log says why: ${logFile}` : `The ${role} did not start: ${said} Its log is ${logFile}`;
		},
	};
};

/** The first line a process wrote into its log that isn't of its usual, dated ones. */
const complaintIn = async (logFile: string, from: number): Promise<string | undefined> => {
	const log = await readFile(logFile);
	return log.subarray(from).toString().split('\n').find(line => line !== '' && !/^\d{4}-/v.test(line));
};

const untilAnswering = async (ask: () => Promise<Error | undefined>, {hasEnded, foundNoRoom, whyNot}: Launched): Promise<void> => {
	const deadline = Date.now() + startTimeoutMs;
	for (;;) {
		// Asked before the probe: a second starter's process ends at once because the first one's is listening.
		const isOver = hasEnded();
		const isLate = Date.now() > deadline;
		const problem = await ask();
		if (problem === undefined) {
			return;
		}

		if (isLate || (isOver && !isPassing(problem))) {
			if (foundNoRoom()) {
				throw new NoRoom('The disk is full: no engine can work. Free some space; agents and panes live on.');
			}

			throw isAbsence(problem) ? new Error(await whyNot(), {cause: problem}) : problem;
		}

		await delay(startPollMs);
	}
};

/** Asks whether somebody answers; gives back why not, or nothing when somebody does. */
const probe = async (role: Role, {places}: Served): Promise<Error | undefined> =>
	problemOf(async () => role === 'host' ? connectHost(places.hostSocket, 'tool') : connectBegun(places.engineSocket));

/** An engine takes its socket before it opens its journal, and has no epoch until then. */
const connectBegun = async (socket: string): Promise<EngineConnection> => {
	const connection = await connectEngine(socket);
	if (connection.welcome.epoch === 0) {
		connection.close();
		throw new Disconnected('The engine is still opening its journal. Try again in a moment.');
	}

	return connection;
};

const problemOf = async (connect: () => Promise<{close(): void}>): Promise<Error | undefined> => {
	try {
		const connection = await connect();
		connection.close();
		return undefined;
	} catch (error) {
		return error instanceof Error ? error : new Error(String(error));
	}
};

/** Who answers and isn't there is just beginning or ending, maybe one that somebody else started: asked again, it's the one or the other. */
const isPassing = (problem: Error): boolean => problem instanceof Disconnected && !isAbsence(problem);

const isAbsence = (problem: Error): boolean => problem.cause instanceof Error;

/** A worker may be who starts an engine; what makes it that worker is not for the session. */
const withoutWorker = (environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
	Object.fromEntries(Object.entries(environment).filter(([name]) => !workerVariables.has(name)));

const workerVariables: ReadonlySet<string> = new Set([
	'JUPITER_TASK', 'JUPITER_RUN', 'JUPITER_WORKTREE', 'JUPITER_SOCKET', 'JUPITER_TOKEN', 'JUPITER_BRIEFING', 'JUPITER_INBOX', 'JUPITER_ATTEMPT', 'PORT',
]);
