import {parseClaim} from '../claims/parse-claim.ts';
import {findCycle} from '../engine/schedule/critical-path.ts';
import {maxWorkers} from '../model/limits/schedule.ts';
import type {AgentChoice, Claim, Plan, PlanTask} from '../model/plan.ts';
import {nearest} from './nearest.ts';
import {agentCalled, type OtherAgents} from './agent-called.ts';
import {agentNames} from './schema.ts';

/** A field of a task that a person may change in one line of text. */
export type TaskField = 'title' | 'agent' | 'owns' | 'reads' | 'needs' | 'constraints' | 'verify' | 'minutes';

/** What an edit makes of a plan: another one, or a sentence saying why not. */
export type Edited = Plan | string;

/** Writes a field as a person edits it: lists by commas, rules by semicolons, a command after `!`. */
export function fieldText(task: PlanTask, field: TaskField): string {
	switch (field) {
		case 'agent': {
			return task.agent.kind === 'known' ? task.agent.name : `! ${task.agent.command}`;
		}

		case 'owns':
		case 'reads':
		case 'needs': {
			return task[field].join(', ');
		}

		case 'constraints': {
			return task.constraints.join('; ');
		}

		case 'minutes': {
			return String(task.minutes);
		}

		case 'title':
		case 'verify': {
			return task[field] ?? '';
		}
	}
}

/** Changes one field of a task to what a person wrote. `others` are agents of their own. */
export function changeTask(plan: Plan, id: string, field: TaskField, text: string, others: OtherAgents = {}): Edited {
	const value = field === 'agent' ? agentFrom(text.trim(), others) : valueOf(plan, id, field, text.trim());
	if (typeof value === 'string') {
		return value;
	}

	const tasks = plan.tasks.map(task => task.id === id ? applied(task, value) : task);
	const cycle = findCycle(tasks);
	return cycle === undefined ? {...plan, tasks} : `These tasks would need each other: ${cycle.join(' → ')}. Leave one of these needs out.`;
}

/** Sets how many workers may be at work at once. */
export function changeWorkers(plan: Plan, workers: number): Edited {
	return Number.isSafeInteger(workers) && workers >= 1 && workers <= maxWorkers ? {...plan, workers} : `A run has 1 to ${maxWorkers} workers.`;
}

/** Takes a task out of a plan. What needed it now needs what it needed, so that the order of the rest stays. */
export function dropTask(plan: Plan, id: string): Edited {
	const dropped = plan.tasks.find(task => task.id === id);
	if (dropped === undefined || plan.tasks.length === 1) {
		return 'A plan has at least one task. Leave it instead.';
	}

	const tasks = plan.tasks.filter(task => task !== dropped).map(task => task.needs.includes(id)
		? {...task, needs: [...new Set(task.needs.flatMap(need => need === id ? dropped.needs : [need]))]}
		: task);
	return {...plan, tasks};
}

/** Cuts a task in two by its claims, the first half to the first. Both need what it needed, and what needed it needs both. */
export function splitTask(plan: Plan, id: string): Edited {
	const whole = plan.tasks.find(task => task.id === id);
	if (whole === undefined || whole.owns.length < 2) {
		return `\`${id}\` claims less than two things, so there is nothing to split it by. Give it more claims first, such as two symbols instead of a file.`;
	}

	const middle = Math.ceil(whole.owns.length / 2);
	const ids = halfIds(plan, id);
	const halves = [whole.owns.slice(0, middle), whole.owns.slice(middle)].map((owns, index): PlanTask => ({
		...whole,
		id: ids[index]!,
		title: `${whole.title} (${index + 1} of 2)`,
		prompt: `${whole.prompt}\n\nOf this, do what concerns ${owns.map(claim => `\`${claim}\``).join(', ')}; \`${ids[1 - index]!}\` does the rest.`,
		owns,
		minutes: Math.max(1, Math.round(whole.minutes * owns.length / whole.owns.length)),
	}));
	return {
		...plan,
		tasks: plan.tasks.flatMap(task => task === whole ? halves : [{...task, needs: task.needs.flatMap(need => need === id ? ids : [need])}]),
	};
}

