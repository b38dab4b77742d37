/** What a scripted model answers one request with: words, tool calls, or a failure. */
export type Turn = {
	readonly say?: string;
	readonly calls?: readonly Call[];
	/** An HTTP status in place of an answer. */
	readonly status?: number;
	/** What is answered with that status. */
	readonly body?: unknown;
	readonly headers?: Readonly<Record<string, string>>;
	/** The answer waits for this. */
	readonly after?: Promise<unknown>;
};

/** A tool call in no agent's own words. */
export type Call =
	| {readonly write: {readonly path: string; readonly text: string}}
	| {readonly edit: {readonly path: string; readonly old: string; readonly new: string}}
	/** Any tool, in the agent's own words. */
	| {readonly tool: string; readonly input: Readonly<Record<string, unknown>>}
	/** `isOutside`: asked to be run outside the agent's own sandbox, where it has one. */
	| {readonly shell: string; readonly isOutside?: boolean}
	| {readonly mcp: {readonly tool: string; readonly input?: Readonly<Record<string, unknown>>}};

/** A conversation as its model sees it. */
export type Conversation = {
	/** How often the model has answered since the task was given first. */
	readonly answers: number;
	/** How often the task was given: more than once when the agent was started again. */
	readonly prompts: number;
	/** The result of the last tool call. */
	readonly lastResult: string;
	/** How many tool calls have given one. */
	readonly results: number;
	/** Everything in it since the task was given, as one text. */
	readonly text: string;
};

/** Plays the model of one task. Depends on the conversation alone, so that retries and resumed conversations need nothing else. */
export type Script = (conversation: Conversation) => Turn;

/** These turns one after the other, then nothing but words. */
export const inOrder = (...turns: readonly Turn[]): Script => ({answers}) => turns[answers] ?? {say: 'There is nothing left to do.'};

/** Hands the task in. */
export const handIn: Turn = {calls: [{mcp: {tool: 'report_done'}}]};

/** Writes a file that isn't there. */
export const write: Turn = {calls: [{write: {path: 'b.txt', text: 'b\n'}}]};

/** Writes a file, says nothing until something comes, and hands in when it was started again. */
export const stuckOnce = (until: Promise<unknown>): Script => ({answers, prompts}) => {
	if (answers === 0) {
		return write;
	}

	return prompts === 1 ? {after: until, say: 'Too late.'} : handIn;
};

export type Part = {readonly from: 'model' | 'prompt' | 'tool' | 'other'; readonly text: string};

/** The name of the script that a conversation is for, and what it looks like from there on. */
export const readConversation = (parts: readonly Part[]): {readonly name: string; readonly conversation: Conversation} | undefined => {
	const isMarked = ({from, text}: Part) => from === 'prompt' && marker.test(text);
	const start = parts.findIndex(part => isMarked(part));
	if (start === -1) {
		return undefined;
	}

	const since = parts.slice(start);
	return {
		name: marker.exec(since[0]!.text)!.groups!.name!,
		conversation: {
			answers: since.filter(({from}, index) => from === 'model' && since[index - 1]!.from !== 'model').length,
			prompts: since.filter(part => isMarked(part)).length,
			results: since.filter(({from}) => from === 'tool').length,
			lastResult: since.findLast(({from}) => from === 'tool')?.text ?? '',
			text: since.map(({text}) => text).join('\n'),
		},
	};
};

const marker = /\bplay the script (?<name>[\w\-]+)/v;
