import {parsedClaim} from '../claims/claim-cache.ts';
import {overlaps} from '../claims/overlaps.ts';
import type {Claim} from '../model/plan.ts';
import type {Draft, DraftTask, DraftWrite} from './draft.ts';
import type {RepositoryFacts} from './facts.ts';
import {likelyTest} from './likely-test.ts';

/**
Gives code that is new, or shows a new face, its test file: the one that the index links to the source file, or for a new file the one that its neighbours' would suggest.
Where several tasks would want one test file, none claims it for the whole of its work: each asks for it when it adds its tests.
*/
export function addTests(draft: Draft, facts: RepositoryFacts): Draft {
	const wanted = new Map(draft.tasks.map(task => [task.id, testsFor(task, facts)]));
	const wishes = wanted.values().flatMap(tests => tests.keys()).toArray();
	const isShared = (test: Claim, {id}: DraftTask) => wishes.filter(other => other === test).length > 1
		|| draft.tasks.some(other => other.id !== id && other.writes.some(({claim}) => overlaps(claim, test)));
	return {
		...draft,
		tasks: draft.tasks.map(task => {
			const {shared = [], own = []} = Object.groupBy(wanted.get(task.id)!, ([test]) => isShared(test, task) ? 'shared' : 'own');
			const claimed = own.map(([test, source]): DraftWrite => ({claim: test, change: facts.paths.includes(test) ? 'body' : 'new', because: `tests ${source}`}));
			const rules = shared.map(([test]) => `Others add to \`${test}\` too: claim it only when you add your tests, and last.`);
			return {...task, writes: [...task.writes, ...claimed], constraints: [...task.constraints, ...rules]};
		}),
	};
}

/** Test files that a task should write but doesn't claim, each with the source that it is for. */
function testsFor({writes}: DraftTask, facts: RepositoryFacts): ReadonlyMap<Claim, string> {
	const tests = new Map<Claim, string>();
	for (const {claim, change, because} of writes) {
		const {path, kind} = parsedClaim(claim);
		// Looking for tests goes through a repository, so only where they matter.
		const isMeant = because === undefined && (kind === 'path' || kind === 'symbol') && (change === 'new' || change === 'interface');
		const known = isMeant ? facts.testsOf(path) : [];
		const test = isMeant ? known[0] ?? likelyTest(path, facts) : undefined;
		if (test !== undefined && [test, ...known].every(file => writes.every(write => !overlaps(write.claim, file)))) {
			tests.set(test, path);
		}
	}

	return tests;
}
