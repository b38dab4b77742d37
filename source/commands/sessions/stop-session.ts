import {stopTimeoutMs} from '../../model/limits/processes.ts';
import {connectEngine, connectHost, type EngineConnection} from '../../protocol/connect.ts';
import {untilEnded} from '../../server/processes/until-ended.ts';
import {ensureSession, type Home} from '../session.ts';
import {UserError} from '../printing/user-error.ts';
import {version} from '../version.ts';
import {forgetSession} from './known-sessions.ts';

/** Ends a session in good order and waits for its processes. A host whose engine died gets one for that. */
export async function stopSession(home: Home): Promise<void> {
	const {engineSocket, hostSocket} = await ensureSession(home);
	const host = await connectHost(hostSocket, 'tool', version);
	host.close();
	const engine = await connectEngine(engineSocket, undefined, version);
	try {
		await shutDown(engine);
	} finally {
		engine.close();
	}

	if (!await untilEnded([engine.welcome.pid, host.welcome.pid])) {
		throw new UserError(`The session was asked to stop and has not within ${stopTimeoutMs / 1000} seconds. Its logs are in ${home.places.logs}`);
	}

	await forgetSession(engineSocket);
}

/** The engine may be gone before it can answer; that is what was asked for. */
async function shutDown(engine: EngineConnection): Promise<void> {
	const closed = Promise.withResolvers<void>();
	engine.onClose(() => {
		closed.resolve();
	});
	const answered = engine.call({type: 'shut-down', withHost: true});
	await Promise.race([answered.catch(async () => closed.promise), closed.promise]);
}
