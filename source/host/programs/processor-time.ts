import process from 'node:process';
import {processStats} from './process-stats.ts';

/** Returns the processor time that each program and all it started have used so far, ms, by the program's process id. */
export const processorTimes = async (leaders: readonly number[]): Promise<ReadonlyMap<number, number>> => {
	const rows = process.platform === 'linux' ? await rowsFromProc() : await rowsFromPs();
	return new Map(leaders.map(leader => [leader, timeOf(leader, rows)]));
};

/** One process; its session where the system tells it, which also holds those whose parent has ended. */
export type ProcessRow = {readonly pid: number; readonly parent: number; readonly session?: number; readonly cpuMs: number};

/** Sums up what a program, its descendants and the rest of its session have used. */
export const timeOf = (leader: number, rows: readonly ProcessRow[]): number => {
	const family = new Set([leader]);
	let before;
	do {
		before = family.size;
		for (const {pid, parent, session} of rows) {
			if (family.has(parent) || session === leader) {
				family.add(pid);
			}
		}
	} while (family.size > before);

	return rows.filter(({pid}) => family.has(pid)).reduce((sum, {cpuMs}) => sum + cpuMs, 0);
};

/** Reads a row of `ps -axo pid=,ppid=,time=`, whose time is `[[days-]hours:]minutes:seconds[.hundredths]`. */
export const readPsRow = (line: string): ProcessRow | undefined => {
	const {pid, parent, days = '0', clock} = /^\s*(?<pid>\d+)\s+(?<parent>\d+)\s+(?:(?<days>\d+)-)?(?<clock>[\d.:]+)\s*$/v.exec(line)?.groups ?? {};
	if (clock === undefined) {
		return undefined;
	}

	const seconds = clock.split(':').reduce((sum, part) => (sum * 60) + Number(part), 0);
	return {pid: Number(pid), parent: Number(parent), cpuMs: ((Number(days) * 86_400) + seconds) * 1000};
};

/** Ticks of the clock in `/proc` are hundredths of a second on every Linux that Node runs on. */
const tickMs = 10;

const rowsFromProc = async (): Promise<ProcessRow[]> => {
	const stats = await processStats();
	return stats.map(({pid, fields}) => {
		// Times of its own, then of the children it has waited for: a build is many short processes.
		const ticks = fields.slice(11, 15).reduce((sum, value) => sum + Number(value), 0);
		return {pid, parent: Number(fields[1]), session: Number(fields[3]), cpuMs: ticks * tickMs};
	});
};

const rowsFromPs = async (): Promise<ProcessRow[]> => {
	const {execa} = await import('execa');
	const {stdout} = await execa('ps', ['-axo', 'pid=,ppid=,time=']);
	return stdout.split('\n').map(line => readPsRow(line)).filter(row => row !== undefined);
};
