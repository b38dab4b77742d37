import type {UsageReport} from '../model/usage.ts';

/** What an agent or its log tells of its use of a model. */
export type Spending = {
	readonly usage?: UsageReport;
	/** Until when the allowance is used up, milliseconds since 1970, 0 when it isn't. */
	readonly exhausted?: number;
	/** Why its provider refused the last turn for a limit; empty when it didn't. */
	readonly refusal?: string;
};

/** A file in which an agent writes down its conversation, one JSON object a line. */
export type UsageLog = {
	/** Its path, which a hook's call names. */
	readonly pathIn: (body: unknown) => string | undefined;
	/** Returns a reader of one such file, to be given each of its lines from the first one on. It answers what they come to so far where a line tells of it. */
	readonly read: (path: string) => LogReader;
};

export type LogReader = (line: string) => Spending | undefined;
