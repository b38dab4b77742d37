import {confirm} from '../printing/ask.ts';
import type {Invocation, Verb} from '../command.ts';
import {hasFlag} from '../arguments/options.ts';
import {findHome, runningSession, sessionState} from '../session.ts';
import {stopSession} from './stop-session.ts';

/** Ends a session: its engine, its host and the agents in it. */
export const stop: Verb = async invocation => {
	await runningSession(invocation);
	if (!hasFlag(invocation, 'yes') && !await confirm(await question(invocation), 'stop')) {
		console.log('Nothing was stopped.');
		return 1;
	}

	await stopSession(await findHome(invocation));
	console.log('Stopped. Worktrees, branches and the journal stay, and jupiter-tui goes on from there.');
	return 0;
};

async function question(invocation: Invocation): Promise<string> {
	const state = await sessionState(invocation);
	const busy = Object.values(state.runs).flatMap(run => Object.values(run.tasks)).filter(task => task.running).map(task => task.id);
	return busy.length === 0 ? 'Stop this session?' : `Stop this session and its agents (${busy.join(', ')})?`;
}
