import {createHmac} from 'node:crypto';
import {readFile, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {notesFolder} from '../../model/folders.ts';
import type {TaskKey} from '../../model/names.ts';

export type Conversation = {
	/** Shaped as a UUID, which agents ask for. */
	readonly id: string;
	/** Whether a former launch began it. */
	readonly isBegun: boolean;
};

export type ConversationRequest = {readonly secret: string; readonly task: TaskKey; readonly worktree: string; readonly launch: number; readonly resume: boolean};

/**
The conversation of a launch: the one that the worktree's notes name where it is to be resumed, else one of its own, which they name from now on;
agents refuse to begin one that is there, and to go on with one that isn't. The same when it's asked again for the same launch.
*/
export const findConversation = async ({secret, task, worktree, launch, resume}: ConversationRequest): Promise<Conversation> => {
	const file = path.join(worktree, notesFolder, 'conversation');
	const fresh = idOf(secret, task, launch);
	const noted = resume ? await readFile(file, 'utf8').catch(() => fresh) : fresh;
	await writeFile(file, noted);
	return {id: noted, isBegun: noted !== fresh};
};

const idOf = (secret: string, task: TaskKey, launch: number): string => {
	const hex = createHmac('sha256', secret).update(`${task}\n${launch}`).digest('hex');
	return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};
