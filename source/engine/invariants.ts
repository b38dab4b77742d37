import assert from 'node:assert/strict';
import type {Lock} from '../model/lock.ts';
import type {TaskKey} from '../model/names.ts';
import type {Run} from '../model/run.ts';
import type {SessionState} from '../model/session-state.ts';
import type {Task} from '../model/task.ts';
import {waitsFor} from './locks/blockers.ts';
import {exclude} from './locks/exclude.ts';
import {findTask, holdsClaims, isMoving, isSpending, takesSlot, taskOf, tasksOf} from './find.ts';
import {isCovered} from './locks/late-claims.ts';
import {pipelineOf} from './landing/pipeline.ts';
import {spentBy} from './usage/spent.ts';
import {verifySlots} from './landing/verifications.ts';

/**
Throws an AssertionError when a state breaks what must always hold. With `before`, the state of the step that led to it,
only what changed is looked at, so that it costs little enough to run after every step.
*/
export function checkInvariants(state: SessionState, before?: SessionState): void {
	if (state.locks !== before?.locks || state.token !== before.token) {
		checkLocks(state, before);
	}

	if (state.locks !== before?.locks || state.waiting !== before.waiting) {
		checkWaits(state);
	}

	for (const run of Object.values(state.runs)) {
		if (run !== before?.runs[run.id] || state.locks !== before.locks) {
			checkRun(state, run, before);
		}
	}
}

function checkRun(state: SessionState, run: Run, before: SessionState | undefined): void {
	const tasks = tasksOf(run);
	checkPipeline(run);
	assert.ok(tasks.filter(task => takesSlot(task)).length <= run.plan.workers, `${run.id} has more workers than it may.`);
	const held = Map.groupBy(state.locks, ({holder}) => holder);
	for (const task of tasks) {
		if (task !== before?.runs[run.id]?.tasks[task.id] || (state.locks !== before.locks && holdsClaims(task))) {
			checkTask(state, task, held.get(task.key) ?? []);
		}
	}
}

/** Each landing stands on the one before it; what the head is on its way to comes first. */
function checkPipeline(run: Run): void {
	const pipeline = pipelineOf(run);
	for (const [index, {key, landing}] of pipeline.entries()) {
		const before = pipeline[index - 1];
		assert.ok(!before || landing!.onto === before.landing!.commit, `${key} is not composed on ${before?.key}, which lands before it.`);
		assert.ok(!before || isMoving(before) || !isMoving(pipeline[index]!), `${key} moves before ${before?.key}.`);
	}

	const slots = pipeline.filter(({landing}) => landing!.stage === 'verifying').map(({landing}) => landing!.verification!.slot);
	assert.equal(new Set(slots).size, slots.length, `Two verifications of ${run.id} have one slot.`);
	assert.ok(slots.length <= verifySlots(run), `${run.id} has more verifications under way than it may.`);
}

function checkLocks(state: SessionState, before: SessionState | undefined): void {
	const known = new Set<Lock>(before?.locks);
	const tokens = new Set(state.locks.map(({token}) => token));
	assert.equal(tokens.size, state.locks.length, 'Two locks have one fencing token.');
	assert.ok(state.token >= (before?.token ?? 0), 'The counter of fencing tokens went back.');
	const fresh = state.locks.filter(lock => !known.has(lock));
	for (const lock of fresh) {
		assert.ok(lock.token <= state.token, `The lock on ${lock.claim} has a token not given out yet.`);
		assert.ok(lock.token > (before?.token ?? 0), `The lock on ${lock.claim} has a token given out before.`);
		for (const other of state.locks) {
			assert.ok(other.holder === lock.holder || !exclude(state, other.claim, lock.claim),
				`${lock.holder} holds ${lock.claim} while ${other.holder} holds ${other.claim}.`);
		}
	}

	for (const {holder, claim} of state.locks) {
		assert.ok(isHolder(findTask(state, holder)), `${holder} holds ${claim} but is not at work.`);
	}
}

function isHolder(task: Task | undefined): boolean {
	return task !== undefined && holdsClaims(task);
}

function checkWaits(state: SessionState): void {
	const ended = new Set<TaskKey>();
	const visit = (task: TaskKey, path: readonly TaskKey[]): void => {
		assert.ok(!path.includes(task), `Tasks wait for each other in a circle: ${[...path, task].join(', ')}.`);
		if (ended.has(task)) {
			return;
		}

		for (const next of waitsFor(state, task)) {
			visit(next, [...path, task]);
		}

		ended.add(task);
	};

	for (const {task} of state.waiting) {
		assert.ok(holdsClaims(taskOf(state, task)), `${task} waits for a claim but is not at work.`);
		visit(task, []);
	}
}

function checkTask(state: SessionState, task: Task, locks: readonly Lock[]): void {
	if (holdsClaims(task)) {
		const held = new Set(locks.map(({claim}) => claim));
		for (const claim of task.plan.owns) {
			assert.ok(held.has(claim), `${task.key} is ${task.phase} without its claim ${claim}.`);
		}
	}

	if (task.phase === 'landing' && task.landing?.writes) {
		for (const write of task.landing.writes) {
			assert.ok(isCovered(state, task.key, write), `${task.key} lands ${write.path} without a lock on it.`);
		}
	}

	assert.ok(!(isSpending(task) && spentBy(state.runs[task.run]!, task)), `${task.key} works although its budget is used up.`);
	assert.equal(task.landing === undefined, task.phase !== 'landing' && task.phase !== 'landed', `${task.key} is ${task.phase} but its landing says otherwise.`);
}
