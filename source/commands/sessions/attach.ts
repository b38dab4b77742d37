import process from 'node:process';
import type {AttachEnd} from '../../client/attach.ts';
import {startOwnEngine} from '../../server/processes/start-own-engine.ts';
import {hasHost, startEngine} from '../../server/processes/start-session.ts';
import {readScreenSettings} from '../../storage/screen-settings.ts';
import type {Invocation, Verb} from '../command.ts';
import {ensureHost, findHome, servedBy, type Home} from '../session.ts';
import {usageError, UserError} from '../printing/user-error.ts';
import {version} from '../version.ts';
import {sessionsToShow} from './ls.ts';

/** Shows the session of this repository, starting it if needed. */
export const attachSession: Verb = async invocation => {
	if (isInPane(invocation)) {
		throw new UserError('This is a pane of a session already. Detach first with C-b d, or use another terminal.');
	}

	return attachTo(await findHome(invocation), {opensShell: true});
};

/** True where a session's pane is the terminal: showing a session in there would show it in itself. */
export function isInPane({environment}: Invocation): boolean {
	return environment.JUPITER_TASK !== undefined || environment.JUPITER_SESSION !== undefined;
}

/** A session without a pane gets a shell, unless a run is about to fill it. */
type ShowOptions = {readonly opensShell?: boolean};

/** Shows a session until it is detached or ends, says which, and answers with the exit status. */
export async function attachTo(home: Home, options?: ShowOptions): Promise<number> {
	const {reason, name} = await showSession(home, options);
	console.log(reason === 'detached' ? `Detached from ${name}. Come back with: jupiter-tui` : `The session ${name} has ended.`);
	return 0;
}

/** Shows a session, and those that the person goes to from there, until one is detached or ends: `name` is its. */
export async function showSession(home: Home, options?: ShowOptions): Promise<{readonly reason: 'detached' | 'session-ended'; readonly name: string}> {
	let shown = home;
	let end = await showOne(shown, options);
	while (end.reason === 'left') {
		shown = await findHome({directory: end.root, environment: process.env});
		end = await showOne(shown);
	}

	if (end.reason === 'lost') {
		throw new UserError(`The connection to the session was lost. Come back with: jupiter-tui\nIts logs are in ${shown.places.logs}`);
	}

	return {reason: end.reason, name: shown.places.name};
}

async function showOne(home: Home, {opensShell = false}: ShowOptions = {}): Promise<AttachEnd> {
	if (!process.stdin.isTTY || !process.stdout.isTTY) {
		throw usageError('There is no terminal to show the session in. For scripts there are `status --json` and `run --headless`.');
	}

	const sockets = await ensureHost(home);
	const {attach} = await import('../../client/attach.ts');
	const {prefix, ascii, mouse, notifications} = await readScreenSettings(process.env);
	return attach({
		...sockets,
		stdin: process.stdin,
		stdout: process.stdout,
		env: ascii ? {...process.env, JUPITER_ASCII: '1'} : process.env,
		mouse,
		notifications,
		sessionName: home.places.name,
		directory: home.repository.checkout,
		prefix,
		opensShell,
		listSessions: async () => sessionsToShow(process.env),
		ensureEngine: createEngineStart(home),
	});
}

/** The first start replaces an engine of another version. Later ones don't, or two attached versions would end each other's for ever. */
function createEngineStart(home: Home): () => Promise<void> {
	const served = servedBy(home);
	let isFirst = true;
	return async () => {
		// A stopped session loses its host first: whoever is still attached must not bring it back.
		if (!await hasHost(home.places)) {
			throw new UserError('The session has ended. Start it again with: jupiter-tui');
		}

		await (isFirst ? startOwnEngine(served, version) : startEngine(served));
		isFirst = false;
	};
}
