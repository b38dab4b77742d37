import process from 'node:process';
import {processStats} from './process-stats.ts';

/**
Every process group in the session that a program leads: its own, and those of the jobs that a shell put in groups of their own.
A program that has ended has left none but those of its jobs.
*/
export const groupsOfSession = async (leader: number): Promise<readonly number[]> => {
	const found = process.platform === 'linux' ? await groupsFromProc(leader) : [leader, ...await groupsFromPs(leader)];
	return [...new Set(found)];
};

/** Sends a signal to process groups; one that has gone meanwhile is no error. */
export const signalGroups = (groups: readonly number[], signal: NodeJS.Signals): void => {
	for (const group of groups) {
		try {
			process.kill(-group, signal);
		} catch {
			// Ended between the look and the signal, or never had members.
		}
	}
};

const groupsFromProc = async (leader: number): Promise<number[]> => {
	const stats = await processStats();
	return stats.filter(({fields}) => Number(fields[3]) === leader).map(({fields}) => Number(fields[2]));
};

const groupsFromPs = async (leader: number): Promise<number[]> => {
	try {
		// macOS has no session ids in ps; the terminal's foreground group is the one that matters there.
		const {execa} = await import('execa');
		const {stdout} = await execa('ps', ['-o', 'tpgid=', '-p', String(leader)]);
		const group = Number(stdout);
		return group > 0 ? [group] : [];
	} catch {
		// No such process any more.
		return [];
	}
};
