import {readdirSync, readFileSync} from 'node:fs';

/** Processes whose environment has this `NAME=value`, found in /proc: a multiplexer's server, client and panes alike. */
export const processesWith = (variable: string): number[] => readdirSync('/proc').filter(name => /^\d+$/v.test(name)).map(Number).filter(pid => {
	try {
		return readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').includes(variable);
	} catch {
		// Ended meanwhile, or not ours to read.
		return false;
	}
});

/** User and system time of a process so far, in seconds, without its children. */
export const cpuSeconds = (pid: number): number => {
	try {
		const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ');
		return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
	} catch {
		return 0;
	}
};

/** Memory of a process that is its own or shared, MB. */
export const residentMegabytes = (pid: number): number => {
	try {
		const pages = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ', 2)[1]);
		return pages * 4096 / 1e6;
	} catch {
		return 0;
	}
};

/** The command line of a process. */
export const commandLine = (pid: number): string => {
	try {
		return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
	} catch {
		return '';
	}
};

/** Fixed on Linux. */
const ticksPerSecond = 100;
