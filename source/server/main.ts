import {mkdir} from 'node:fs/promises';
import process from 'node:process';
import type {Repository} from '../git/repository.ts';
import {serveEngine} from '../protocol/serve.ts';
import {openJournal} from '../storage/journal.ts';
import type {Places} from '../storage/places.ts';
import {makeRuntimeDirectory} from '../storage/runtime-directory.ts';
import {answerCall} from './calls/answer-call.ts';
import type {CallTargets} from './calls/targets.ts';
import type {Core} from './core.ts';
import {findSandbox} from './gate/find-sandbox.ts';
import {createSession} from './session.ts';
import {createShutDown} from './processes/shut-down.ts';
import type {Subscriptions} from './calls/subscriptions.ts';
import {writePrograms} from './programs/programs.ts';
import {hasHost, ownProgram} from './processes/start-session.ts';

export type EngineOptions = {readonly repository: Repository; readonly places: Places; readonly version: string};

/** Runs the session's engine until it is told to shut down or another engine takes its place; resolves with the exit status. */
export const runEngine = async ({repository, places, version}: EngineOptions): Promise<number> => {
	const log = (line: string) => {
		console.error(`${new Date().toISOString()} ${line}`);
	};

	await makeRuntimeDirectory(places.runtime);
	await mkdir(places.session, {recursive: true});
	const program = ownProgram();
	await writePrograms(places, program, await findSandbox() !== undefined);

	// The socket is taken before the journal is opened: a second engine of this session ends here without fencing the first.
	const ready = Promise.withResolvers<CallTargets>();
	const served: {core?: Core; subscriptions?: Subscriptions} = {};
	const listener = await serveEngine(places.engineSocket, {
		version,
		epoch: () => served.core?.state().epoch ?? 0,
		async call(call, peer) {
			return answerCall(call, peer, await ready.promise);
		},
		closed(peer) {
			served.subscriptions?.unsubscribe(peer);
		},
	});
	const shutDown = createShutDown(log);
	process.once('SIGTERM', () => {
		shutDown.begin(0);
	});
	shutDown.add(listener.close);
	if (!await hasHost(places)) {
		// Whoever starts a session starts its host first. Without one it was stopped meanwhile, and must not come back by itself.
		log('No terminal host answers: the session has ended.');
		shutDown.begin(0);
		return shutDown.finished;
	}

	try {
		const journal = openJournal(places.journal);
		shutDown.add(journal.close);
		log(journal.notice ?? `The journal of ${repository.root} is open: epoch ${journal.epoch}, ${journal.last()} entries.`);
		const session = await createSession({repository, places, program, journal, shutDown, log});
		Object.assign(served, session);
		ready.resolve(session.targets);
	} catch (error) {
		// Whoever has connected must not wait for an engine that will never be.
		shutDown.begin(1);
		await shutDown.finished;
		throw error;
	}

	return shutDown.finished;
};
