import type {Task} from '../../model/task.ts';
import {noUsage, type Counters, type Price, type Usage, type UsageReport} from '../../model/usage.ts';
import {emit, type Draft} from '../draft.ts';

/** What was seen of an agent's use of its model. */
export type UsageSeen = {readonly report: UsageReport; readonly day: string; readonly price?: Price};

/** Counts what an agent has used since the last report of the same meter. Said again, it counts nothing. */
export function countUsage(draft: Draft, task: Task, {report, day, price}: UsageSeen): void {
	const {meter, counts, model, contextShare, isPricedElsewhere = false} = report;
	const known = task.usage?.meters[meter] ?? {};
	const said = countersIn(report);
	const fresh = counts === 'step' ? said : difference(said, known);
	const needsPrice = !isPricedElsewhere && fresh.dollars === undefined;
	const used = {...noUsage, ...fresh, ...(needsPrice && pricedBy(price, fresh))};
	const isNews = model !== undefined && model !== task.usage?.model;
	if (!isNews && isSameShare(contextShare, task.usage?.contextShare) && Object.values(used).every(value => value === 0)) {
		return;
	}

	emit(draft, {
		type: 'usage-counted', task: task.key, day, used, meter,
		...(counts === 'total' && {totals: {...known, ...said}}),
		...(model !== undefined && {model}),
		...(contextShare !== undefined && {contextShare}),
	});
}

/** A program may say anything. */
function countersIn(report: UsageReport): Partial<Counters> {
	const counters: Partial<Record<keyof Counters, number>> = {};
	for (const name of names) {
		const value = report[name];
		if (value !== undefined && Number.isFinite(value) && value >= 0) {
			counters[name] = value;
		}
	}

	return counters;
}

const names = ['inputTokens', 'cachedTokens', 'outputTokens', 'dollars', 'minutes'] as const;

/** A meter that goes back has begun anew. */
function difference(said: Partial<Counters>, known: Partial<Counters>): Partial<Counters> {
	const isAnew = names.some(name => said[name] !== undefined && said[name] < (known[name] ?? 0));
	return isAnew
		? said
		: Object.fromEntries(names.flatMap(name => said[name] === undefined ? [] : [[name, said[name] - (known[name] ?? 0)]]));
}

function pricedBy(price: Price | undefined, {inputTokens = 0, cachedTokens = 0, outputTokens = 0}: Partial<Counters>): Partial<Usage> {
	if (price === undefined) {
		return {unpricedTokens: inputTokens + outputTokens};
	}

	const {input, cached = input, output} = price;
	return {dollars: ((inputTokens * input) + (cachedTokens * cached) + (outputTokens * output)) / 1_000_000};
}

/** Small changes of it are no news worth a line in the journal. */
function isSameShare(share: number | undefined, known: number | undefined): boolean {
	return share === undefined || (known !== undefined && Math.abs(share - known) < shareStep);
}

/** What a person would see as another number. */
const shareStep = 0.01;
