/** Which task comes after which, while needs are added: knows of all that follows from them. */
export type TaskOrder = {
	/** Whether `later` has to wait for `earlier`, directly or through others. */
	isAfter(later: string, earlier: string): boolean;
	/** Adds a need unless the two are ordered already; answers whether it did. */
	add(later: string, earlier: string): boolean;
};

/** Makes an order of tasks whose needs are acyclic. */
export function createOrder(tasks: ReadonlyArray<{readonly id: string; readonly needs: ReadonlyArray<{readonly id: string}>}>): TaskOrder {
	const before = new Map<string, Set<string>>();
	const byId = new Map(tasks.map(task => [task.id, task]));
	const visit = (id: string): Set<string> => {
		const known = before.get(id);
		if (known !== undefined) {
			return known;
		}

		const all = new Set<string>();
		before.set(id, all);
		for (const need of byId.get(id)?.needs ?? []) {
			for (const earlier of [need.id, ...visit(need.id)]) {
				all.add(earlier);
			}
		}

		return all;
	};

	const after = new Map(tasks.map(({id}) => [id, new Set<string>()]));
	for (const {id} of tasks) {
		for (const earlier of visit(id)) {
			after.get(earlier)?.add(id);
		}
	}

	const isAfter = (later: string, earlier: string) => before.get(later)!.has(earlier);
	return {
		isAfter,
		add(later, earlier) {
			if (later === earlier || isAfter(later, earlier) || isAfter(earlier, later)) {
				return false;
			}

			// What the later one has before it, all after it have too.
			const gained = [earlier, ...before.get(earlier)!.difference(before.get(later)!)];
			for (const id of [later, ...after.get(later)!]) {
				for (const other of gained) {
					before.get(id)!.add(other);
					after.get(other)!.add(id);
				}
			}

			return true;
		},
	};
}
