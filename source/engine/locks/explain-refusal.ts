import {placeOfClaim} from '../../claims/place.ts';
import {rest} from '../../model/change.ts';
import type {Claim} from '../../model/plan.ts';
import type {TaskKey} from '../../model/names.ts';
import type {SessionState} from '../../model/session-state.ts';
import type {Draft} from '../draft.ts';
import {openRuns, taskOf} from '../find.ts';
import {activity, span} from '../words.ts';
import {blockersOf, type Blocker} from './blockers.ts';

/** What became of a refused claim; decides the advice. */
export type Fate = 'queued' | 'gives-way' | 'circle' | 'written';

/**
Returns why a claim can't be had, worded as a compiler words a borrow error: what was tried, who holds it as what and since when,
what that task is doing, and what to do instead. `text` is the first line as a sentence, `detail` the rest.
*/
export function explainRefusal({state, now}: Pick<Draft, 'state' | 'now'>, task: TaskKey, claim: Claim, fate: Fate): {readonly text: string; readonly detail: string} {
	const blockers = blockersOf(state, task, claim);
	const first = blockers[0]!;
	const holder = taskOf(state, first.task);
	const lines = [
		`  --> \`${claim}\` ${fate === 'written' ? 'written' : 'claimed'} by ${task} (${taskOf(state, task).plan.title})`,
		...blockers.map(blocker => `   = ${describeBlocker(state, blocker, now)}`),
		...notes(claim, blockers),
		...new Set(blockers.map(blocker => `   = ${blocker.task} ${activity(state, taskOf(state, blocker.task), now)}`)),
		...interfaceLines(state, claim),
		...advice[fate](holder.id, claim).map(line => `help: ${line}`),
	];
	return {
		text: first.lock
			? `\`${claim}\` is held by \`${holder.id}\`, for ${span(now - sinceOf(state, first))} now.`
			: `\`${claim}\` goes to \`${holder.id}\` first, which has waited for it for ${span(now - sinceOf(state, first))}.`,
		detail: lines.join('\n'),
	};
}

/** What a person can't know of the names of parts. */
function notes(claim: Claim, blockers: readonly Blocker[]): string[] {
	const claims = [claim, ...blockers.map(blocker => blocker.claim)];
	return [
		...claims.some(text => text.endsWith(rest)) ? [`   = \`${rest}\` is what stands outside the symbols in it`] : [],
		...placeOfClaim(claim) ? ['   = that is a place to put something new in; another may be free'] : [],
	];
}

const advice: Readonly<Record<Fate, (holder: string, claim: Claim) => string[]>> = {
	queued: (holder, claim) => [
		`your claim is queued: a message will tell you when \`${claim}\` is yours, which is when \`${holder}\` has landed`,
		'until then work on something else, and leave this as it is',
		`to tell \`${holder}\` what you need there: jupiter-tui note "…"`,
	],
	'gives-way': (holder, claim) => [
		`your task is the older one, so what waited for you gives way; a message will tell you when \`${claim}\` is yours`,
		'until then work on something else, and leave this as it is',
		`to tell \`${holder}\` what you need there: jupiter-tui note "…"`,
	],
	circle: (holder, claim) => [
		`waiting would never end, because \`${holder}\` waits for you; your claim is not queued`,
		`do your task without writing \`${claim}\`, or finish what you have: jupiter-tui done`,
		`to tell \`${holder}\` what you need there: jupiter-tui note "…"`,
	],
	written: (holder, claim) => [
		`put it back as it was; work that writes it can't land before \`${holder}\``,
		`or wait until \`${holder}\` has landed: jupiter-tui claim '${claim}'`,
		`to tell \`${holder}\` what you need there: jupiter-tui note "…"`,
	],
};

/** What the holder has made of it, or what is agreed. */
function interfaceLines(state: SessionState, claim: Claim): string[] {
	const isMeant = ({symbol}: {readonly symbol: Claim}) => symbol === claim;
	const published = state.published.findLast(change => isMeant(change) && change.is !== undefined);
	const contract = openRuns(state).flatMap(({contracts}) => contracts).find(candidate => isMeant(candidate));
	const lines = (published?.is ?? contract?.signature)?.split('\n').map(line => `     ${line}`) ?? [];
	return lines.length === 0 ? [] : [`   = its interface is ${published ? 'going to be' : 'frozen as'}`, ...lines];
}

function describeBlocker(state: SessionState, {task, claim, lock}: Blocker, now: number): string {
	const {title} = taskOf(state, task).plan;
	return lock
		? `held by ${task} (${title}) as \`${claim}\` for ${span(now - lock.since)}`
		: `${task} (${title}) waits for \`${claim}\` and comes first`;
}

function sinceOf(state: SessionState, {task, claim, lock}: Blocker): number {
	return lock?.since ?? state.waiting.find(wait => wait.task === task && wait.claim === claim)!.since;
}
