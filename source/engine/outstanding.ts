import type {Effect} from '../model/effect.ts';
import type {Run} from '../model/run.ts';
import type {SessionState} from '../model/session-state.ts';
import type {Task, TaskPhase} from '../model/task.ts';
import {agentName} from './agent-name.ts';
import {isStuck, limitEffects} from './failures/quota.ts';
import {findTask, hasEnded, isAtWork, isMoving, tasksOf} from './find.ts';
import {hindranceEffects} from './landing/hindrances.ts';
import {pipelineOf} from './landing/pipeline.ts';
import {revertEffects} from './locks/unowned-writes.ts';

/**
Returns every effect that the state wants performed. There is no queue of effects: a new engine performs these again,
and an effect that is no longer here is over, whatever became of it.
*/
export function outstanding(state: SessionState): readonly Effect[] {
	const known = computed.get(state);
	if (known) {
		return known;
	}

	const effects = state.frozen === undefined ? effectsOf(state) : [];
	computed.set(state, effects);
	return effects;
}

/** Returns the outstanding effect of a key, or nothing when it is over: then what is reported about it is stale. */
export function outstandingEffect<Type extends Effect['type']>(state: SessionState, key: string, type: Type): Extract<Effect, {type: Type}> | undefined {
	return outstanding(state).find((effect): effect is Extract<Effect, {type: Type}> => effect.key === key && effect.type === type);
}

const computed = new WeakMap<SessionState, readonly Effect[]>();

function effectsOf(state: SessionState): Effect[] {
	return [
		...Object.values(state.runs).flatMap(run => [
			...tasksOf(run).flatMap(task => [...phaseEffects(task), ...landingEffects(task), ...processEffects(state, task), ...revertEffects(state, task, run)]),
			...moveEffects(run),
			...hindranceEffects(run),
			...followEffects(run),
		]),
		...messageEffects(state),
		...limitEffects(state),
	];
}

/** What a task's phase wants done; at most one effect. */
function phaseEffects(task: Task): Effect[] {
	const {key: name, launch, worktree, retryAt} = task;
	switch (task.phase) {
		case 'preparing': {
			return [{
				type: 'make-worktree', key: `worktree:${name}:${launch}`, task: name, onto: task.base!, keep: task.keep,
				// What was written after that commit would be lost from sight where it isn't saved.
				...(task.composed !== undefined && task.keep && task.isSaved && {composed: task.composed}),
			}];
		}

		case 'returning': {
			return task.running || worktree === undefined
				? []
				: [{type: 'save-attempt', key: `save:${name}:${launch}`, task: name, worktree, attempt: task.attempt}];
		}

		case 'backing-off': {
			return retryAt === undefined || task.paused ? [] : [{type: 'wake-at', key: `wake:${name}:${launch}`, at: retryAt}];
		}

		case 'waiting': {
			return task.held === undefined || task.paused ? [] : [{type: 'wake-at', key: `hold:${name}`, at: task.held.until}];
		}

		case 'starting':
		case 'working':
		case 'submitted':
		case 'landing':
		case 'landed':
		case 'blocked':
		case 'cancelled': {
			return [];
		}
	}
}

/** What a task in the pipeline wants done for itself. */
function landingEffects({key: name, run, phase, worktree, base, landing}: Task): Effect[] {
	if (phase !== 'landing') {
		return [];
	}

	const {id, stage, onto, commit, verification} = landing!;
	if (stage === 'composing') {
		return [{type: 'compose-landing', key: `compose:${name}:${id}`, task: name, worktree: worktree!, base: base!, onto}];
	}

	return stage === 'verifying'
		? [{
			type: 'verify-landing', key: `verify:${name}:${verification!.id}`, task: name, commit: commit!,
			tasks: verification!.tasks.map(task => `${run}/${task}` as const),
			commands: verification!.commands,
			slot: verification!.slot,
		}]
		: [];
}

/** The one move of a run's head that is under way. */
function moveEffects(run: Run): Effect[] {
	const moving = pipelineOf(run).filter(task => isMoving(task));
	const [first, last] = [moving[0], moving.at(-1)];
	if (!first || !last) {
		return [];
	}

	const {commit, token} = last.landing!;
	return [{
		type: 'move-head', key: `move:${last.key}:${token!}`, task: last.key, tasks: moving.map(({key}) => key),
		from: first.landing!.onto, commit: commit!, token: token!,
	}];
}

/** What a task's process and worktree want: they outlast phases, as an agent may say it is done before its start is reported. */
function processEffects(state: SessionState, task: Task): Effect[] {
	const {key: name, launch, worktree, pane, running} = task;
	if (!running || worktree === undefined) {
		return [];
	}

	if (stopping.has(task.phase) || isInWay(state, task)) {
		return [{type: 'stop-agent', key: `stop:${name}:${launch}`, task: name, launch, ...(pane !== undefined && {pane})}];
	}

	const effects: Effect[] = [];
	if (pane === undefined) {
		// Its agent gets nothing from its provider now.
		if (task.limited === 'at-start') {
			return [];
		}

		effects.push(startEffect(task, worktree));
	} else if (task.paused) {
		effects.push({type: 'pause-agent', key: `pause:${name}:${launch}`, task: name, pane});
	}

	if (isAtWork(task)) {
		effects.push({type: 'watch-worktree', key: `watch:${name}:${launch}`, task: name, worktree, base: task.base!});
	}

	return effects;
}

/** Its provider gives again, and it would never notice: its next launch goes on with its conversation. */
function isInWay({capacity: {limits}}: SessionState, task: Task): boolean {
	return isStuck(task) && !task.paused && task.isTaken !== true && limits[agentName(task.plan.agent)] === undefined;
}

function startEffect({key: name, launch, attempt, losses, repairs = 0, pauses = 0, restarts = 0, keep, failure}: Task, worktree: string): Effect {
	return {
		type: 'start-agent', key: `start:${name}:${launch}`, task: name, worktree, attempt, launch,
		resume: keep && launch > 1 && (attempt > 1 || losses + repairs + pauses + restarts > 0 || failure?.kind === 'over-budget'),
		// What is wrong with an agent is nothing for it to read.
		...(failure && failure.kind !== 'agent-unfit' && {failure}),
	};
}

function followEffects({id, plan, head, intoHead}: Run): Effect[] {
	return head === intoHead ? [] : [{type: 'follow-into', key: `follow:${id}:${head}`, run: id, into: plan.into, head}];
}

function messageEffects(state: SessionState): Effect[] {
	return state.deliveries
		.filter(({to}) => {
			const task = findTask(state, to);
			return task && task.running && task.pane !== undefined && !task.paused && !stopping.has(task.phase) && !hasEnded(task);
		})
		.map(({id, to, text, quiet = false}) => ({type: 'deliver-message', key: `message:${id}`, id, task: to, text, quiet}));
}

const stopping: ReadonlySet<TaskPhase> = new Set(['waiting', 'preparing', 'returning', 'backing-off', 'landed', 'blocked', 'cancelled']);
