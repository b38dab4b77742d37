import assert from 'node:assert/strict';
import {chainOf, isRed, treeOf, type Commit, type GitModel} from './git-model.ts';
import type {World} from './world.ts';

/**
Checks that the branch is what the tasks would have made one after another: each commit adds to the one before it and takes
nothing away, each task's work is there once, after the work that it needed, and the journal tells the same story.
*/
export function checkCommits(world: World): void {
	const {git, journal, state} = world;
	const chain = chainOf(git, git.refs.get('r1')!);
	for (const [index, commit] of chain.entries()) {
		if (index > 0) {
			checkStep(chain[index - 1]!, commit);
		}
	}

	const told = journal.filter(({event}) => event.type === 'task-landed').map(({event}) => event.type === 'task-landed' ? event : assert.fail());
	const onBranch = new Set(chain.map(({id}) => id));
	for (const {task, commit} of told) {
		assert.ok(onBranch.has(commit), `${task} landed as ${commit}, which is not on the branch.`);
	}

	const erased = git.commits.values().filter(({id, by}) => by === 'person' && !onBranch.has(id)).map(({id}) => id).toArray();
	assert.deepEqual(erased, [], 'These commits of a person are gone from the branch.');
	// What a person commits after the last landing is no business of the run's.
	const head = chain.findLast(({id, by}) => by !== 'person' || id === state.runs.r1!.head);
	assert.equal(state.runs.r1!.head, head!.id, 'The engine believes in another head.');
	checkOnce(chain.at(-1)!);
	checkNeeds(world, chain);
	checkTokens(git);
	checkVerified(world, chain);
}

function checkStep(before: Commit, after: Commit): void {
	for (const [region, marks] of after.tree) {
		const kept = before.tree.get(region)!;
		assert.deepEqual(marks.slice(0, kept.length), kept, `${after.id} takes back what ${before.id} has in ${region}.`);
		const foreign = marks.slice(kept.length).filter(mark => !mark.includes(after.by!));
		assert.deepEqual(foreign, [], `${after.id} of ${after.by!} brings the work of others.`);
	}
}

function checkOnce({tree}: Commit): void {
	const marks = tree.values().toArray().flat().filter(mark => mark !== 'base');
	assert.equal(new Set(marks).size, marks.length, 'Some work landed twice.');
}

/** A task's first commit comes after all that the journal says its needs landed. */
function checkNeeds({journal, state}: World, chain: readonly Commit[]): void {
	const {plan} = state.runs.r1!;
	for (const {id, needs} of plan.tasks) {
		const first = chain.findIndex(({by}) => by === `r1/${id}`);
		const started = journal.findIndex(({event}) => event.type === 'task-claimed' && event.task === `r1/${id}`);
		for (const need of needs) {
			const last = chain.findLastIndex(({by}) => by === `r1/${need}`);
			assert.ok(first === -1 || last < first, `${id} landed before ${need}, which it needs.`);
			const landed = journal.findIndex(({event}) => event.type === 'task-landed' && event.task === `r1/${need}`);
			assert.notEqual(landed, -1, `${need} never landed.`);
			assert.ok(landed < started, `${id} started before ${need} had landed.`);
		}
	}
}

/** Fencing: of two moves that took effect the later one has the larger token. */
function checkTokens({moves}: GitModel): void {
	for (const [index, {token, commit}] of moves.entries()) {
		assert.ok(index === 0 || token > moves[index - 1]!.token, `The branch took ${commit} with the stale token ${token}.`);
	}
}

/** Whatever was the head for a moment was verified as the tree it is, and every task's own command was green on a tree that has its work. */
function checkVerified({git, state, verified}: World, chain: readonly Commit[]): void {
	const {plan} = state.runs.r1!;
	const standing = plan.verify === undefined ? [] : [plan.verify];
	const red = git.moves.filter(({commit}) => isRed(treeOf(git, commit), standing)).map(({commit}) => commit);
	assert.deepEqual(red, [], 'These red trees were heads.');
	const unverified = git.moves.filter(({commit}) => standing.some(command => verified.every(run => run.commit !== commit || !run.commands.includes(command))));
	assert.deepEqual(unverified.map(({commit}) => commit), [], 'These landed unverified.');
	const places = new Map(chain.map(({id}, place) => [id, place]));
	for (const {id, verify} of plan.tasks) {
		const first = chain.findIndex(({by}) => by === `r1/${id}`);
		assert.ok(verify === undefined || first === -1 || verified.some(run => run.commands.includes(verify) && (places.get(run.commit) ?? -1) >= first),
			`${id} landed unverified by its own command.`);
	}
}
