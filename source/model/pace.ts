/** How tasks of one kind (agent and size) have compared with what was expected of them. */
export type Pace = {
	/** Tasks counted, a bounded number: older ones fade. */
	readonly count: number;
	/** Sum of the logarithms of time taken divided by time expected. */
	readonly sum: number;
};

/** What a session has learnt of how long tasks take, by kind. It orders work and tells the time, and decides nothing else. */
export type Paces = Readonly<Record<string, Pace>>;
