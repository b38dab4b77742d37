import type {Command} from '../../source/model/command.ts';
import type {Event} from '../../source/model/event.ts';
import type {SessionState} from '../../source/model/session-state.ts';
import type {Task} from '../../source/model/task.ts';
import {changeTask} from '../../source/engine/evolve/change.ts';
import {blockersOf} from '../../source/engine/locks/blockers.ts';
import {freeSlots, openRuns, taskOf, tasksOf} from '../../source/engine/find.ts';
import {isCovered} from '../../source/engine/locks/late-claims.ts';
import {outstanding} from '../../source/engine/outstanding.ts';
import {bendCommands, bendEvents, bendState, type Broken} from './bend.ts';
import {brokenLandings} from './broken-landings.ts';
import {brokenReads} from './broken-reads.ts';
import type {Swap} from './git-model.ts';
import {soundParts} from './world.ts';

/** The real parts stand behind each of these; only what goes into them or comes out is bent. */
export const brokenParts: readonly Broken[] = [
	{rule: 'declared claims exclude each other', parts: bendEvents(startRegardlessOfLocks), finding: /gets .* while .* holds/v},
	{rule: 'late claims exclude each other', parts: bendEvents(grantRegardless), finding: /gets .* while .* holds/v},
	{rule: 'a landing writes what it holds', parts: bendCommands(hideForeignWrites), finding: /writes that it holds no lock for/v},
	{rule: 'red work never lands', parts: bendCommands(callGreen), finding: /landed unverified|red trees were heads/v},
	{rule: 'a task starts after its needs', parts: bendEvents(startRegardlessOfNeeds), finding: /which it needs|before .* had landed/v},
	{rule: 'a stale result is dropped', parts: bendCommands(freshenEffect), finding: /landed unverified|gone from the branch|not on the branch|another head/v},
	{rule: 'a former launch is not heard', parts: bendCommands(freshenLaunch), finding: /landed unfinished/v},
	{rule: 'a former worker is not believed', parts: {...soundParts, isCurrent: () => true}, finding: /landed unfinished/v},
	{
		rule: 'the branch moves by compare-and-swap',
		parts: {...soundParts, swap: (git, ref, move) => swapRegardless(git, ref, move)},
		finding: /gone from the branch|not on the branch|another head|stale token/v,
	},
	...brokenLandings,
	...brokenReads,
	{rule: 'tokens grow with every landing', parts: bendState(forgetToken), finding: /stale token|with the token/v},
	{rule: 'what is reset was saved', parts: bendState(resetLost), finding: /without having been saved/v},
	{rule: 'a retry comes about', parts: bendEvents(dropRetries), finding: /for ever|Nothing can happen/v},
	{rule: 'a limited agent waits for its reset', parts: bendState(forgetLimits), finding: /before the limit of/v},
	{rule: 'caps hold', parts: bendState(forgetCaps), finding: /than may be/v},
	{rule: 'a machine without room is spared', parts: bendState(forgetStrain), finding: /has no room/v},
	{rule: 'a busy machine verifies one by one', parts: bendState(forgetVerifyStrain), finding: /by a machine that has no room for both/v},
	{rule: 'who waited for a reset goes on', parts: bendEvents(dropResumes), finding: /for ever|Nothing can happen/v},
	{rule: 'who stalls is noticed', parts: bendEvents(dropStalls), finding: /for ever|Nothing can happen/v},
	{rule: 'who gets on is left alone', parts: bendCommands(takeForHung), finding: /though it gets on/v},
];

function startRegardlessOfLocks(state: SessionState, events: readonly Event[]): readonly Event[] {
	return withStart(state, events, task => hasItsNeeds(state, task));
}

function startRegardlessOfNeeds(state: SessionState, events: readonly Event[]): readonly Event[] {
	return withStart(state, events, task => !hasItsNeeds(state, task)
		&& task.plan.owns.every(claim => blockersOf(state, task.key, claim).length === 0));
}

function hasItsNeeds(state: SessionState, {run, plan}: Task): boolean {
	return plan.needs.every(need => state.runs[run]!.tasks[need]!.phase === 'landed');
}

