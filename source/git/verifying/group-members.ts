import {readdir, readFile} from 'node:fs/promises';
import process from 'node:process';
import {execa} from 'execa';

/** A process that lives, and what tells it from a later one of the same number. */
export type GroupMember = {readonly pid: number; readonly startedAt: string};

/** Returns the living processes of a process group; one that has ended and that nobody has asked about yet isn't among them. */
export async function groupMembers(group: number): Promise<readonly GroupMember[]> {
	try {
		// It throws where nobody is left, as a rule, and then there is nothing to look through.
		process.kill(-group, 0);
	} catch {
		return [];
	}

	return process.platform === 'linux' ? membersFromProc(group) : membersFromPs(group);
}

async function membersFromProc(group: number): Promise<GroupMember[]> {
	const names = await readdir('/proc');
	const members = await Promise.all(names.filter(name => /^\d+$/v.test(name)).map(async name => memberFromStat(name, group)));
	return members.filter(member => member !== undefined);
}

async function memberFromStat(pid: string, group: number): Promise<GroupMember | undefined> {
	try {
		const stat = await readFile(`/proc/${pid}/stat`, 'latin1');
		// The name in parentheses may itself hold spaces and parentheses; after it come state, parent, group, and the ticks since boot at its start.
		const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
		return Number(fields[2]) === group && fields[0] !== 'Z' ? {pid: Number(pid), startedAt: fields[19]!} : undefined;
	} catch {
		// The process ended while the list was read.
		return undefined;
	}
}

async function membersFromPs(group: number): Promise<GroupMember[]> {
	const {stdout} = await execa('ps', ['-axo', 'pid=,pgid=,stat=,lstart=']);
	const rows = stdout.split('\n').map(line => /^\s*(?<pid>\d+)\s+(?<group>\d+)\s+(?<state>\S+)\s+(?<startedAt>\S.*)$/v.exec(line)?.groups);
	return rows
		.filter(row => row !== undefined && Number(row.group) === group && !row.state!.startsWith('Z'))
		.map(row => ({pid: Number(row!.pid), startedAt: row!.startedAt!.trim()}));
}
