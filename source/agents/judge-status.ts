import type {AgentStatus, LimitedWay} from '../model/task.ts';

/** Where a status was read, the surest first: what the agent tells its terminal (OSC 7501), what its hooks or its API tell, what its title says, what its process does. */
export const statusSources = ['protocol', 'hook', 'title', 'process'] as const;

export type StatusSource = typeof statusSources[number];

/** One word about how an agent is. */
export type StatusWord = {
	readonly source: StatusSource;
	readonly status: AgentStatus;
	readonly message?: string;
	/** It shows that the agent does something, and not that its model has answered. */
	readonly isBusyOnly?: boolean;
	/** What is known of a limit beside that it was met. */
	readonly limit?: {readonly until?: number; readonly way?: LimitedWay};
};

/** What is held to be true of one launch: the last word that counted, and the surest source heard so far. */
export type Judged = {readonly word: StatusWord; readonly surest: StatusSource};

/** What a launch is held to be before it has said anything. */
export const unheard: Judged = {word: {source: 'process', status: 'starting'}, surest: 'process'};

/** Takes a word into account; the very same judgement where the word doesn't count. */
export const judgeStatus = (judged: Judged, word: StatusWord): Judged =>
	counts(judged, word) ? {word, surest: rank(word.source) < rank(judged.surest) ? word.source : judged.surest} : judged;

const counts = ({word: {status: last}, surest}: Judged, {source, status, isBusyOnly = false}: StatusWord): boolean => {
	// That a limit was reached only some sources know, and it holds until the agent works again: terminals are told of an error, then of idleness.
	if (status === 'limited') {
		return true;
	}

	if (rank(source) > rank(surest)) {
		return false;
	}

	// A process that does something has started; more it doesn't tell.
	if (source === 'process') {
		return last === 'starting';
	}

	// An agent draws its empty prompt before it takes the one that it was started with.
	return last === 'limited' ? status === 'working' && !isBusyOnly : !(last === 'starting' && status === 'idle');
};

const rank = (source: StatusSource): number => statusSources.indexOf(source);
