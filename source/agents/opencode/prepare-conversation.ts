import {readFile} from 'node:fs/promises';
import path from 'node:path';
import {notesFolder} from '../../model/folders.ts';
import type {Surroundings} from '../agent.ts';
import {conversationFile} from './conversation-file.ts';

/** The conversation that the worktree's last OpenCode noted, and the settings that its environment holds already. */
export const prepareConversation = async ({cwd, env}: Surroundings): Promise<readonly string[]> => {
	const noted = await readFile(path.join(cwd, notesFolder, conversationFile), 'utf8').catch(() => '');
	return [noted.trim(), env.OPENCODE_CONFIG_CONTENT ?? ''];
};
