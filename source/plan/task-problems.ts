import {parseClaim} from '../claims/parse-claim.ts';
import {findCycle} from '../engine/schedule/critical-path.ts';
import type {PlanFile, TaskFile} from './complete-plan.ts';
import {nearest} from './nearest.ts';
import {inFileOrder, problemAt, type FieldPath, type PlanSource, type Problem} from './problem.ts';

/** Checks what a schema can't: ids and needs that fit together, and claims that mean something. */
export function taskProblems(source: PlanSource): Problem[] {
	const {tasks, contracts = []} = source.value as PlanFile;
	const problems = [
		...contracts.flatMap((claim, index) => claimProblems(source, ['contracts', index], claim)),
		...tasks.flatMap((task, index) => [
			...idProblems(source, tasks, index),
			...needProblems(source, tasks, index),
			...claimListProblems(source, task, index),
		]),
	];
	return problems.length > 0 ? inFileOrder(problems) : cycleProblems(source, tasks);
}

function idProblems(source: PlanSource, tasks: readonly TaskFile[], index: number): Problem[] {
	const {id} = tasks[index]!;
	const first = tasks.findIndex(task => task.id === id);
	return first === index
		? []
		: [problemAt(source, ['tasks', index, 'id'], `\`${id}\` is the id of an earlier task too, in line ${source.locate(['tasks', first, 'id']).line}. Give one of them another.`)];
}

function needProblems(source: PlanSource, tasks: readonly TaskFile[], index: number): Problem[] {
	const ids = tasks.map(task => task.id);
	return (tasks[index]!.needs ?? []).flatMap((need, place) => {
		if (ids.includes(need)) {
			return [];
		}

		const close = nearest(need, ids);
		return [problemAt(source, ['tasks', index, 'needs', place], `No task has the id \`${need}\`. ${close === undefined ? 'Add it, or remove this need.' : `Did you mean \`${close}\`?`}`)];
	});
}

function claimListProblems(source: PlanSource, task: TaskFile, index: number): Problem[] {
	return (['owns', 'reads'] as const).flatMap(field =>
		(task[field] ?? []).flatMap((claim, place) => claimProblems(source, ['tasks', index, field, place], claim)));
}

function claimProblems(source: PlanSource, path: FieldPath, claim: string): Problem[] {
	const parsed = parseClaim(claim);
	return typeof parsed === 'string' ? [problemAt(source, path, parsed)] : [];
}

function cycleProblems(source: PlanSource, tasks: readonly TaskFile[]): Problem[] {
	const cycle = findCycle(tasks.map(({id, needs = []}) => ({id, needs, minutes: 1})));
	if (!cycle) {
		return [];
	}

	const index = tasks.findIndex(task => task.id === cycle[0]);
	const place = tasks[index]!.needs!.indexOf(cycle[1]!);
	return [problemAt(source, ['tasks', index, 'needs', place], `These tasks need each other: ${cycle.join(' → ')}. Remove one of these needs.`)];
}
