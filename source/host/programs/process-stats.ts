import {readdir, readFile} from 'node:fs/promises';

/** What Linux says of a process behind its name: `state parent group session …`, as the manual page `proc_pid_stat` has them. */
export type ProcessStat = {readonly pid: number; readonly fields: readonly string[]};

/** Reads what Linux says of every process there is. */
export const processStats = async (): Promise<ProcessStat[]> => {
	const names = await readdir('/proc');
	const stats = await Promise.all(names.filter(name => /^\d+$/v.test(name)).map(async name => readStat(name)));
	return stats.filter(stat => stat !== undefined);
};

const readStat = async (pid: string): Promise<ProcessStat | undefined> => {
	try {
		const stat = await readFile(`/proc/${pid}/stat`, 'latin1');
		// The name in parentheses may itself hold spaces and parentheses.
		return {pid: Number(pid), fields: stat.slice(stat.lastIndexOf(')') + 2).split(' ')};
	} catch {
		// The process ended while the list was read.
		return undefined;
	}
};
