import {readFile, rename, rm, writeFile} from 'node:fs/promises';
import {setTimeout as delay} from 'node:timers/promises';
import process from 'node:process';
import {tenantGraceMs} from '../../model/limits/landing.ts';
import {groupMembers} from './group-members.ts';
import {runCommand, type CommandOutcome, type CommandRequest} from './run-command.ts';

type TenantRequest = Omit<CommandRequest, 'onGroup'> & {readonly slot: string};

/**
Runs a command in a slot, and notes beside it which processes they are before the first of them does anything.
So whoever takes the slot next finds those of an engine that was killed.
*/
export async function runTenant({slot, ...request}: TenantRequest): Promise<CommandOutcome> {
	const outcome = await runCommand({...request, onGroup: async group => noteTenant(slot, group)});
	await rm(noteOf(slot), {force: true});
	return outcome;
}

/** Writes down which process group works in a slot. */
export async function noteTenant(slot: string, group: number): Promise<void> {
	const leader = (await groupMembers(group)).find(({pid}) => pid === group);
	const note = noteOf(slot);
	await writeFile(`${note}.new`, JSON.stringify({group, startedAt: leader?.startedAt} satisfies Note));
	await rename(`${note}.new`, note);
}

/**
Ends what a killed engine has left at work in a slot; returns when none of it is there any more.
Its leash ends it too, as a rule long before: this is so that nobody has to believe in that.
*/
export async function endTenant(slot: string): Promise<void> {
	const note = await readNote(slot);
	if (note === undefined) {
		return;
	}

	await endGroup(note);
	await rm(noteOf(slot), {force: true});
}

async function endGroup(note: Note): Promise<void> {
	const deadline = Date.now() + tenantGraceMs;
	while (await isThere(note)) {
		if (Date.now() > deadline) {
			throw new Error(`Processes of a former verification don't end: process group ${note.group}. End them with \`kill -KILL -${note.group}\`.`);
		}

		await delay(pollMs);
	}
}

type Note = {readonly group: number; readonly startedAt: string | undefined};

/** Kills what is left of the group, and answers whether anything was. A group whose leader began at another time has only the number in common. */
async function isThere({group, startedAt}: Note): Promise<boolean> {
	const members = await groupMembers(group);
	const leader = members.find(({pid}) => pid === group);
	if (leader !== undefined && leader.startedAt !== startedAt) {
		return false;
	}

	// Without its leader nothing tells it from strangers; then its leash is ending it.
	if (leader !== undefined) {
		killGroup(group);
	}

	return members.length > 0;
}

function killGroup(group: number): void {
	try {
		process.kill(-group, 'SIGKILL');
	} catch (error) {
		// It has ended since.
		if ((error as NodeJS.ErrnoException).code !== 'ESRCH') {
			throw error;
		}
	}
}

async function readNote(slot: string): Promise<Note | undefined> {
	const text = await readFile(noteOf(slot), 'utf8').catch(() => undefined);
	return text === undefined ? undefined : JSON.parse(text) as Note;
}

function noteOf(slot: string): string {
	return `${slot}.tenant`;
}

const pollMs = 20;
