import {killGraceMs} from '../../model/limits/landing.ts';
import {groupsOfSession, signalGroups} from './process-groups.ts';

/** Ends everything in the session that a program leads: asks, then insists. Resolves when the program has ended, or can't be made to. */
export const endSession = async (leader: number, hasEndedWithin: (milliseconds: number) => Promise<boolean>): Promise<void> => {
	const groups = await groupsOfSession(leader);
	for (const signal of ['SIGHUP', 'SIGTERM', 'SIGCONT'] as const) {
		// The last is for stopped ones, which hear the others only then.
		signalGroups(groups, signal);
	}

	if (await hasEndedWithin(killGraceMs)) {
		return;
	}

	signalGroups(await groupsOfSession(leader), 'SIGKILL');
	await hasEndedWithin(killGraceMs);
};
