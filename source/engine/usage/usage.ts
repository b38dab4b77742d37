import type {Run} from '../../model/run.ts';
import {noUsage, type Usage} from '../../model/usage.ts';

/** Returns what all tasks of a run have used. */
export function usageOfRun(run: Run): Usage {
	return Object.values(run.tasks).reduce((sum, {usage}) => addUsage(sum, usage?.total ?? noUsage), noUsage);
}

/** Returns what two have used together. */
export function addUsage(a: Usage, b: Usage): Usage {
	const minutes = (a.minutes ?? 0) + (b.minutes ?? 0);
	return {
		inputTokens: a.inputTokens + b.inputTokens,
		cachedTokens: a.cachedTokens + b.cachedTokens,
		outputTokens: a.outputTokens + b.outputTokens,
		dollars: a.dollars + b.dollars,
		unpricedTokens: a.unpricedTokens + b.unpricedTokens,
		...(minutes > 0 && {minutes}),
	};
}
