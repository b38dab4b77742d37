import type {LimitedWay} from '../../model/task.ts';
import {fieldsOf, parsedFields, textOf, type Fields} from '../fields.ts';

/** What Google says of a limit: the body of its answer in its own error model. */
export type Quota = {readonly message: string; readonly until?: number; readonly way: LimitedWay};

/**
Reads the answer to a request that was refused at a time. Gemini CLI tries again by itself where it is told a short wait or none;
for a day's quota and a long wait it stops and asks its person what to do, and nothing but an answer or a new start gets it on.
*/
export const readQuota = (text: string, at: number): Quota => {
	const error = fieldsOf(parsedFields(text).error);
	const details = Array.isArray(error.details) ? error.details.map(detail => fieldsOf(detail)) : [];
	const message = textOf(error, 'message') ?? text;
	if (details.some(detail => isDaily(detail))) {
		return {message, way: 'stuck', ...ending(pacificMidnight(at))};
	}

	const waitMs = details.map(detail => waitIn(detail)).find(wait => wait !== undefined);
	const isTrying = details.every(detail => !isFinal(detail)) && (waitMs ?? 0) <= longestOwnWaitMs;
	return {message, way: isTrying ? 'trying' : 'stuck', ...waitMs !== undefined && ending(at + waitMs)};
};

/** Nothing where it isn't known when the request was refused. */
const ending = (until: number): {readonly until?: number} => Number.isNaN(until) ? {} : {until};

/** A day's quota, of which Google's own advice to wait for seconds says nothing. */
const isDaily = ({violations}: Fields): boolean =>
	Array.isArray(violations) && violations.some(violation => /PerDay|Daily/v.test(textOf(fieldsOf(violation), 'quotaId') ?? ''));

const waitIn = (detail: Fields): number | undefined => {
	const seconds = /^(?<seconds>[\d.]+)s$/v.exec(textOf(detail, 'retryDelay') ?? '')?.groups?.seconds;
	return seconds === undefined ? undefined : Math.ceil(Number(seconds) * 1000);
};

const isFinal = (detail: Fields): boolean => finalReasons.has(textOf(detail, 'reason') ?? '');

const finalReasons: ReadonlySet<string> = new Set(['QUOTA_EXHAUSTED', 'INSUFFICIENT_G1_CREDITS_BALANCE', 'MODEL_CAPACITY_EXHAUSTED', 'MODEL_CAPACITY_EXCEEDED']);

/** Longest wait that it sits out by itself, ms. */
const longestOwnWaitMs = 5 * 60_000;

/** The next midnight in Pacific time, when Google's quotas of a day begin anew; in milliseconds since 1970. */
const pacificMidnight = (at: number): number => {
	const midnight = at + dayMs - sinceMidnight(at);
	// The clock may be put forward or back in between.
	const past = sinceMidnight(midnight);
	return midnight - past + (past < dayMs / 2 ? 0 : dayMs);
};

const sinceMidnight = (at: number): number => {
	if (Number.isNaN(at)) {
		return at;
	}

	const parts = clock.format(at).split(':').map(Number);
	const seconds = parts.reduce((sum, part) => (sum * 60) + part, 0);
	return (seconds * 1000) + (at % 1000);
};

const clock = new Intl.DateTimeFormat('en-GB', {timeZone: 'America/Los_Angeles', hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23'});
const dayMs = 24 * 60 * 60_000;
