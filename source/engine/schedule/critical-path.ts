/** What the length of a plan depends on. */
export type PathTask = {
	readonly id: string;
	readonly needs: readonly string[];
	readonly minutes: number;
};

/** Returns, for each task, the minutes from its start to the end of the longest chain that needs it. Needs must be acyclic; those outside `tasks` don't count. */
export function remainingPath(tasks: readonly PathTask[]): ReadonlyMap<string, number> {
	const dependents = Map.groupBy(
		tasks.flatMap(task => task.needs.map(need => ({need, task}))),
		({need}) => need,
	);
	const lengths = new Map<string, number>();
	for (const task of inOrder(tasks).toReversed()) {
		const longest = Math.max(0, ...(dependents.get(task.id) ?? []).map(dependent => lengths.get(dependent.task.id)!));
		lengths.set(task.id, task.minutes + longest);
	}

	return lengths;
}

/** Returns the ids of the longest chain of needs, first to last. */
export function criticalPath(tasks: readonly PathTask[]): string[] {
	const lengths = remainingPath(tasks);
	const path: string[] = [];
	const known = new Set(tasks.map(({id}) => id));
	let candidates = tasks.filter(task => task.needs.every(need => !known.has(need)));
	while (candidates.length > 0) {
		// The first of equals, so that the same plan always shows the same path.
		const next = candidates.reduce((best, task) => lengths.get(task.id)! > lengths.get(best.id)! ? task : best);
		path.push(next.id);
		candidates = tasks.filter(task => task.needs.includes(next.id));
	}

	return path;
}

/** Returns the ids of a cycle of needs, its first id also last, or nothing when there is none. */
export function findCycle(tasks: readonly PathTask[]): string[] | undefined {
	const placed = new Set(inOrder(tasks).map(({id}) => id));
	const stuck = new Map(tasks.filter(({id}) => !placed.has(id)).map(task => [task.id, task]));
	const path: string[] = [];
	let next = stuck.keys().next().value;
	while (next !== undefined && !path.includes(next)) {
		path.push(next);
		next = stuck.get(next)!.needs.find(need => stuck.has(need));
	}

	return next === undefined ? undefined : [...path.slice(path.indexOf(next)), next];
}

/** Tasks after those they need; tasks on a cycle, or behind one, are left out. */
function inOrder(tasks: readonly PathTask[]): PathTask[] {
	const known = new Set(tasks.map(({id}) => id));
	const placed = new Set<string>();
	const ordered: PathTask[] = [];
	let left = [...tasks];
	let before;
	do {
		before = left.length;
		left = left.filter(task => {
			const isReady = task.needs.every(need => placed.has(need) || !known.has(need));
			if (isReady) {
				placed.add(task.id);
				ordered.push(task);
			}

			return !isReady;
		});
	} while (left.length < before);

	return ordered;
}