function withStart(state: SessionState, events: readonly Event[], mayStart: (task: Task) => boolean): readonly Event[] {
	const run = openRuns(state).find(open => freeSlots(open) > 0 && !open.cancelled);
	const task = run && tasksOf(run).find(candidate => candidate.phase === 'waiting' && !candidate.running && mayStart(candidate));
	return run && task
		? [...events, {
			type: 'task-claimed', task: task.key, onto: run.head, keep: true,
			locks: task.plan.owns.map((claim, index) => ({claim, token: state.token + index + 1})),
		}]
		: events;
}

function grantRegardless(state: SessionState, events: readonly Event[]): readonly Event[] {
	const queued = events.find(event => event.type === 'claim-queued');
	return queued ? [...events, {type: 'lock-granted', task: queued.task, claim: queued.claim, token: state.token + 1}] : events;
}

function hideForeignWrites(state: SessionState, command: Command): Command {
	return command.type === 'landing-composed'
		? {...command, writes: command.writes.filter(write => isCovered(state, command.task, write))}
		: command;
}

function callGreen(_state: SessionState, command: Command): Command {
	return command.type === 'landing-failed' && command.failure.kind === 'verify-failed'
		? {type: 'landing-verified', effect: command.effect, task: command.task}
		: command;
}

/** Takes a result for that of the effect of its kind that is outstanding now. */
function freshenEffect(state: SessionState, command: Command): Command {
	if (!('effect' in command) || !('task' in command)) {
		return command;
	}

	const kind = command.effect.split(':', 1)[0]!;
	const present = outstanding(state).find(({key}) => key.startsWith(`${kind}:${command.task}:`));
	return {...command, effect: present?.key ?? command.effect};
}

function freshenLaunch(state: SessionState, command: Command): Command {
	return command.type === 'agent-exited' ? {...command, launch: taskOf(state, command.task).launch} : command;
}

const swapRegardless: Swap = (git, ref, move) => {
	git.refs.set(ref, move.commit);
	git.moves.push(move);
	return {ok: true};
};

function forgetToken(state: SessionState, event: Event): SessionState {
	return event.type === 'move-started' ? {...state, token: event.token - 1} : state;
}

/** Begins anew, instead of going on in what is there, where nothing has been saved. */
function resetLost(state: SessionState, event: Event): SessionState {
	return event.type === 'agent-lost' ? changeTask(state, event.task, {keep: false}) : state;
}

function forgetLimits(state: SessionState, event: Event): SessionState {
	return event.type === 'agent-limited' ? {...state, capacity: {...state.capacity, limits: {}}} : state;
}

function forgetCaps(state: SessionState, event: Event): SessionState {
	return event.type === 'caps-set' ? {...state, capacity: {...state.capacity, caps: {}}} : state;
}

function forgetStrain(state: SessionState, event: Event): SessionState {
	const {strain, ...capacity} = state.capacity;
	return event.type === 'machine-strained' ? {...state, capacity} : state;
}

function forgetVerifyStrain(state: SessionState, event: Event): SessionState {
	const {verifyStrain, ...capacity} = state.capacity;
	return event.type === 'verifications-held' ? {...state, capacity} : state;
}

function dropResumes(_state: SessionState, events: readonly Event[]): readonly Event[] {
	const index = events.findIndex(({type}) => type === 'agent-resumed');
	return index === -1 ? events : events.slice(0, index);
}

function dropStalls(_state: SessionState, events: readonly Event[]): readonly Event[] {
	const index = events.findIndex(({type}) => type === 'agent-stalled');
	return index === -1 ? events : events.slice(0, index);
}

/** Takes every word of an agent for a sign that it has none to say. */
function takeForHung(state: SessionState, command: Command): Command {
	return command.type === 'claim'
		? {type: 'activity-seen', task: command.task, launch: taskOf(state, command.task).launch, activity: {aliveAt: -Infinity, progressAt: -Infinity, repeats: 0}}
		: command;
}

function dropRetries(_state: SessionState, events: readonly Event[]): readonly Event[] {
	const index = events.findIndex(({type}) => type === 'retry-due');
	return index === -1 ? events : events.slice(0, index);
}
