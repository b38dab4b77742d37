import {maxBatch} from '../../model/limits/landing.ts';
import type {RunId} from '../../model/names.ts';
import type {Run} from '../../model/run.ts';
import type {SessionState} from '../../model/session-state.ts';
import type {Task} from '../../model/task.ts';
import {emit, type Draft} from '../draft.ts';
import {isMoving, openRuns, tasksOf} from '../find.ts';
import {isHindered} from './hindrances.ts';
import {pipelineOf} from './pipeline.ts';
import {verifyCommands} from './verify-commands.ts';

/** Starts the verifications that a run's pipeline wants, as far as there are free slots. What there is nothing to run for is verified at once. */
export function startVerifications(draft: Draft, id: RunId): void {
	for (;;) {
		const run = draft.state.runs[id]!;
		const [slot, ...others] = freeVerifySlots(draft.state, run);
		const batch = nextBatch(run, slot === undefined ? 0 : 1 + others.length);
		if (batch.length === 0) {
			return;
		}

		const task = batch.at(-1)!.key;
		const commands = verifyCommands(run, batch);
		if (commands.length === 0) {
			emit(draft, {type: 'landing-verified', task});
		} else if (slot === undefined || isHindered(run, 'verifying', draft.now)) {
			return;
		} else {
			emit(draft, {type: 'verification-started', task, tasks: batch.map(member => member.id), commands, slot});
		}
	}
}

/**
Returns the numbers of the verification slots that a run may still use. Runs share the machine, so that what others use counts too.
A machine with nothing to spare has one, which is always worth using: what waits is verified by one run of the commands together.
*/
export function freeVerifySlots(state: SessionState, run: Run): number[] {
	const verifying = openRuns(state).flatMap(open => tasksOf(open)).filter(task => isStage(task, 'verifying'));
	const used = new Set(verifying.map(({landing}) => landing!.verification!.slot));
	const all = Array.from({length: verifySlots(run)}, (_, slot) => slot);
	const most = state.capacity.verifyStrain === undefined ? all.length : 1;
	return all.filter(slot => !used.has(slot)).slice(0, Math.max(0, most - used.size));
}

/** Returns how many verifications a run may have at once. */
export function verifySlots({plan}: Run): number {
	return plan.verifySlots ?? 1;
}

/**
Returns the tasks to be verified next, by the tree of the last of them; none when there is nothing to verify.
Trees are cumulative, so that one verification stands for all since the last verified tree: the free slots share out what waits.
In front of a red tree it's half of those that may be at fault, so that the culprit among B is found in ⌈log₂ B⌉ more runs.
*/
function nextBatch(run: Run, free: number): readonly Task[] {
	const composed = pipelineOf(run).filter(task => task.landing!.commit !== undefined && !isMoving(task));
	const red = composed.findIndex(task => isStage(task, 'failed'));
	const before = red === -1 ? composed : composed.slice(0, red);
	const last = before.findLastIndex(task => isStage(task, 'verifying') || isStage(task, 'verified'));
	if (red !== -1) {
		// Until what is before it is known to be green, the fault may lie there.
		const suspects = last !== -1 && isStage(before[last]!, 'verifying') ? [] : composed.slice(last + 1, red + 1);
		return suspects.length > 1 ? suspects.slice(0, Math.ceil(suspects.length / 2)) : [];
	}

	const waiting = withoutIdle(composed.slice(last + 1));
	const loud = waiting.findIndex(task => verifyCommands(run, [task]).length > 0);
	if (loud !== 0) {
		return loud === -1 ? waiting : waiting.slice(0, loud);
	}

	const share = Math.ceil(waiting.length / Math.max(1, free));
	return waiting.slice(0, Math.min(run.plan.batch ?? maxBatch, share));
}

/** The last ones that change nothing land with the one before them: their tree is its. */
function withoutIdle(tasks: readonly Task[]): readonly Task[] {
	return tasks.slice(0, tasks.findLastIndex(({landing}) => landing!.commit !== landing!.onto) + 1);
}

function isStage({phase, landing}: Task, stage: NonNullable<Task['landing']>['stage']): boolean {
	return phase === 'landing' && landing!.stage === stage;
}
