/** A task as its schedule sees it. */
export type Piece = {
	readonly id: string;
	readonly minutes: number;
	readonly needs: readonly string[];
	/** Those it may not be at work beside. */
	readonly rivals: readonly string[];
};

/** What a run has before it: the pieces at work, with what is left of them, and those that wait, the most pressing first. */
export type Position = {
	readonly places: number;
	readonly atWork: readonly Piece[];
	readonly waiting: readonly Piece[];
};

/** Returns in how many minutes a run ends if from now on whatever can start does, the most pressing first. */
export function playOut({places, atWork, waiting}: Position): number {
	const left = [...waiting];
	const open = new Set([...atWork, ...waiting].map(({id}) => id));
	const ends = new Map(atWork.map(({id, minutes}) => [id, minutes]));
	let now = 0;
	for (;;) {
		startAll({left, open, ends, places, now});
		// What still waits then needs something that isn't part of this.
		if (ends.size === 0) {
			return now;
		}

		now = Math.min(...ends.values());
		endUntil(now, ends, open);
	}
}

function endUntil(now: number, ends: Map<string, number>, open: Set<string>): void {
	for (const [id, end] of ends) {
		if (end > now) {
			continue;
		}

		ends.delete(id);
		open.delete(id);
	}
}

type Moment = {readonly left: Piece[]; readonly open: ReadonlySet<string>; readonly ends: Map<string, number>; readonly places: number; readonly now: number};

function startAll({left, open, ends, places, now}: Moment): void {
	const waiting = left.splice(0);
	for (const piece of waiting) {
		const {id, minutes, needs, rivals} = piece;
		if (ends.size < places && needs.every(need => !open.has(need)) && rivals.every(rival => !ends.has(rival))) {
			ends.set(id, now + minutes);
		} else {
			left.push(piece);
		}
	}
}
