import type {LandingStage} from '../model/landing.ts';
import type {SessionState} from '../model/session-state.ts';
import type {Task} from '../model/task.ts';
import type {Glyphs, Tone} from './theme.ts';
import {duration} from './time.ts';

/** How a task stands, for a person: one glyph, a few words, a tone. */
export type Standing = {readonly glyph: keyof Glyphs; readonly words: string; readonly tone: Tone};

/** Says how a task stands. */
export function standing(task: Task, now: number): Standing {
	if (task.paused && isUnderWay(task)) {
		return {glyph: 'paused', words: 'paused', tone: 'warning'};
	}

	switch (task.phase) {
		case 'waiting': {
			return {glyph: 'waiting', words: 'waiting', tone: 'quiet'};
		}

		case 'preparing': {
			return {glyph: 'starting', words: 'preparing', tone: 'accent'};
		}

		case 'starting': {
			return {glyph: 'starting', words: 'starting', tone: 'accent'};
		}

		case 'working': {
			return working(task);
		}

		case 'submitted': {
			return {glyph: 'submitted', words: 'waits to land', tone: 'accent'};
		}

		case 'landing': {
			return {glyph: 'landing', words: stageWords[task.landing!.stage], tone: 'busy'};
		}

		case 'returning': {
			return {glyph: 'retry', words: 'failed', tone: 'warning'};
		}

		case 'backing-off': {
			return {glyph: 'retry', words: `retry in ${duration((task.retryAt ?? now) - now)}`, tone: 'warning'};
		}

		case 'landed': {
			return {glyph: 'landed', words: 'landed', tone: 'good'};
		}

		case 'blocked': {
			return {glyph: 'blocked', words: 'blocked', tone: 'bad'};
		}

		case 'cancelled': {
			return {glyph: 'cancelled', words: 'cancelled', tone: 'quiet'};
		}
	}
}

/** True while something is being done for the task. */
export function isUnderWay(task: Task): boolean {
	return !['waiting', 'landed', 'blocked', 'cancelled'].includes(task.phase);
}

/** True while the task's agent waits for the person. */
export function asksPerson(task: Task): boolean {
	return task.phase === 'working' && !task.paused && task.isTaken !== true && asksFor[task.status] !== undefined;
}

/** What a person has to look at, most pressing first; `task` is absent for what concerns the whole session. */
export type Need = {readonly task?: Task; readonly words: string; readonly isDecision?: boolean};

/** Lists what waits for a person. */
export function needs(state: SessionState | undefined): Need[] {
	if (state === undefined) {
		return [];
	}

	const run = state.runs[state.currentRun ?? ''];
	const tasks = Object.values(run?.tasks ?? {});
	return [
		...(state.frozen === undefined ? [] : [{words: `the engine froze: ${state.frozen}`}]),
		...tasks.filter(task => asksPerson(task) && !waitsForOthers(state, task)).map(task => ({task, words: `${task.id} ${asksFor[task.status]!}`})),
		...state.decisions.filter(decision => decision.collision && decision.run === run?.id).map(decision => ({words: `two values for ${decision.key}`, isDecision: true})),
		...tasks.filter(task => task.phase === 'blocked').map(task => ({task, words: `${task.id} is blocked`})),
		...(run?.intoWaits === undefined ? [] : [{words: `${run.plan.into} waits: ${run.intoWaits}`}]),
	];
}

const asksFor: Readonly<Partial<Record<Task['status'], string>>> = {
	'needs-permission': 'asks permission',
	asks: 'asks you',
	hung: 'seems to hang',
	failed: 'reports an error',
	idle: 'waits at its prompt',
	done: 'waits at its prompt',
};

/** At its prompt until it gets what another task holds. */
function waitsForOthers({waiting}: SessionState, {key, status}: Task): boolean {
	return (status === 'idle' || status === 'done') && waiting.some(({task}) => task === key);
}

function working(task: Task): Standing {
	if (task.isTaken) {
		return {glyph: 'working', words: 'taken over', tone: 'accent'};
	}

	switch (task.status) {
		case 'needs-permission':
		case 'asks': {
			return {glyph: 'asks', words: asksFor[task.status]!, tone: 'alarm'};
		}

		case 'hung': {
			return {glyph: 'asks', words: 'seems to hang', tone: 'alarm'};
		}

		case 'limited': {
			return {glyph: 'paused', words: 'quota reached', tone: 'warning'};
		}

		case 'idle':
		case 'done': {
			return {glyph: 'asks', words: asksFor[task.status]!, tone: 'warning'};
		}

		case 'failed': {
			return {glyph: 'working', words: asksFor[task.status]!, tone: 'bad'};
		}

		case 'starting': {
			return {glyph: 'starting', words: 'starting', tone: 'accent'};
		}

		case 'none':
		case 'working': {
			return {glyph: 'working', words: 'working', tone: 'busy'};
		}
	}
}

const stageWords: Readonly<Record<LandingStage, string>> = {
	composing: 'composing',
	composed: 'to be verified',
	verifying: 'verifying',
	verified: 'verified',
	failed: 'red, or another is',
	moving: 'moving',
};
