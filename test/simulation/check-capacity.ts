import assert from 'node:assert/strict';
import type {Event} from '../../source/model/event.ts';
import type {TaskKey} from '../../source/model/names.ts';
import type {World} from './world.ts';

/** Checks the journal against what there was to work with: nobody starts while its provider gives nothing, nor beyond its agent's cap. */
export function checkCapacity({journal, state, answered}: World): void {
	const names = new Map(Object.values(state.runs.r1!.tasks).map(({key, plan: {agent}}) => [key, agent.kind === 'known' ? agent.name : 'command']));
	const model: Model = {nameOf: task => names.get(task)!, answered, limits: new Map(), caps: {}, atWork: new Map(), isStrained: false};
	for (const {at, event} of journal) {
		applyLimits(model, event);
		applyWork(model, event, at);
	}

	checkVerifications(journal.map(({event}) => event));
}

/** A machine with nothing to spare starts no verification beside another. */
function checkVerifications(events: readonly Event[]): void {
	let isHeld = false;
	const verifying = new Set<TaskKey>();
	for (const event of events) {
		isHeld = event.type === 'verifications-held' || (isHeld && event.type !== 'verifications-freed');
		if (event.type === 'verification-started') {
			// One that stands for a task takes the place of the task's own.
			const [run = ''] = event.task.split('/', 1);
			for (const id of event.tasks) {
				verifying.delete(`${run}/${id}`);
			}

			assert.ok(!isHeld || verifying.size === 0, `${event.task} is verified beside ${[...verifying].join(', ')} by a machine that has no room for both.`);
			verifying.add(event.task);
		} else if (event.type === 'landings-withdrawn' || (event.type === 'landing-hindered' && event.stage !== 'moving')) {
			for (const id of event.tasks) {
				verifying.delete(`${event.run}/${id}`);
			}
		} else if ('task' in event && verified.has(event.type)) {
			verifying.delete(event.task);
		}
	}
}

const verified: ReadonlySet<Event['type']> = new Set(['landing-verified', 'landing-failed', 'attempt-failed', 'task-reopened', 'task-cancelled', 'task-blocked']);

type Model = {
	readonly nameOf: (task: TaskKey) => string;
	/** Tasks whose agent went on by itself, its provider having answered: what is at work already isn't started, whatever there is room for. */
	readonly answered: ReadonlySet<TaskKey>;
	/** When each agent's limit ends, as its provider has said last or, until it has, as is guessed. */
	readonly limits: Map<string, {readonly until: number; readonly isGuess: boolean}>;
	caps: Readonly<Record<string, number>>;
	/** Tasks that have a worker's place, and whether their agent has been started. */
	readonly atWork: Map<TaskKey, boolean>;
	isStrained: boolean;
};

function applyLimits(model: Model, event: Event): void {
	if (event.type === 'agent-limited') {
		limit(model, event);
	} else if (event.type === 'limit-lifted' && model.limits.get(event.agent)?.isGuess === true) {
		// Its agent may have been answered before.
		model.limits.delete(event.agent);
	} else if (event.type === 'caps-set') {
		model.caps = event.caps;
	}

	model.isStrained = event.type === 'machine-strained' || (model.isStrained && event.type !== 'machine-eased');
}

function limit(model: Model, {task: reporter, agent, until, isGuess}: Extract<Event, {type: 'agent-limited'}>): void {
	const known = model.limits.get(agent);
	const isFirstWord = !isGuess && known?.isGuess === true;
	model.limits.set(agent, {until: isFirstWord ? until : Math.max(until, known?.until ?? 0), isGuess: isGuess === true});
	for (const [task, isStarted] of model.atWork) {
		if (task === reporter || (!isStarted && model.nameOf(task) === agent)) {
			model.atWork.delete(task);
		}
	}
}

function applyWork(model: Model, event: Event, at: number): void {
	if (!('task' in event)) {
		return;
	}

	const {task} = event;
	if (event.type === 'agent-started' && model.atWork.has(task)) {
		model.atWork.set(task, true);
	} else if (event.type === 'agent-lost' && model.atWork.has(task)) {
		model.atWork.set(task, false);
	} else if (ends.has(event.type)) {
		model.atWork.delete(task);
	} else if (event.type === 'agent-resumed' && model.answered.has(task)) {
		model.atWork.set(task, true);
	} else if (starts.has(event.type)) {
		checkStart(model, task, at);
		model.atWork.set(task, false);
	}
}

const starts: ReadonlySet<Event['type']> = new Set(['task-claimed', 'retry-due', 'agent-resumed']);
const ends: ReadonlySet<Event['type']> = new Set(['task-submitted', 'attempt-failed', 'task-reopened', 'task-blocked', 'task-cancelled', 'task-landed']);

function checkStart({nameOf, limits, caps, atWork, isStrained}: Model, task: TaskKey, at: number): void {
	const name = nameOf(task);
	assert.ok(at >= (limits.get(name)?.until ?? 0), `${task} starts before the limit of ${name} resets.`);
	const alike = atWork.keys().filter(other => nameOf(other) === name).toArray();
	assert.ok(alike.length < (caps[name] ?? Infinity), `${task} starts beside ${alike.join(', ')}, more of ${name} than may be.`);
	assert.ok(!isStrained || atWork.size === 0, `${task} starts while the machine has no room.`);
}
