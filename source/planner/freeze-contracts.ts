import {overlaps} from '../claims/overlaps.ts';
import {maxContracts} from '../model/limits/planning.ts';
import type {Claim} from '../model/plan.ts';
import {isAbsent} from '../plan/absent-claims.ts';
import {refused, withFindings, type Draft, type DraftTask, type Finding} from './draft.ts';
import type {RepositoryFacts} from './facts.ts';
import {createOrder} from './task-order.ts';

/**
Freezes the interfaces that cross tasks at work at the same time: symbols that one reads, or whose use the index shows in what it writes,
while another rewrites their bodies. What is made or changed on purpose isn't frozen; its users wait for it.
*/
export function freezeContracts(draft: Draft, facts: RepositoryFacts): Draft {
	const order = createOrder(draft.tasks);
	const crossing = draft.tasks.flatMap(user => {
		const others = draft.tasks.filter(other => other !== user && !order.isAfter(user.id, other.id) && !order.isAfter(other.id, user.id));
		return usedBy(user, facts).filter(symbol => others.some(other => rewrites(other, symbol)));
	});
	const asked = draft.contracts.filter(symbol => symbol.includes('#') && !isAbsent(symbol, facts));
	return withFindings(
		{...draft, contracts: [...new Set([...asked, ...crossing.toSorted()])].slice(0, maxContracts)},
		asked.flatMap(symbol => brokenBy(draft.tasks, symbol)),
	);
}

/** Existing symbols that a task reads, or that what it changes uses. */
function usedBy({reads, writes}: DraftTask, facts: RepositoryFacts): Claim[] {
	const used = writes.filter(({claim, change}) => claim.includes('#') && change !== 'new').flatMap(({claim}) => facts.referencesOf(claim));
	return [...new Set([...reads, ...used])].filter(symbol => symbol.includes('#') && !isAbsent(symbol, facts) && writes.every(({claim}) => !overlaps(claim, symbol)));
}

function rewrites({writes}: DraftTask, symbol: Claim): boolean {
	return writes.some(({claim, change}) => change === 'body' && overlaps(claim, symbol));
}

function brokenBy(tasks: readonly DraftTask[], symbol: Claim): Finding[] {
	return tasks
		.filter(({writes}) => writes.some(({claim, change}) => claim === symbol && change !== 'body'))
		.map(({id}) => refused(`\`${symbol}\` is a contract, and \`${id}\` changes its interface. Take it out of \`contracts\`, or leave its interface alone.`));
}
