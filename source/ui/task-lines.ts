import {agentReason} from '../plan/agent-reason.ts';
import {describeUnfinished} from '../wording/describe-unfinished.ts';
import {describeBudget, describeUsage} from '../wording/describe-usage.ts';
import {whyWaiting} from '../engine/schedule/why-waiting.ts';
import type {SessionState} from '../model/session-state.ts';
import type {Task} from '../model/task.ts';
import {say, wrap, type Line} from './line.ts';
import {isUnderWay, standing} from './standing.ts';
import type {Glyphs} from './theme.ts';
import {duration} from './time.ts';
import {agentWord} from './title-line.ts';

/** Writes all there is to know about one task. */
export function taskLines(state: SessionState, task: Task, now: number, width: number, glyphs: Glyphs): Line[] {
	const stand = standing(task, now);
	const locks = state.locks.filter(lock => lock.holder === task.key).map(lock => lock.claim);
	const reasons = [agentReason(task.plan)].filter(reason => reason !== undefined);
	const waits = state.waiting.filter(waiting => waiting.task === task.key).map(waiting => `${waiting.claim} (held by ${waiting.holder.split('/').at(-1)})`);
	return [
		[say(`${glyphs[stand.glyph]} `, stand.tone), say(task.id, 'strong'), say(`  ${task.plan.title}`)],
		[say([agentWord(task.plan.agent), stand.words].filter(Boolean).join(', '), stand.tone), ...spent(task, now), ...attempts(task)],
		...fact('why', task.phase === 'waiting' ? [whyWaiting(state, task)?.text ?? ''] : [], width),
		...fact('reason', task.reason === undefined ? [] : [task.reason], width),
		...fact('says', task.statusMessage === undefined ? [] : [task.statusMessage], width),
		[],
		...fact('holds', locks, width),
		...fact('waits', waits, width),
		...fact('writes', task.plan.owns, width),
		...fact('reads', task.plan.reads, width),
		...fact('needs', task.plan.needs, width),
		...fact('unowned', task.unowned, width),
		...fact('must', task.plan.constraints, width),
		...fact('chosen', reasons, width),
		...fact('runs', task.plan.agent.kind === 'command' ? [task.plan.agent.command] : [], width),
		...fact('verify', task.plan.verify === undefined ? [] : [task.plan.verify], width),
		...usageFacts(task, width),
		...fact('place', task.worktree === undefined ? [] : [task.worktree], width),
		...fact('commit', task.commit === undefined ? [] : [task.commit], width),
		...fact('left', (task.landing?.unfinished ?? []).map(line => describeUnfinished(line)), width),
		...fact('saved', task.saved === undefined ? [] : [task.saved], width),
		[],
		...wrap(task.plan.prompt.trimEnd(), width).map((text): Line => [say(text)]),
		...commentLines(task, width),
		...failureLines(task, width),
	];
}

function usageFacts({usage, attempt, budget}: Task, width: number): Line[] {
	const bound = fact('budget', budget === undefined ? [] : [describeBudget(budget)], width);
	if (usage === undefined) {
		return bound;
	}

	const {total, model, contextShare} = usage;
	const context = contextShare === undefined ? [] : [`${Math.round(contextShare * 100)} % of the context`];
	return [
		...bound,
		...fact('used', [describeUsage(total), ...(attempt > 1 ? [`of that ${describeUsage(usage.attempt)} in attempt ${attempt}`] : [])], width),
		...fact('model', [[model ?? '', ...context].filter(Boolean).join(', ')].filter(Boolean), width),
	];
}

function spent(task: Task, now: number): Line {
	return task.startedAt === undefined ? [] : [say(`  ${duration((isUnderWay(task) ? now : task.endedAt ?? now) - task.startedAt)}`, 'quiet')];
}

function attempts(task: Task): Line {
	return task.attempt > 1 ? [say(`  attempt ${task.attempt}`, 'warning')] : [];
}

function commentLines({comments = []}: Task, width: number): Line[] {
	return comments.flatMap(text => [[], [say('You asked:', 'accent')], ...wrap(text, width).map((row): Line => [say(row)])]);
}

function failureLines(task: Task, width: number): Line[] {
	if (task.failure === undefined || task.phase === 'landed') {
		return [];
	}

	return [
		[],
		...wrap(`The last attempt: ${task.failure.summary}`, width).map((text): Line => [say(text, 'bad')]),
		...wrap(task.failure.detail, width).map((text): Line => [say(text, 'quiet')]),
	];
}

function fact(name: string, values: readonly string[], width: number): Line[] {
	return values.flatMap(value => wrap(value, width - 9)).map((text, index): Line => [say((index === 0 ? name : '').padEnd(9), 'quiet'), say(text)]);
}
