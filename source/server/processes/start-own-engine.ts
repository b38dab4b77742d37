import process from 'node:process';
import {maxEngineReplacements, stopTimeoutMs} from '../../model/limits/processes.ts';
import {connectEngine, type EngineConnection} from '../../protocol/connect.ts';
import {OtherProtocolError} from '../../protocol/handshake.ts';
import {untilEnded} from './until-ended.ts';
import {startEngine, type Served} from './start-session.ts';

/**
Makes sure that an engine of this program's version answers: one of another version is ended first.
Its agents are the host's and don't notice.
*/
export const startOwnEngine = async (served: Served, version: string): Promise<void> => {
	// A client of the other version may be quicker to start its own again, so it is looked at once more.
	for (let tries = 0; tries < maxEngineReplacements; tries++) {
		await startEngine(served).catch(passOtherProtocol);
		if (await isOwn(served, version)) {
			return;
		}
	}

	await startEngine(served);
};

/** Whether the engine that answers is of this version; one that isn't is ended. */
const isOwn = async ({places: {engineSocket, logs}}: Served, version: string): Promise<boolean> => {
	try {
		const engine = await connectEngine(engineSocket, undefined, version);
		if (engine.welcome.version === version) {
			engine.close();
			return true;
		}

		await end(engine, logs);
	} catch (error) {
		await endUnknown(passOtherProtocol(error));
	}

	return false;
};

/** Asked by a signal, which all versions understand. It is over when the connection is: who waited for the process would come after other clients. */
const end = async (engine: EngineConnection, logs: string): Promise<void> => {
	const {promise, resolve, reject} = Promise.withResolvers<void>();
	const timer = setTimeout(() => {
		reject(new Error(`The engine of another version (process ${engine.welcome.pid}) was asked to end and has not. Its log is in ${logs}`));
	}, stopTimeoutMs);
	engine.onClose(() => {
		resolve();
	});
	process.kill(engine.welcome.pid, 'SIGTERM');
	try {
		await promise;
	} finally {
		clearTimeout(timer);
	}
};

const endUnknown = async ({pid}: OtherProtocolError): Promise<void> => {
	if (pid === undefined) {
		return;
	}

	process.kill(pid, 'SIGTERM');
	await untilEnded([pid]);
};

const passOtherProtocol = (error: unknown): OtherProtocolError => {
	if (error instanceof OtherProtocolError) {
		return error;
	}

	throw error;
};
