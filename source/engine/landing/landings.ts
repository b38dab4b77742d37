import {maxBatch} from '../../model/limits/landing.ts';
import type {RunId} from '../../model/names.ts';
import type {Task} from '../../model/task.ts';
import {emit, type Draft} from '../draft.ts';
import {isMoving, openRuns} from '../find.ts';
import {failAttempt} from '../failures/retries.ts';
import {isHindered} from './hindrances.ts';
import {landingOrder, pipelineOf} from './pipeline.ts';
import {startVerifications, verifySlots} from './verifications.ts';

/**
Moves on every run's pipeline. Its tasks are composed each on the one before it and verified ahead of the head, several at once; the head
then goes, in one step, to the last tree that is verified with all before it. So every head was verified as the tree it is.
What fails is judged only when it's the first: then nothing but its own work lies between a verified head and it.
*/
export function settleLandings(draft: Draft): void {
	for (const {id} of openRuns(draft.state)) {
		withdrawMisplaced(draft, id);
		landArrived(draft, id);
		judgeFirst(draft, id);
		startMove(draft, id);
		startVerifications(draft, id);
		composeNext(draft, id);
	}
}

/** Takes tasks out of a run's pipeline, without any fault of theirs; they keep their places. */
export function withdraw(draft: Draft, run: RunId, tasks: readonly Task[], reason: string): void {
	if (tasks.length > 0) {
		emit(draft, {type: 'landings-withdrawn', run, tasks: tasks.map(({id}) => id), reason});
	}
}

/** What the head has come to has landed, and so has the first of a pipeline when it changes nothing. */
function landArrived(draft: Draft, id: RunId): void {
	const run = draft.state.runs[id]!;
	const pipeline = pipelineOf(run);
	const moving = pipeline.filter(task => isMoving(task));
	const first = pipeline.slice(0, 1).filter(({landing}) => landing!.onto === run.head && landing!.commit === run.head);
	for (const {key, landing} of moving.at(-1)?.landing!.commit === run.head ? moving : first) {
		emit(draft, {type: 'task-landed', task: key, commit: landing!.commit!});
	}
}

/** Whatever changes the order, the head or what is before a landing, the consequence is the same: it is composed again. */
function withdrawMisplaced(draft: Draft, id: RunId): void {
	const run = draft.state.runs[id]!;
	const placed = new Set<Task>();
	let onto: string | undefined = run.head;
	for (const task of landingOrder(draft.state, run)) {
		const {landing} = task;
		if (landing === undefined || (landing.onto !== onto && !isMoving(task))) {
			break;
		}

		placed.add(task);
		onto = landing.commit;
	}

	withdraw(draft, id, pipelineOf(run).filter(task => !placed.has(task)), 'What lands before it has changed.');
}

function judgeFirst(draft: Draft, id: RunId): void {
	const [first] = pipelineOf(draft.state.runs[id]!);
	if (first?.landing?.stage === 'failed') {
		failAttempt(draft, first.key, first.landing.failure!);
	}
}

function startMove(draft: Draft, id: RunId): void {
	const run = draft.state.runs[id]!;
	if (isHindered(run, 'moving', draft.now)) {
		return;
	}

	const pipeline = pipelineOf(run);
	const open = pipeline.findIndex(({landing}) => landing!.stage !== 'composed' && landing!.stage !== 'verified');
	const ready = open === -1 ? pipeline : pipeline.slice(0, open);
	const last = ready.findLastIndex(({landing}) => landing!.stage === 'verified');
	if (last !== -1) {
		emit(draft, {type: 'move-started', run: id, tasks: ready.slice(0, last + 1).map(task => task.id), token: draft.state.token + 1});
	}
}

/** Lets the next task be composed behind the last one, but not behind one that failed: it would have to be composed again. */
function composeNext(draft: Draft, id: RunId): void {
	const run = draft.state.runs[id]!;
	const pipeline = pipelineOf(run);
	const next = landingOrder(draft.state, run).find(({phase}) => phase === 'submitted');
	const isFull = pipeline.length >= depthOf(verifySlots(run));
	if (next === undefined || isFull || isHindered(run, 'composing', draft.now) || pipeline.some(({landing}) => landing!.commit === undefined || landing!.stage === 'failed')) {
		return;
	}

	emit(draft, {type: 'landing-started', task: next.key, onto: pipeline.at(-1)?.landing!.commit ?? run.head});
}

/** One batch under verification in every slot, and one being gathered. */
function depthOf(slots: number): number {
	return (slots + 1) * maxBatch;
}
