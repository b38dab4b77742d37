/** What the plugin tells the engine. */
export type Message =
	| {readonly type: 'before'; readonly tool: string; readonly input: unknown}
	| {readonly type: 'after' | 'prompted' | 'shortened' | 'asks' | 'busy' | 'interrupted'}
	| {readonly type: 'needs-permission'; readonly text: string}
	| {readonly type: 'idle'; readonly wasHeld: boolean}
	/** One answer of a model. Its dollars are 0 where OpenCode knows no price. */
	| {readonly type: 'used'; readonly session: string; readonly model: string; readonly input: number; readonly cached: number; readonly output: number; readonly dollars: number}
	/** `next`: when it tries again by itself, in milliseconds since 1970. */
	| {readonly type: 'failed'; readonly isLimit: boolean; readonly text: string; readonly next?: number};

/** What it is answered. */
export type Reply = {
	/** Why a tool may not be used. */
	readonly refusal?: string;
	/** What the model is to be told. */
	readonly context?: string;
	/** What the model is to be told so that it doesn't stop. */
	readonly goOn?: string;
};
