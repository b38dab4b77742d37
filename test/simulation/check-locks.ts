import assert from 'node:assert/strict';
import type {Event} from '../../source/model/event.ts';
import type {TaskKey} from '../../source/model/names.ts';
import {changedAtoms} from './git-model.ts';
import {atomsOf, isShared, withNeighbours, type Atom} from './universe.ts';
import type {World} from './world.ts';

/**
Checks the journal against the simplest lock manager there is, one holder for each atom, and every commit on the branch against
what its task held when it came there.
*/
export function checkLocks({journal, git}: World): void {
	const model: Model = {held: new Map(), token: 0};
	const moves = Map.groupBy(git.moves, ({seq}) => seq);
	for (const {seq, event} of journal) {
		apply(model, event);
		for (const move of moves.get(seq) ?? []) {
			const {by, tree, parent} = git.commits.get(move.commit)!;
			const foreign = changedAtoms(git.commits.get(parent!)!.tree, tree).filter(atom => !isShared(atom) && holderOf(model, atom) !== by);
			assert.deepEqual(foreign, [], `${by!} landed ${move.commit} after entry ${seq} with writes that it holds no lock for.`);
		}
	}

	assert.equal(model.held.size, 0, 'Locks are left.');
}

type Model = {
	/** The claims of each task. */
	readonly held: Map<TaskKey, Set<string>>;
	token: number;
};

function apply(model: Model, event: Event): void {
	if (event.type === 'task-claimed') {
		assert.ok(!model.held.has(event.task), `${event.task} starts twice.`);
		for (const {claim, token} of event.locks) {
			take(model, event.task, claim, token);
		}

		return;
	}

	if (event.type === 'lock-granted') {
		take(model, event.task, event.claim, event.token);
		return;
	}

	if (event.type === 'locks-released') {
		for (const claim of event.claims) {
			model.held.get(event.task)?.delete(claim);
		}
	}

	if ('task' in event && endings.has(event.type)) {
		model.held.delete(event.task);
	}
}

const endings: ReadonlySet<Event['type']> = new Set(['task-landed', 'task-yielded', 'task-blocked', 'task-cancelled']);

function take(model: Model, task: TaskKey, claim: string, token: number): void {
	assert.ok(token > model.token, `${task} gets ${claim} with the token ${token} after ${model.token}.`);
	model.token = token;
	for (const atom of withNeighbours(atomsOf(claim))) {
		const holder = holderOf(model, atom);
		assert.ok(holder === undefined || holder === task, `${task} gets ${claim} while ${holder!} holds ${atom}.`);
	}

	model.held.set(task, (model.held.get(task) ?? new Set()).add(claim));
}

function holderOf({held}: Model, atom: Atom): TaskKey | undefined {
	return [...held].find(([, claims]) => [...claims].some(claim => atomsOf(claim).includes(atom)))?.[0];
}
