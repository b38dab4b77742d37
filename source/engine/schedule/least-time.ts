/** A task as far as time goes: `work` takes a worker, `lag` (its landing) only whoever needs it. */
export type TimedTask = {
	readonly id: string;
	readonly needs: readonly string[];
	readonly work: number;
	readonly lag: number;
};

/**
Returns a time that no schedule of so many workers beats. Where some tasks all come before all others, the parts add up.
Of each part: its tasks that can't start before a head nor end later than a tail before the end need that head, their work
divided by the workers, and that tail (Carlier 1982); and of more tasks than workers some worker has several.
Needs must be acyclic; those outside `tasks` don't count.
*/
export function leastTime(tasks: readonly TimedTask[], workers: number): number {
	const befores = ancestors(tasks);
	return seriesOf(tasks, befores).reduce((sum, part) => sum + leastOfPart(part, befores, workers), 0);
}

type Ancestors = ReadonlyMap<string, ReadonlySet<string>>;

/** Parts of which each task needs, directly or through others, all tasks of the parts before. */
function seriesOf(tasks: readonly TimedTask[], befores: Ancestors): TimedTask[][] {
	const ordered = tasks.toSorted((a, b) => befores.get(a.id)!.size - befores.get(b.id)!.size);
	const parts: TimedTask[][] = [];
	let part: TimedTask[] = [];
	for (const [index, task] of ordered.entries()) {
		// The first of what is left that needs nothing else of it has at most the tasks before it as ancestors: as many are all of them.
		if (index > 0 && befores.get(task.id)!.size === index) {
			parts.push(part);
			part = [];
		}

		part.push(task);
	}

	return part.length === 0 ? parts : [...parts, part];
}

function leastOfPart(tasks: readonly TimedTask[], befores: Ancestors, workers: number): number {
	const spans = spansOf(tasks, befores);
	const heads = new Set(spans.map(({head}) => head));
	return Math.max(0, ...heads.values().map(head => leastFrom(spans.filter(span => span.head >= head), head, workers)));
}

/** The bound of tasks that all start after `head`, the largest over their tails. */
function leastFrom(spans: readonly Span[], head: number, workers: number): number {
	let work = 0;
	let least = 0;
	for (const {work: own, tail} of spans.toSorted((a, b) => b.tail - a.tail)) {
		work += own;
		least = Math.max(least, head + (work / workers) + tail, head + own + tail);
	}

	const lastTail = Math.min(...spans.map(({tail}) => tail));
	return Math.max(least, head + packed(spans.map(span => span.work), workers) + lastTail);
}

/** Of the `k · workers + 1` longest some worker has `k + 1`, and these are at least the shortest among them. */
function packed(work: readonly number[], workers: number): number {
	const sorted = work.toSorted((a, b) => b - a);
	let least = 0;
	for (let count = 1; count * workers < sorted.length; count++) {
		const end = (count * workers) + 1;
		least = Math.max(least, sorted.slice(end - count - 1, end).reduce((sum, item) => sum + item, 0));
	}

	return least;
}

type Span = {
	readonly work: number;
	/** Least time from the part's start to this task's, and from its work's end to the part's end. */
	readonly head: number;
	readonly tail: number;
};

function spansOf(tasks: readonly TimedTask[], befores: Ancestors): Span[] {
	const heads = new Map<string, number>();
	const tails = new Map<string, number>(tasks.map(({id, lag}) => [id, lag]));
	const ordered = tasks.toSorted((a, b) => befores.get(a.id)!.size - befores.get(b.id)!.size);
	const known = new Map(tasks.map(task => [task.id, task]));
	for (const {id, needs} of ordered) {
		heads.set(id, Math.max(0, ...needs.map(need => known.get(need)).filter(need => need !== undefined).map(need => heads.get(need.id)! + need.work + need.lag)));
	}

	for (const {id, needs, work} of ordered.toReversed()) {
		const inside = needs.map(name => known.get(name)).filter(found => found !== undefined);
		for (const need of inside) {
			tails.set(need.id, Math.max(tails.get(need.id)!, need.lag + work + tails.get(id)!));
		}
	}

	return tasks.map(({id, work}) => ({work, head: heads.get(id)!, tail: tails.get(id)!}));
}

/** What comes before each task, directly or through others. */
function ancestors(tasks: readonly TimedTask[]): Ancestors {
	const known = new Map(tasks.map(task => [task.id, task]));
	const found = new Map<string, ReadonlySet<string>>();
	const visit = ({id, needs}: TimedTask): ReadonlySet<string> => {
		const former = found.get(id);
		if (former) {
			return former;
		}

		const all = new Set<string>();
		const inside = needs.map(name => known.get(name)).filter(task => task !== undefined);
		for (const need of inside) {
			all.add(need.id);
			for (const before of visit(need)) {
				all.add(before);
			}
		}

		found.set(id, all);
		return all;
	};

	for (const task of tasks) {
		visit(task);
	}

	return found;
}
