import assert from 'node:assert/strict';
import type {Event} from '../../source/model/event.ts';
import type {FailureKind} from '../../source/model/failure.ts';
import type {TaskKey} from '../../source/model/names.ts';
import {chainOf, isRed, treeOf} from './git-model.ts';
import type {World} from './world.ts';

/** Checks that no attempt was lost to the fault of another or of nobody, and that every culprit of a batch was found by halving. */
export function checkFaults(world: World): void {
	checkCulprits(world);
	checkHalving(world);
	checkMoves(world);
	checkUnperformed(world);
}

/** A head that can't be moved is nobody's fault. */
function checkMoves({journal}: World): void {
	let moving: readonly string[] = [];
	for (const {event} of journal) {
		if (event.type === 'move-started') {
			moving = event.tasks;
		} else if (event.type === 'attempt-failed') {
			assert.ok(!moving.includes(event.task.slice(3)) || asked.has(event.failure.kind), `${event.task} loses an attempt to a head that was not moved.`);
		} else if (settled.has(event.type)) {
			moving = [];
		}
	}
}

/** What a person asks for costs no attempt. */
const asked: ReadonlySet<FailureKind> = new Set(['reviewed']);

/** Neither is a verification that git or the disk kept from being performed: what it was of is verified or composed again, or given up, before it can fail. */
function checkUnperformed({journal}: World): void {
	const unjudged = new Set<TaskKey>();
	for (const {event} of journal) {
		if (event.type === 'landing-hindered' && event.stage === 'verifying') {
			for (const id of event.tasks) {
				unjudged.add(`${event.run}/${id}`);
			}
		} else if (event.type === 'verification-started' || event.type === 'landings-withdrawn') {
			for (const id of event.tasks) {
				unjudged.delete(`r1/${id}`);
			}
		} else if (event.type === 'attempt-failed') {
			assert.ok(!unjudged.has(event.task) || event.failure.kind === 'over-budget' || asked.has(event.failure.kind), `${event.task} loses an attempt to a verification that was not performed.`);
		} else if ('task' in event && over.has(event.type)) {
			unjudged.delete(event.task);
		}
	}
}

const over: ReadonlySet<Event['type']> = new Set(['landing-verified', 'task-landed', 'task-reopened', 'task-cancelled', 'task-blocked']);

/** Between a green head and a red tree, or one that can't be made, lies nothing but the culprit's work. */
function checkCulprits({git, journal, state}: World): void {
	const {plan} = state.runs.r1!;
	const commands = [plan.verify, ...plan.tasks.map(({verify}) => verify)].filter(command => command !== undefined);
	const heads = new Set(['base', ...git.moves.map(({commit}) => commit), ...chainOf(git, git.refs.get('r1')!).filter(({by}) => by === 'person').map(({id}) => id)]);
	const landings = new Map<TaskKey, {readonly onto: string; readonly commit?: string}>();
	for (const {event} of journal) {
		if (event.type === 'landing-started') {
			landings.set(event.task, {onto: event.onto});
		} else if (event.type === 'landing-composed') {
			landings.set(event.task, {...landings.get(event.task)!, commit: event.commit});
		} else if (event.type === 'attempt-failed' && isOfLanding(event)) {
			const {onto, commit} = landings.get(event.task)!;
			assert.ok(heads.has(onto), `${event.task}, which is innocent, fails on ${onto}, which never landed.`);
			assert.ok(event.failure.kind === 'conflict' || (!isRed(treeOf(git, onto), commands) && isRed(treeOf(git, commit!), commands)), `${event.task} is innocent of what is red in ${commit!}.`);
		}
	}
}

function isOfLanding({failure}: Extract<Event, {type: 'attempt-failed'}>): boolean {
	return failure.kind === 'verify-failed' || failure.kind === 'conflict';
}

const settled: ReadonlySet<Event['type']> = new Set(['head-moved', 'landings-withdrawn', 'retry-due']);

type Search = {readonly tasks: readonly string[]; runs: number};

/** A culprit among B costs the run that found the batch red and at most ⌈log₂ B⌉ more. */
function checkHalving({journal}: World): void {
	const batches = new Map<TaskKey, readonly string[]>();
	let searches: Search[] = [];
	for (const {event} of journal) {
		if (event.type === 'verification-started') {
			batches.set(event.task, event.tasks);
			for (const search of searches) {
				search.runs += Number(event.tasks.every(task => search.tasks.includes(task)));
			}
		} else if (event.type === 'landing-hindered' && event.stage === 'verifying') {
			// It was none.
			for (const search of searches) {
				search.runs -= Number(event.tasks.every(task => search.tasks.includes(task)));
			}
		} else if (event.type === 'landing-failed' && event.failure.kind === 'verify-failed') {
			searches.push({tasks: batches.get(event.task)!, runs: 1});
		// eslint-disable-next-line unicorn/prefer-switch -- a switch would have to name every event
		} else if (event.type === 'landings-withdrawn') {
			searches = searches.filter(({tasks}) => tasks.every(task => !event.tasks.includes(task)));
		} else if (event.type === 'task-cancelled') {
			searches = searches.filter(({tasks}) => !tasks.includes(event.task.slice(3)));
		} else if (event.type === 'attempt-failed') {
			const found = searches.filter(({tasks}) => tasks.includes(event.task.slice(3)));
			for (const {tasks, runs} of found) {
				assert.ok(runs <= Math.ceil(Math.log2(tasks.length)) + 1, `${event.task} among ${tasks.length} was found in ${runs} runs.`);
			}

			searches = searches.filter(search => !found.includes(search));
		}
	}
}
