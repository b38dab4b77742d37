import {connectHost} from '../../protocol/connect.ts';
import type {Verb} from '../command.ts';
import {runningSession} from '../session.ts';
import {version} from '../version.ts';

/** Detaches every terminal from the session; agents go on working. */
export const detach: Verb = async invocation => {
	const {hostSocket} = await runningSession(invocation);
	await detachAll(hostSocket);
	return 0;
};

/** Has a session's host send every attached client away. */
export async function detachAll(hostSocket: string): Promise<void> {
	const host = await connectHost(hostSocket, 'tool', version);
	try {
		await host.request({type: 'detach'});
	} finally {
		host.close();
	}
}
