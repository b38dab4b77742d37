import process from 'node:process';
import path from 'node:path';
import {connectHost} from '../../protocol/connect.ts';
import {inheritedEnvironment} from '../../protocol/inherited-environment.ts';
import {launchEngine} from '../../server/processes/start-session.ts';
import type {Verb} from '../command.ts';
import {ensureHost, findHome, servedBy} from '../session.ts';
import {version} from '../version.ts';

/** Opens a pane in this repository's session, starting the session if needed: a shell, or the command given. */
export const open: Verb = async invocation => {
	const home = await findHome(invocation);
	const {hostSocket} = await ensureHost(home);
	await launchEngine(servedBy(home));
	const host = await connectHost(hostSocket, 'tool', version);
	const [shell = 'sh', ...words] = invocation.operands.length === 0 ? [invocation.environment.SHELL ?? 'sh'] : invocation.operands;
	try {
		await host.request({
			type: 'spawn',
			key: `opened:${process.pid}-${Date.now()}`,
			name: path.basename(shell),
			command: [shell, ...words],
			cwd: invocation.directory,
			env: {...inheritedEnvironment(invocation.environment), JUPITER_SESSION: hostSocket},
			columns: 80,
			rows: 24,
			remain: false,
		});
	} finally {
		host.close();
	}

	return 0;
};
