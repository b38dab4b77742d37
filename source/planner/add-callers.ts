import {overlaps} from '../claims/overlaps.ts';
import {ownerOf, ownerOfRest} from '../claims/symbol-name.ts';
import {parsedClaim} from '../claims/claim-cache.ts';
import {maxImpliedClaims, maxImpliedInFile} from '../model/limits/planning.ts';
import type {Claim} from '../model/plan.ts';
import {poor, withFindings, withTasks, type Draft, type DraftTask, type DraftWrite, type Finding} from './draft.ts';
import type {RepositoryFacts} from './facts.ts';
import {createOrder} from './task-order.ts';
import {holdsClaim} from './settle-claims.ts';

/**
Follows each changed interface to whoever uses it. A user that another task writes makes that task wait for the change;
one that nobody writes, or that was written before, is claimed by the task that makes the change.
*/
export function addCallers(draft: Draft, facts: RepositoryFacts): Draft {
	const order = createOrder(draft.tasks);
	const tasks = new Map(draft.tasks.map(task => [task.id, task]));
	const findings: Finding[] = [];
	for (const {id} of draft.tasks) {
		const reaching = tasks.get(id)!.writes.filter(({change}) => change === 'interface' || change === 'removed');
		for (const {claim} of reaching) {
			const users = usersOf(claim, facts).filter(user => !holdsClaim(tasks.get(id)!.writes, parsedClaim(user)));
			const left = users.filter(user => !waitForChange({user, claim, id}, tasks, order));
			const claims = byFile(left);
			if (claims.length > maxImpliedClaims) {
				findings.push(poor(`\`${id}\` changes \`${claim}\`, which ${users.length} places in ${claims.length} claims use. Keep the old form beside the new one and move its users in tasks of their own.`, id));
			}

			const added = claims.slice(0, maxImpliedClaims).map((user): DraftWrite => ({claim: user, change: 'body', because: `uses ${claim}`}));
			tasks.set(id, {...tasks.get(id)!, writes: [...tasks.get(id)!.writes, ...added]});
		}
	}

	return withFindings(withTasks(draft, tasks), findings);
}

type Use = {readonly user: Claim; readonly claim: Claim; readonly id: string};

/** Whether another task that writes the user comes after the change, or now waits for it. */
function waitForChange({user, claim, id}: Use, tasks: Map<string, DraftTask>, order: ReturnType<typeof createOrder>): boolean {
	const writers = tasks.values().filter(other => other.id !== id && holdsClaim(other.writes, parsedClaim(user))).toArray();
	for (const writer of writers) {
		if (order.add(writer.id, id)) {
			tasks.set(writer.id, {...writer, needs: [...writer.needs, {id, because: `writes ${user}, which uses ${claim}`}]});
		}
	}

	return writers.some(writer => order.isAfter(writer.id, id));
}

/** Whoever uses a symbol, or any symbol of a file, without what lies within the claim itself. */
function usersOf(claim: Claim, facts: RepositoryFacts): Claim[] {
	const {path, symbol, kind} = parsedClaim(claim);
	if (kind === 'directory' || kind === 'glob') {
		return [];
	}

	const changed = symbol === undefined ? facts.symbolsIn(path).map(({address}) => `${path}#${address}`) : [claim];
	const users = new Set(changed.flatMap(one => [...facts.referrersOf(one), ...overridesOf(one, facts)]));
	return [...users].filter(user => !overlaps(user, claim)).toSorted();
}

/** Members of the same name in whatever builds on a member's owner, and on these in turn: one that overrides another has to fit it, though its text never names it. */
function overridesOf(claim: Claim, facts: RepositoryFacts, found = new Set<Claim>([claim])): Claim[] {
	const {path, symbol = ''} = parsedClaim(claim);
	const owner = ownerOf(symbol);
	const heirs = owner === '' || found.size > maxImpliedClaims ? [] : facts.referrersOf(`${path}#${owner}`);
	return heirs.flatMap(heir => {
		const {path: file, symbol: name = ''} = parsedClaim(heir);
		const address = `${ownerOfRest(name) ?? name}.${symbol.slice(owner.length + 1)}`;
		const override = `${file}#${address}`;
		if (found.has(override) || !facts.symbolsOf(file)?.includes(address)) {
			return [];
		}

		found.add(override);
		return [override, ...overridesOf(override, facts, found)];
	});
}

/** Many users in one file are claimed as the file. */
function byFile(users: readonly Claim[]): Claim[] {
	const groups = Map.groupBy(users, user => parsedClaim(user).path);
	return [...groups].flatMap(([path, claims]) => claims.length > maxImpliedInFile ? [path] : claims);
}
