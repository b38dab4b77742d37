import type {Decision, RunId, SessionState, Task, TaskKey} from '../model/run.ts';
import {accept, emit, refuse, tell, type Answer, type Draft} from './draft.ts';
import {findTask, hasEnded, taskOf} from './find.ts';
import {span} from './words.ts';

/** A value that somebody gives for a key. */
type Offer = {
	readonly run: RunId;
	readonly by: TaskKey | 'user';
	readonly key: string;
	readonly value: string;
};

/** Records a decision. The first value wins; a worker's second value is a collision, a person's settles. */
export function decide(draft: Draft, {run, by, key, value}: Offer): Answer {
	const decision = findDecision(draft.state, run, key);
	if (!decision) {
		emit(draft, {type: 'decision-made', run, key, value, by});
		return accept(`\`${key}\` is \`${value}\`.`);
	}

	if (by === 'user') {
		return settleDecision(draft, run, key, value);
	}

	if (decision.value === value) {
		// Whoever gave the other value has come round.
		if (decision.collision?.by === by) {
			emit(draft, {type: 'decision-settled', run, key, value, by});
		}

		return accept(`\`${key}\` is \`${value}\`.`);
	}

	return collide(draft, decision, by, value);
}

/** Settles a decision by a person's word and tells those who had to do with it. */
export function settleDecision(draft: Draft, run: RunId, key: string, value: string): Answer {
	const decision = findDecision(draft.state, run, key);
	if (!decision) {
		return refuse(`Nothing has been decided about \`${key}\` in ${run}. See \`jupiter-tui status\` for the decisions.`);
	}

	emit(draft, {type: 'decision-settled', run, key, value, by: 'user'});
	for (const task of new Set([decision.by, decision.collision?.by])) {
		tellIfOpen(draft, task, `It is settled: \`${key}\` is \`${value}\`. Make your work agree with it.`);
	}

	return accept(`\`${key}\` is \`${value}\`.`);
}

/** Returns the collision that keeps a task from landing, or nothing. One with a task that was given up keeps nobody. */
export function collisionOf(state: SessionState, task: Task): Decision | undefined {
	return state.decisions.find(({run, by, collision}) => run === task.run && collision !== undefined
		&& (by === task.key || collision.by === task.key)
		&& !isGivenUp(state, by) && !isGivenUp(state, collision.by));
}

function isGivenUp(state: SessionState, by: Decision['by']): boolean {
	const phase = by === 'plan' || by === 'user' ? undefined : findTask(state, by)?.phase;
	return phase === 'blocked' || phase === 'cancelled';
}

function collide(draft: Draft, {run, key, value: first, by: decider, at, collision}: Decision, by: TaskKey, value: string): Answer {
	const known = `\`${key}\` is \`${first}\`, as ${nameOf(draft.state, decider)} decided ${span(draft.now - at)} ago.`;
	if (collision === undefined) {
		emit(draft, {type: 'decision-collided', run, key, value, by});
		tellIfOpen(draft, decider, `\`${taskOf(draft.state, by).id}\` wants \`${key}\` to be \`${value}\`, but you decided \`${first}\`. Neither lands until that is settled.`);
	}

	return refuse(known, [
		`  --> \`${value}\` decided by ${by}`,
		`help: use \`${first}\` and say so: jupiter-tui decide '${key}' '${first}'`,
		'help: or wait until a person settles it; you can\'t land before',
	].join('\n'));
}

function nameOf(state: SessionState, by: Decision['by']): string {
	switch (by) {
		case 'plan': {
			return 'the plan';
		}

		case 'user': {
			return 'a person';
		}

		default: {
			return `\`${taskOf(state, by).id}\``;
		}
	}
}

function findDecision(state: SessionState, run: RunId, key: string): Decision | undefined {
	return state.decisions.find(decision => decision.run === run && decision.key === key);
}

function tellIfOpen(draft: Draft, to: Decision['by'] | undefined, text: string): void {
	if (to !== undefined && to !== 'plan' && to !== 'user' && !hasEnded(taskOf(draft.state, to))) {
		tell(draft, to, text);
	}
}
