import {limitPauseMs, maxLimitMs, maxLimitPauseMs, maxPauses} from '../../model/limits/failures.ts';
import type {AgentLimit} from '../../model/capacity.ts';
import type {SessionState} from '../../model/session-state.ts';
import type {LimitedWay, Task} from '../../model/task.ts';
import type {Effect} from '../../model/effect.ts';
import {agentName} from '../agent-name.ts';
import {heldBack} from '../schedule/capacity.ts';
import {emit, tell, type Draft} from '../draft.ts';
import {freeSlots, openRuns, taskOf, tasksOf} from '../find.ts';
import {failAttempt} from './retries.ts';

/** What an agent says of its provider's limit. */
export type LimitReport = {
	/** When it resets, in milliseconds since 1970; unknown when absent. One in the past says that there is no limit any more. */
	readonly until?: number;
	readonly way?: LimitedWay;
	readonly message?: string;
};

/** Holds an agent back in all its tasks until its provider gives more. The task that met the limit waits, and loses no attempt by it. */
export function limitAgent(draft: Draft, task: Task, {until: asked, way, message}: LimitReport): void {
	const agent = agentName(task.plan.agent);
	if (asked !== undefined && asked <= draft.now) {
		lift(draft, agent);
		return;
	}

	if ((task.pauses ?? 0) >= maxPauses) {
		failAttempt(draft, task.key, {kind: 'agent-failed', summary: `Its provider's limit was reached ${maxPauses} times in one attempt.`, detail: message ?? ''});
		return;
	}

	const limit = limitOf(draft, task, asked);
	const known = draft.state.capacity.limits[agent];
	// Said again while it waits; only another reset is news.
	if (isHeldAtWork(task) && (asked === undefined || (limit.until === known?.until && limit.isGuess === known.isGuess))) {
		return;
	}

	emit(draft, {type: 'agent-limited', task: task.key, agent, ...limit, ...(way !== undefined && {way}), ...(message !== undefined && {message})});
}

/** What the provider has said of the reset, the latest where it said so before; else what is known, or a guess. */
function limitOf(draft: Draft, task: Task, asked: number | undefined): Pick<AgentLimit, 'until' | 'isGuess'> {
	const known = draft.state.capacity.limits[agentName(task.plan.agent)];
	const told = known === undefined || known.isGuess ? 0 : known.until;
	if (asked !== undefined) {
		return {until: Math.max(told, Math.min(asked, draft.now + maxLimitMs))};
	}

	return told > draft.now ? {until: told} : {until: Math.max(known?.until ?? 0, draft.now + guessMs(task)), isGuess: true};
}

/** Lifts the limits whose time is over. */
export function liftLimits(draft: Draft): void {
	for (const [agent, {until}] of Object.entries(draft.state.capacity.limits)) {
		if (until <= draft.now) {
			lift(draft, agent);
		}
	}
}

/** Lets those go on that waited for their agent's limit, where there is a worker's place for them; before retries, as these are half done. */
export function resumeLimited(draft: Draft): void {
	const waiting = openRuns(draft.state).flatMap(run => tasksOf(run)).filter(task => task.limited !== undefined);
	for (const {key, limited} of waiting) {
		const task = taskOf(draft.state, key);
		if (task.paused || isStuck(task) || freeSlots(draft.state.runs[task.run]!) <= 0 || heldBack(draft.state, task)) {
			continue;
		}

		emit(draft, {type: 'agent-resumed', task: key});
		if (limited === 'at-work' && task.running) {
			tell(draft, key, 'Your provider gives more again. Go on with your task where you stopped.');
		}
	}
}

/** Lets a task go on that does so by itself: its provider gives again, so that a guess of when was too long. */
export function goOnLimited(draft: Draft, task: Task): void {
	liftGuess(draft, task);
	if (freeSlots(draft.state.runs[task.run]!) > 0) {
		emit(draft, {type: 'agent-resumed', task: task.key});
	}
}

/** Ends the limit that a task waits for where its end was only guessed: its agent has been given something. */
export function liftGuess(draft: Draft, {plan}: Task): void {
	const agent = agentName(plan.agent);
	if (draft.state.capacity.limits[agent]?.isGuess) {
		lift(draft, agent);
	}
}

/** Whether its agent was at work when it met its provider's limit. */
export function isHeldAtWork({limited}: Task): boolean {
	return limited !== undefined && limited !== 'at-start';
}

/** Whether only the end of its process gets its agent on. Until its provider gives again the pane is its person's, who may know another way. */
export function isStuck({limited, running}: Task): boolean {
	return limited === 'stuck' && running;
}

/** Returns the effects that end limits in time. */
export function limitEffects({capacity}: SessionState): Effect[] {
	return Object.entries(capacity.limits).map(([agent, {until}]) => ({type: 'wake-at', key: `limit:${agent}:${until}`, at: until}));
}

function lift(draft: Draft, agent: string): void {
	if (Object.hasOwn(draft.state.capacity.limits, agent)) {
		emit(draft, {type: 'limit-lifted', agent});
	}
}

/** Longer each time, as for a failure that passes by itself. */
function guessMs({pauses = 0}: Task): number {
	return Math.min(maxLimitPauseMs, limitPauseMs * (2 ** pauses));
}
