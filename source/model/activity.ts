/** What is seen of an agent at work; times are milliseconds since 1970. */
export type Activity = {
	/** Last sign of life: output, use of a processor, a call to the engine, a write, or a person's key in its pane. */
	readonly aliveAt: number;
	/** Last sign of getting on: a write of something new, a word on the bus, or a person's key. */
	readonly progressAt: number;
	/** Looks in a row at which it had done something and nothing of that was new. */
	readonly repeats: number;
};

/**
How an agent whose process is there fails to get on. hung: no sign of life. silent: it lives and changes nothing.
looping: it does the same again and again. One whose process has ended has crashed instead.
*/
export type StallKind = 'hung' | 'silent' | 'looping';

/** An agent that was found stalled and nudged. */
export type Stall = {readonly kind: StallKind; readonly at: number};
