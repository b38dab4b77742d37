/** What agents have used of their models. */
export type Usage = {
	/** Tokens that the model read anew. */
	readonly inputTokens: number;
	/** Tokens that it read again from its provider's cache. */
	readonly cachedTokens: number;
	readonly outputTokens: number;
	/** What that cost, as far as the agent or the user's price list says. */
	readonly dollars: number;
	/** Tokens of these, read anew or written, for which nobody says a price. */
	readonly unpricedTokens: number;
	/** Minutes that workers were at work, counted while a budget has them. */
	readonly minutes?: number;
};

/** Nothing used. */
export const noUsage: Usage = {inputTokens: 0, cachedTokens: 0, outputTokens: 0, dollars: 0, unpricedTokens: 0};

/** What may be used at most; whatever is reached first counts. */
export type Budget = {
	readonly dollars?: number;
	/** Tokens read anew or written. */
	readonly tokens?: number;
	/** Minutes that workers are at work; those of a run's workers add up. */
	readonly minutes?: number;
};

/** What a budget may bound, in the order in which it is said. */
export const bounds = ['dollars', 'tokens', 'minutes'] as const satisfies ReadonlyArray<keyof Budget>;

export type Bound = typeof bounds[number];

/** What is counted by a meter. */
export type Counters = Omit<Usage, 'unpricedTokens'>;

/** What an agent, or a log that it keeps, says that it has used. Absent fields are not known. */
export type UsageReport = Partial<Counters> & {
	/** Whose counters these are, as a rule a conversation; of several meters of one task, each is counted by itself. */
	readonly meter: string;
	/** `total`: all since the meter began, and less than before says that it began anew. `step`: what came on top since its last report. */
	readonly counts: 'total' | 'step';
	/** Its dollars are told by another meter, so that these tokens need no price. */
	readonly isPricedElsewhere?: boolean;
	/** The model that was used last. */
	readonly model?: string;
	/** Share of the model's context that is in use, 0 to 1. */
	readonly contextShare?: number;
};

/** What a task has used. */
export type TaskUsage = {
	/** In all its attempts. */
	readonly total: Usage;
	/** In the present or last one. */
	readonly attempt: Usage;
	/** The last totals of the meters, by which the next are told from what is known; the latest meter last. */
	readonly meters: Readonly<Record<string, Partial<Counters>>>;
	readonly model?: string;
	readonly contextShare?: number;
};

/** Dollars for a million tokens of each kind, by the user's own price list. */
export type Price = {
	readonly input: number;
	/** As `input` when absent. */
	readonly cached?: number;
	readonly output: number;
};
