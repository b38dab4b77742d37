import {bounds, type Bound, type Budget, type Usage} from '../model/usage.ts';

/** Returns what was used in all its parts: `$1.24, 38k tokens in, 120k cached, 5k out`. */
export function describeUsage(usage: Usage): string {
	const {inputTokens, cachedTokens, outputTokens} = usage;
	const counts = [
		...(inputTokens + outputTokens > 0 ? [`${tokens(inputTokens)} in`] : []),
		...(cachedTokens > 0 ? [`${round(cachedTokens)} cached`] : []),
		...(outputTokens > 0 ? [`${round(outputTokens)} out`] : []),
	];
	const parts = [...(usage.dollars > 0 ? [dollars(usage.dollars)] : []), ...counts, ...(usage.minutes === undefined ? [] : [minutes(usage.minutes)])];
	return parts.length === 0 ? 'nothing' : parts.join(', ');
}

/** Returns what was used in a few cells: `$1.24`, `$1.24 + 43k tokens` where these have no price, `43k tokens`; nothing for nothing. */
export function sumUpUsage(usage: Usage): string {
	const parts = [
		...(usage.dollars > 0 ? [dollars(usage.dollars)] : []),
		...(usage.unpricedTokens > 0 ? [tokens(usage.unpricedTokens)] : []),
	];
	const all = usage.inputTokens + usage.outputTokens;
	return parts.length === 0 && all > 0 ? tokens(all) : parts.join(' + ');
}

/** Returns a budget as the end of a sentence: `$5.00`, `$5.00 or 200k tokens`. */
export function describeBudget(budget: Budget): string {
	const parts = boundsIn(budget).map(([bound, most]) => amounts[bound](most));
	return parts.length === 0 ? 'any amount' : parts.join(' or ');
}

/** Returns what a budget bounds, and by how much. */
export function boundsIn(budget: Budget): Array<readonly [bound: Bound, most: number]> {
	return bounds.flatMap(bound => {
		const most = budget[bound];
		return most === undefined ? [] : [[bound, most] as const];
	});
}

/** Say an amount of each thing that a budget may bound. */
export const amounts: Readonly<Record<Bound, (amount: number) => string>> = {dollars, tokens, minutes};

/** Returns a sum of money as a person reads it; small ones in parts of a cent. */
export function dollars(amount: number): string {
	return `$${amount < 0.1 ? amount.toFixed(4).replace(/0{1,2}$/v, '') : amount.toFixed(2)}`;
}

/** Returns a time at work as a person reads it: `0.5 min`, `90 min`. */
export function minutes(count: number): string {
	return `${Number(count.toFixed(count < 10 ? 1 : 0))} min`;
}

/** Returns a number of tokens as a person reads it: `850 tokens`, `43k tokens`, `1.2M tokens`. */
export function tokens(count: number): string {
	return `${round(count)} tokens`;
}

function round(count: number): string {
	if (count < 1000) {
		return String(Math.round(count));
	}

	return count < 999_500 ? `${Math.round(count / 1000)}k` : `${(count / 1_000_000).toFixed(1).replace(/\.0$/v, '')}M`;
}
