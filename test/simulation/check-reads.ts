import assert from 'node:assert/strict';
import type {TaskKey} from '../../source/model/names.ts';
import {chainOf, type Commit} from './git-model.ts';
import {isOfInterface, marksIn} from './meaning.ts';
import type {Atom} from './universe.ts';
import {readOf, type World} from './world.ts';

/**
Checks every commit on the branch against what came there after the commit that its worker stood on: where an interface it relies on
changed, its worker had been told; where anything it relies on changed, or a task relied on what it changes, both their tests were green.
*/
export function checkReads(world: World): void {
	const chain = chainOf(world.git, world.git.refs.get('r1')!);
	for (const [place, commit] of chain.entries()) {
		if (commit.by?.startsWith('r1/')) {
			checkCommit(world, chain, place);
		}
	}
}

function checkCommit(world: World, chain: readonly Commit[], place: number): void {
	const commit = chain[place]!;
	const task = commit.by as TaskKey;
	const {base, seq} = landingOf(world, chain, place);
	const own = newMarks(chain, place);
	const relied = new Set([...own.flatMap(({mark, atom}) => [atom, ...readOf(world, mark)]), ...planOf(world, task).reads]);
	for (let other = chain.findIndex(({id}) => id === base) + 1; other < place; other++) {
		const by = chain[other]!.by!;
		const changed = newMarks(chain, other);
		const hits = changed.filter(({atom}) => [...relied].some(read => isWithin(atom, read)));
		const interfaces = hits.filter(({mark}) => isOfInterface(mark));
		for (const {mark} of interfaces) {
			assert.ok(knew(world, {task, by, mark, seq}), `${task} landed as ${commit.id} without its worker knowing that ${by} changed an interface (${mark}).`);
		}

		const otherRelied = changed.flatMap(({mark}) => readOf(world, mark));
		const meets = hits.length > 0 || own.some(({atom}) => otherRelied.some(read => isWithin(atom, read)));
		const command = by === 'person' ? undefined : planOf(world, by as TaskKey).verify;
		assert.ok(!meets || command === undefined || wasGreen(world, chain, place, command), `${task} landed as ${commit.id} without the tests of ${by}, which it meets.`);
	}
}

/** Where its worker stood, and how long the journal was when it became part of the branch. */
function landingOf({journal, git}: World, chain: readonly Commit[], place: number): {readonly base: string; readonly seq: number} {
	const commit = chain[place]!;
	const later = new Set(chain.slice(place).map(({id}) => id));
	const {seq} = git.moves.find(move => later.has(move.commit))!;
	const made = journal.slice(0, seq).findLast(({event}) => event.type === 'worktree-made' && event.task === commit.by)!;
	return {base: made.event.type === 'worktree-made' ? made.event.base : assert.fail(), seq};
}

type Question = {readonly task: TaskKey; readonly by: string; readonly mark: string; readonly seq: number};

/** By the briefing after a landing that failed for it; or by a message, where an agent reads it before it is done and tests follow. */
function knew(world: World, {task, by, mark, seq}: Question): boolean {
	const past = world.journal.slice(0, seq).map(({event}) => event);
	const isBriefed = past.some(event => event.type === 'attempt-failed' && event.task === task && event.failure.kind === 'interface-changed' && event.failure.detail.includes(mark));
	if (isBriefed) {
		return true;
	}

	const {agent, verify} = planOf(world, task);
	const tests = verify ?? (by === 'person' ? undefined : planOf(world, by as TaskKey).verify) ?? world.state.runs.r1!.plan.verify;
	const done = past.findLastIndex(event => event.type === 'task-submitted' && event.task === task);
	const told = new Set(past.filter(event => event.type === 'message-queued' && event.to === task && event.text.includes(mark)).map(event => event.type === 'message-queued' ? event.id : 0));
	return agent.kind === 'known' && tests !== undefined
		&& past.slice(0, done).some(event => event.type === 'message-delivered' && event.isLost !== true && told.has(event.id));
}

function wasGreen({git, verified}: World, chain: readonly Commit[], place: number, command: string): boolean {
	const places = new Map(chain.map(({id}, index) => [id, index]));
	const end = Math.min(...git.moves.map(move => places.get(move.commit) ?? -1).filter(moved => moved >= place));
	return verified.some(run => run.commands.includes(command) && (places.get(run.commit) ?? -1) >= place && places.get(run.commit)! <= end);
}

/** What a commit adds, and where. */
function newMarks(chain: readonly Commit[], place: number): Array<{readonly mark: string; readonly atom: Atom}> {
	const before = chain[place - 1]!.tree;
	return [...chain[place]!.tree].flatMap(([region, marks]) =>
		marks.slice(before.get(region)!.length).map(mark => ({mark, atom: region.split('@', 1)[0]!})));
}

function isWithin(atom: Atom, read: Atom): boolean {
	return atom === read || atom.startsWith(`${read}.`);
}

function planOf({state}: World, task: TaskKey) {
	return state.runs.r1!.tasks[task.slice(3)]!.plan;
}

/** Checks that no task brought another interface of a frozen symbol than was agreed on when it went to the branch. */
export function checkContracts({git, journal, state}: World): void {
	const chain = chainOf(git, git.refs.get('r1')!);
	const places = new Map(chain.map(({id}, index) => [id, index]));
	for (const symbol of state.runs.r1!.plan.contracts) {
		let agreed = 'base';
		for (const {event} of journal) {
			if (event.type === 'contract-amended' && event.symbol === symbol) {
				agreed = event.signature;
			}

			const moved = event.type === 'move-started' ? event.tasks : [];
			for (const id of moved) {
				for (const place of chain.keys().filter(index => chain[index]!.by === `r1/${id}` && isOfMove(git.moves, places, index, event))) {
					const marks = marksIn(chain[place]!.tree, symbol).filter(mark => isOfInterface(mark));
					const added = newMarks(chain, place).filter(({mark, atom}) => isWithin(atom, symbol) && isOfInterface(mark));
					assert.ok(added.length === 0 || ['base', ...marks].join(' ') === agreed, `r1/${id} landed another interface of ${symbol}, which is frozen as ${agreed}.`);
				}
			}
		}
	}
}

function isOfMove(moves: World['git']['moves'], places: ReadonlyMap<string, number>, place: number, event: {readonly type: string}): boolean {
	const move = moves.find(({commit}) => (places.get(commit) ?? -1) >= place);
	return event.type === 'move-started' && 'token' in event && move?.token === event.token;
}
