import {readdir, readFile} from 'node:fs/promises';
import process from 'node:process';

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
	const names = await readdir('/proc');
	const groups = await Promise.all(names.filter(name => /^\d+$/v.test(name)).map(async name => groupFromStat(name, leader)));
	return groups.filter(group => group !== undefined);
};

const groupFromStat = async (pid: string, leader: number): Promise<number | undefined> => {
	try {
		const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
		// The name in parentheses may itself hold spaces and parentheses; after it come state, parent, group, session.
		const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
		return Number(fields[3]) === leader ? Number(fields[2]) : undefined;
	} catch {
		// The process ended while the list was read.
		return undefined;
	}
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
