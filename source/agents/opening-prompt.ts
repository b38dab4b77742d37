import path from 'node:path';
import type {Launch} from './agent.ts';

/** What a model is told first: where its briefing is, and how to hand in. The briefing holds the rest, so that a retry needs no other words. */
export function openingPrompt({worktree, briefingPath, prompt, attempt, resume}: Launch, handIn = 'When the task is complete, run: jupiter-tui done'): string {
	const briefing = path.relative(worktree, briefingPath);
	const beginning = resume || attempt > 1
		? `Read ${briefing} again: it says what became of the last attempt and what to change.`
		: `Read ${briefing} first: it says what you may change and how to work beside the other agents.`;
	return `${beginning} ${handIn}\n\nTask: ${prompt.trim()}`;
}