function halfIds({tasks}: Plan, id: string): string[] {
	const taken = new Set(tasks.map(task => task.id));
	const stem = id.slice(0, 36);
	const free: string[] = [];
	for (let number = 1; free.length < 2; number++) {
		const candidate = `${stem}-${number}`;
		if (!taken.has(candidate)) {
			free.push(candidate);
		}
	}

	return free;
}

type FieldValue = Partial<PlanTask>;

/** An empty verify command is none, and an agent that a person names is no rule's or planner's choice any more. */
function applied(task: PlanTask, value: FieldValue): PlanTask {
	const {verify, agentBecause, suggested, ...rest} = {...task, ...value};
	const reasons = {...agentBecause !== undefined && {agentBecause}, ...suggested !== undefined && {suggested}};
	return {...rest, ...verify !== undefined && verify !== '' && {verify}, ...value.agent === undefined && reasons};
}

function valueOf(plan: Plan, id: string, field: Exclude<TaskField, 'agent'>, text: string): FieldValue | string {
	switch (field) {
		case 'title': {
			return text === '' ? 'A task has a title. Say in a few words what it does.' : {title: text, ...promptFor(plan, id, text)};
		}

		case 'verify': {
			return {verify: text};
		}

		case 'owns':
		case 'reads': {
			const claims = claimsFrom(text);
			return typeof claims === 'string' ? claims : {[field]: claims};
		}

		case 'needs': {
			return needsFrom(plan, id, text);
		}

		case 'constraints': {
			return {constraints: listFrom(text, ';')};
		}

		case 'minutes': {
			const minutes = Number(text);
			return Number.isFinite(minutes) && minutes > 0 && minutes <= 10_000 ? {minutes} : 'Minutes are a number above 0.';
		}
	}
}

// A task without a prompt of its own is told its title.
function promptFor(plan: Plan, id: string, title: string): {prompt?: string} {
	const task = plan.tasks.find(other => other.id === id);
	return task?.prompt === task?.title ? {prompt: title} : {};
}

function agentFrom(text: string, others: OtherAgents): string | {readonly agent: AgentChoice} {
	const command = text.startsWith('!') ? text.slice(1).trim() : '';
	if (command !== '') {
		return {agent: {kind: 'command', command}};
	}

	const agent = agentCalled(text, others);
	const names = [...agentNames, ...Object.keys(others)];
	const close = nearest(text, names);
	return agent === undefined
		? `There is no agent \`${text}\`. ${close === undefined ? `There are ${names.join(', ')}, or a command after an exclamation mark: \`! make format\`.` : `Did you mean \`${close}\`?`}`
		: {agent};
}

function claimsFrom(text: string): readonly Claim[] | string {
	const parsed = claimTexts(text).map(claim => parseClaim(claim));
	return parsed.find(claim => typeof claim === 'string') ?? [...new Set(parsed.map(claim => typeof claim === 'string' ? claim : claim.text))];
}

/** Cut at commas, but for those within braces, which are choices: `src/*.{ts,tsx}`. */
function claimTexts(text: string): string[] {
	const texts: string[] = [];
	for (const part of text.split(',')) {
		const last = texts.at(-1) ?? '';
		if (last.split('{').length > last.split('}').length) {
			texts[texts.length - 1] = `${last},${part}`;
		} else {
			texts.push(part);
		}
	}

	return texts.map(item => item.trim()).filter(item => item !== '');
}

function needsFrom({tasks}: Plan, id: string, text: string): string | {readonly needs: readonly string[]} {
	const needs = [...new Set(listFrom(text, ','))];
	const ids = tasks.map(task => task.id).filter(other => other !== id);
	const unknown = needs.find(need => !ids.includes(need));
	if (unknown === undefined) {
		return {needs};
	}

	const close = nearest(unknown, ids);
	return `No other task has the id \`${unknown}\`. ${close === undefined ? `There are ${ids.join(', ')}.` : `Did you mean \`${close}\`?`}`;
}

function listFrom(text: string, separator: string): string[] {
	return text.split(separator).map(item => item.trim()).filter(item => item !== '');
}
