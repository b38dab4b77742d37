import assert from 'node:assert/strict';
import type {Event} from '../../source/model/event.ts';
import type {World} from './world.ts';

type Wish = {readonly by: string; readonly value: string};

/** Checks that nobody's work went to the branch while others wanted another value for what it decided, or the other way round. */
export function checkDecisions({journal}: World): void {
	const wishes = new Map<string, Wish[]>();
	const givenUp = new Set<string>();
	const moving = new Set<string>();
	for (const {event} of journal) {
		note(wishes, event);
		if (event.type === 'task-blocked' || event.type === 'task-cancelled') {
			givenUp.add(event.task);
		} else if (event.type === 'task-reopened') {
			givenUp.delete(event.task);
		}

		const going = event.type === 'move-started' ? event.tasks.map(id => `r1/${id}`) : (event.type === 'task-landed' && !moving.has(event.task) ? [event.task] : []);
		for (const task of going) {
			moving.add(task);
			assert.ok(!isInCollision(wishes, givenUp, task), `${task} lands while others collide with what it decided.`);
		}

		const stopped = event.type === 'landings-withdrawn' ? event.tasks.map(id => `r1/${id}`) : (event.type === 'attempt-failed' ? [event.task] : []);
		for (const task of stopped) {
			moving.delete(task);
		}
	}
}

function note(wishes: Map<string, Wish[]>, event: Event): void {
	// eslint-disable-next-line unicorn/prefer-switch -- a switch would have to name every event
	if (event.type === 'decision-made') {
		wishes.set(event.key, [event]);
	} else if (event.type === 'decision-collided') {
		wishes.get(event.key)!.push(event);
	} else if (event.type === 'decision-settled') {
		const [first, ...others] = wishes.get(event.key)!;
		const left = event.by === 'user' ? [] : others.filter(({by, value}) => by !== event.by && value !== event.value);
		wishes.set(event.key, [{by: first!.by, value: event.value}, ...left]);
	}
}

function isInCollision(wishes: ReadonlyMap<string, readonly Wish[]>, givenUp: ReadonlySet<string>, task: string): boolean {
	return wishes.values().some(([first, ...others]) => {
		const open = others.filter(({by}) => !givenUp.has(by));
		return !givenUp.has(first!.by) && open.length > 0 && [first!, ...open].some(({by}) => by === task);
	});
}
