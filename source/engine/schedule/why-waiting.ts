import type {TaskKey} from '../../model/names.ts';
import type {Claim} from '../../model/plan.ts';
import type {Run} from '../../model/run.ts';
import type {SessionState} from '../../model/session-state.ts';
import type {Task} from '../../model/task.ts';
import {blockersOf, lateBlockers, type Blocker} from '../locks/blockers.ts';
import {collisionOf} from '../bus/collisions.ts';
import {freeSlots, runOf, taskOf, tasksOf, takesSlot} from '../find.ts';
import {aheadOf, landingOrder, pipelineOf} from '../landing/pipeline.ts';
import {deadNeeds} from '../runs/runs.ts';
import {wantedClaims} from '../locks/wanted-claims.ts';
import {list} from '../words.ts';
import {heldBack} from './capacity.ts';

/** Why a task isn't moving on by itself. */
export type Waiting = {
	readonly kind: 'paused' | 'needs' | 'claims' | 'slot' | 'backoff' | 'decision' | 'turn' | 'verification' | 'budget' | 'quota' | 'cap' | 'machine' | 'hold' | 'branch';
	/** One sentence, without the task's own name: `Waits for \`auth\`.` */
	readonly text: string;
	/** The tasks it waits for. */
	readonly on: readonly TaskKey[];
	/** When it ends by itself, in milliseconds since 1970. */
	readonly until?: number;
};

/** Returns why a task waits, or nothing when something is being done for it, or it is over. */
export function whyWaiting(state: SessionState, task: Task): Waiting | undefined {
	const run = runOf(state, task.key);
	if (task.paused && ['waiting', 'submitted', 'backing-off'].includes(task.phase)) {
		return {kind: 'paused', text: 'Is paused.', on: []};
	}

	switch (task.phase) {
		case 'waiting': {
			return needs(run, task) ?? claims(state, task, wantedClaims(task).flatMap(claim => blockersOf(state, task.key, claim))) ?? heldBack(state, task) ?? letsOthersGo(run, task) ?? slot(run);
		}

		case 'starting':
		case 'working': {
			return (task.limited === undefined ? undefined : heldBack(state, task) ?? slot(run)) ?? claims(state, task, lateBlockers(state, task.key));
		}

		case 'backing-off': {
			return heldBack(state, task) ?? (freeSlots(run) > 0 ? {kind: 'backoff', text: `Tries again after attempt ${task.attempt} failed.`, on: []} : slot(run));
		}

		case 'submitted': {
			return decision(state, task) ?? claims(state, task, lateBlockers(state, task.key)) ?? turn(state, run, task);
		}

		case 'landing': {
			return pipeline(state, run, task);
		}

		case 'preparing':
		case 'returning':
		case 'landed':
		case 'blocked':
		case 'cancelled': {
			return undefined;
		}
	}
}

function needs(run: Run, task: Task): Waiting | undefined {
	const dead = deadNeeds(run, task);
	if (dead.length > 0) {
		return {kind: 'needs', text: `Can't start: ${list(dead.map(({id, phase}) => `\`${id}\` is ${phase}`))}.`, on: dead.map(({key}) => key)};
	}

	const missing = task.plan.needs.map(id => run.tasks[id]!).filter(({phase}) => phase !== 'landed');
	return missing.length === 0
		? undefined
		: {kind: 'needs', text: `Waits for ${list(missing.map(({id}) => `\`${id}\``))} to land.`, on: missing.map(({key}) => key)};
}

function claims(state: SessionState, task: Task, blockers: readonly Blocker[]): Waiting | undefined {
	const on = [...new Set(blockers.map(blocker => blocker.task))];
	if (on.length === 0) {
		return undefined;
	}

	const holders = Map.groupBy(blockers.filter(({lock}) => lock !== undefined), blocker => blocker.task);
	const first = [...holders].map(([key, locks]) => `${nameIn(state, task, key)}, holding ${few(locks.map(({claim}) => claim))}`);
	const queue = on.filter(key => !holders.has(key)).map(key => nameIn(state, task, key));
	const parts = [
		...(first.length === 0 ? [] : [`Waits for ${first.join(', and for ')}`]),
		...(queue.length === 0 ? [] : [`${first.length === 0 ? 'Waits for' : 'then for'} ${list(queue)}, which asked before`]),
	];
	return {kind: 'claims', text: `${parts.join(', ')}.`, on};
}

/** Claims as a few words. */
function few(held: readonly Claim[]): string {
	const names = [...new Set(held)].map(claim => `\`${claim}\``);
	return names.length > 2 ? `${names[0]!} and ${names.length - 1} more` : list(names);
}

