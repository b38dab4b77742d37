import type {Decision} from '../../model/bus.ts';
import type {RunId, TaskKey} from '../../model/names.ts';
import type {SessionState} from '../../model/session-state.ts';
import {accept, emit, refuse, tell, type Answer, type Draft} from '../draft.ts';
import {hasEnded, otherValues, taskOf} from '../find.ts';
import {span} from '../words.ts';

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
		if (otherValues(decision).some(other => other.by === by)) {
			emit(draft, {type: 'decision-settled', run, key, value, by});
		}

		return accept(`\`${key}\` is \`${value}\`.`);
	}

	return decision.by === by && otherValues(decision).some(other => other.value === value)
		? giveIn(draft, decision, by, value)
		: collide(draft, decision, by, value);
}

/** Whoever decided takes the value of one who wanted another. */
function giveIn(draft: Draft, decision: Decision, by: TaskKey, value: string): Answer {
	const {run, key} = decision;
	emit(draft, {type: 'decision-settled', run, key, value, by});
	for (const other of otherValues(decision)) {
		tellIfOpen(draft, other.by, `\`${taskOf(draft.state, by).id}\` agrees that \`${key}\` is \`${value}\`.`);
	}

	return accept(`\`${key}\` is \`${value}\`.`);
}

/** Settles a decision by a person's word and tells those who had to do with it. */
export function settleDecision(draft: Draft, run: RunId, key: string, value: string): Answer {
	const decision = findDecision(draft.state, run, key);
	if (!decision) {
		return refuse(`Nothing has been decided about \`${key}\` in ${run}. See \`jupiter-tui status\` for the decisions.`);
	}

	emit(draft, {type: 'decision-settled', run, key, value, by: 'user'});
	for (const task of new Set([decision.by, ...otherValues(decision).map(other => other.by)])) {
		tellIfOpen(draft, task, `It is settled: \`${key}\` is \`${value}\`. Make your work agree with it.`);
	}

	return accept(`\`${key}\` is \`${value}\`.`);
}

function collide(draft: Draft, decision: Decision, by: TaskKey, value: string): Answer {
	const {run, key, value: first, by: decider, at} = decision;
	const known = `\`${key}\` is \`${first}\`, as ${nameOf(draft.state, decider)} decided ${span(draft.now - at)} ago.`;
	if (otherValues(decision).every(other => other.by !== by || other.value !== value)) {
		emit(draft, {type: 'decision-collided', run, key, value, by});
		tellIfOpen(draft, decider === by ? undefined : decider, `\`${taskOf(draft.state, by).id}\` wants \`${key}\` to be \`${value}\`, but you decided \`${first}\`. Neither lands until that is settled.`);
	}

	return refuse(known, [
		`  --> \`${value}\` decided by ${by}`,
		`help: use \`${first}\` and say so: jupiter-tui decide '${key}=${first}'`,
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
