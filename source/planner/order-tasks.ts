import {overlaps} from '../claims/overlaps.ts';
import {findCycle} from '../engine/schedule/critical-path.ts';
import type {Claim} from '../model/plan.ts';
import type {TaskKind} from './answer.ts';
import {refused, withFindings, type Draft, type DraftNeed, type DraftTask, type DraftWrite} from './draft.ts';
import {createOrder} from './task-order.ts';

/** Puts phases after each other: features after what is set up for them, integration after all features, verification last. Refuses needs that run in a circle. */
export function orderPhases(draft: Draft): Draft {
	const phased = {
		...draft,
		tasks: draft.tasks.map(task => ({...task, needs: [...task.needs, ...phaseNeeds(task, draft.tasks)]})),
	};
	const cycle = findCycle(phased.tasks.map(({id, needs}) => ({id, needs: needs.map(need => need.id), minutes: 1})));
	return cycle === undefined
		? phased
		: withFindings(draft, [refused(`These tasks need each other in a circle: ${cycle.join(' → ')}. A setup task comes before features, these before integration, verification last; drop one of the needs or change a kind.`)]);
}

/** Whether needs are free of circles, as all further passes rely on. */
export function isOrdered({tasks}: Draft): boolean {
	return findCycle(tasks.map(({id, needs}) => ({id, needs: needs.map(need => need.id), minutes: 1}))) === undefined;
}

// The phase right before is enough where there is one: it waits for its own.
function phaseNeeds({id, kind, needs}: DraftTask, tasks: readonly DraftTask[]): DraftNeed[] {
	const earlier = phases.slice(0, phases.indexOf(kind)).toReversed();
	const phase = earlier.find(candidate => tasks.some(other => other.kind === candidate));
	return phase === undefined
		? []
		: tasks.filter(other => other.kind === phase && other.id !== id && needs.every(need => need.id !== other.id)).map(other => ({id: other.id, because: reasons[kind]}));
}

const phases: readonly TaskKind[] = ['setup', 'feature', 'integration', 'verification'];

const reasons: Readonly<Record<TaskKind, string>> = {
	setup: '',
	feature: 'features stand on what is set up',
	integration: 'integration wires all features',
	verification: 'verification comes last',
};

/** Adds needs where one task writes what another reads, and where two write the same: the one whose change reaches further goes first, else the one named first. */
export function orderByClaims(draft: Draft): Draft {
	const order = createOrder(draft.tasks);
	const added = new Map<string, DraftNeed[]>();
	const add = (later: DraftTask, earlier: DraftTask, because: string) => {
		if (order.add(later.id, earlier.id)) {
			added.set(later.id, [...added.get(later.id) ?? [], {id: earlier.id, because}]);
		}
	};

	for (const reader of draft.tasks) {
		for (const writer of draft.tasks) {
			const read = writer === reader ? undefined : sightOf(reader, writer);
			if (read?.change === 'removed') {
				add(writer, reader, `removes ${read.claim}, which is read there`);
			} else if (read !== undefined) {
				add(reader, writer, `reads ${read.claim}, which is ${read.change === 'new' ? 'made' : 'changed'} there`);
			}
		}
	}

	for (const [index, first] of draft.tasks.entries()) {
		for (const second of draft.tasks.slice(index + 1)) {
			const common = commonWrite(first, second);
			if (common !== undefined) {
				add(common.isTurned ? first : second, common.isTurned ? second : first, `both write ${common.claim}`);
			}
		}
	}

	return {...draft, tasks: draft.tasks.map(task => ({...task, needs: [...task.needs, ...added.get(task.id) ?? []]}))};
}

/** Takes out what code added to a task's needs where another of them waits for it already, so that a plan says what matters. */
export function dropImpliedNeeds(draft: Draft): Draft {
	const order = createOrder(draft.tasks);
	const isImplied = ({id, because}: DraftNeed, latestFirst: readonly DraftNeed[]) => because !== undefined && latestFirst.some(other => order.isAfter(other.id, id));
	return {...draft, tasks: draft.tasks.map(task => {
		const latestFirst = task.needs.toReversed();
		return {...task, needs: task.needs.filter(need => !isImplied(need, latestFirst))};
	})};
}

const reach = {body: 0, interface: 1, removed: -1, new: 2} as const;

/** What a task reads that another makes, removes, or changes so that it shows. */
function sightOf(reader: DraftTask, writer: DraftTask): DraftWrite | undefined {
	return writer.writes.find(({claim, change}) => change !== 'body' && reader.reads.some(read => overlaps(read, claim)));
}

/** What two tasks both write, by the longer of the two claims, and whether the second's change reaches further. */
function commonWrite(first: DraftTask, second: DraftTask): {readonly claim: Claim; readonly isTurned: boolean} | undefined {
	for (const one of first.writes) {
		const other = second.writes.find(({claim}) => overlaps(one.claim, claim));
		if (other !== undefined) {
			return {claim: one.claim.length < other.claim.length ? other.claim : one.claim, isTurned: reach[other.change] > reach[one.change]};
		}
	}

	return undefined;
}