/** Tasks of another run go by their whole name. */
function nameIn(state: SessionState, task: Task, key: TaskKey): string {
	const other = taskOf(state, key);
	return `\`${other.run === task.run ? other.id : key}\``;
}

/** With places free, nothing else is left to wait for. */
function letsOthersGo(run: Run, {held: hold}: Task): Waiting | undefined {
	return hold === undefined || freeSlots(run) <= 0
		? undefined
		: {kind: 'hold', text: `Lets \`${hold.for}\` go first, which is more pressing and can start in a moment.`, on: [run.tasks[hold.for]!.key], until: hold.until};
}

function slot(run: Run): Waiting {
	const busy = tasksOf(run).filter(task => takesSlot(task));
	return {kind: 'slot', text: `Waits for one of ${run.plan.workers} workers to be free.`, on: busy.map(({key}) => key)};
}

function decision(state: SessionState, task: Task): Waiting | undefined {
	const collision = collisionOf(state, task);
	return collision && {
		kind: 'decision',
		text: `Can't land before \`${collision.key}\` is settled: \`${collision.value}\` or \`${collision.collision!.value}\`.`,
		on: [collision.by, collision.collision!.by].filter((by): by is TaskKey => by !== 'plan' && by !== 'user' && by !== task.key),
	};
}

function turn(state: SessionState, run: Run, task: Task): Waiting {
	const {composing} = run.hindrances ?? {};
	if (composing !== undefined) {
		return {kind: 'turn', text: `Can't be brought onto the head now, by no fault of its own: ${composing.reason}`, on: [], until: composing.retryAt};
	}

	const order = landingOrder(state, run);
	const place = order.findIndex(({key}) => key === task.key);
	return after(order.slice(0, Math.max(0, place)), 'Waits to land after');
}

/** What a landing waits for between its own steps. */
function pipeline(state: SessionState, run: Run, task: Task): Waiting | undefined {
	const ahead = aheadOf(run, task);
	const {moving, verifying} = run.hindrances ?? {};
	if (moving !== undefined && isVerified(run, task)) {
		return {kind: 'branch', text: `Is verified, and lands when the result branch can be moved: ${moving.reason}`, on: [], until: moving.retryAt};
	}

	switch (task.landing!.stage) {
		case 'composed': {
			if (verifying !== undefined) {
				return {kind: 'verification', text: `Can't be verified now, by no fault of its own: ${verifying.reason}`, on: [], until: verifying.retryAt};
			}

			const judge = pipelineOf(run).find(({landing}) => landing!.stage === 'verifying' && landing!.verification!.tasks.includes(task.id));
			return judge
				? {kind: 'verification', text: `Is being verified together with \`${judge.id}\`.`, on: [judge.key]}
				: {kind: 'verification', text: verificationTexts[state.capacity.verifyStrain ?? 'slot'], on: ahead.map(({key}) => key)};
		}

		case 'verified': {
			return after(ahead, 'Is verified, and lands after');
		}

		case 'failed': {
			return after(ahead, 'Failed, by its own fault or that of');
		}

		case 'composing':
		case 'verifying':
		case 'moving': {
			return undefined;
		}
	}
}

/** Whether its tree, or one with its work behind it, was found green. */
function isVerified(run: Run, {landing}: Task): boolean {
	return pipelineOf(run).some(other => other.landing!.stage === 'verified' && other.landing!.id >= landing!.id);
}

const verificationTexts = {
	slot: 'Waits for a verification slot to be free.',
	memory: 'Waits to be verified: one verification runs at a time while this machine has so little memory left.',
	load: 'Waits to be verified: one verification runs at a time while this machine is so busy.',
} as const;

function after(tasks: readonly Task[], words: string): Waiting {
	const names = tasks.map(({id}) => `\`${id}\``);
	return {kind: 'turn', text: `${words} ${list(names)}.`, on: tasks.map(({key}) => key)};
}
