import {maxPlannedMinutes} from '../model/limits/planning.ts';
import {nearest} from '../plan/nearest.ts';
import {oneLine, severalLines} from '../plan/plain-text.ts';
import {idFrom} from '../plan/task-id.ts';
import type {Answer, AnswerTask} from './answer.ts';
import {refused, type Draft, type DraftTask, type Finding} from './draft.ts';

/** Makes a draft of an answer: clean texts, ids that can name branches, needs that name tasks. Claims are as said still. */
export function beginDraft({goal, contracts, decisions, tasks}: Answer, request: string): Draft {
	const ids = idsOf(tasks);
	const known = ids.values().toArray();
	const findings: Finding[] = [...repeatedIds(tasks, ids), ...tasks.flatMap(task => emptyTexts(task, ids))];
	const drafted = tasks.map((task): DraftTask => ({
		id: ids.get(task.id)!,
		kind: task.kind,
		title: oneLine(task.title).slice(0, maxTitle),
		prompt: severalLines(task.prompt).trim(),
		doneWhen: severalLines(task.doneWhen).trim(),
		writes: task.writes.map(({claim, change}) => ({claim, change})),
		reads: task.reads,
		needs: needsOf(task, ids, known, findings),
		constraints: task.constraints.map(text => oneLine(text)).filter(text => text !== ''),
		minutes: Number.isFinite(task.minutes) ? Math.min(Math.max(Math.round(task.minutes), 0), maxPlannedMinutes) : 0,
		suggestedAgent: task.suggestedAgent.trim(),
		suggestedBecause: oneLine(task.suggestedBecause).slice(0, maxTitle),
	}));
	return {
		goal: oneLine(goal) === '' ? oneLine(request).slice(0, maxGoal) : oneLine(goal).slice(0, maxGoal),
		contracts,
		decisions: Object.fromEntries(decisions.filter(({key}) => isDecisionKey(key)).map(({key, value}) => [key, oneLine(value)])),
		tasks: drafted,
		findings: [...findings, ...decisions.filter(({key}) => !isDecisionKey(key)).map(({key}) => refused(`\`${oneLine(key)}\` can't name a decision. Use letters, digits, dots and dashes.`))],
	};
}

/** What a person reads on one line. */
const maxTitle = 120;
const maxGoal = 300;

/** Ids as said to ids as they are used. Those that come out empty are numbered. */
function idsOf(tasks: readonly AnswerTask[]): ReadonlyMap<string, string> {
	return new Map(tasks.map(({id}, index) => {
		const made = idFrom(id);
		return [id, made === '' ? `task-${index + 1}` : made];
	}));
}

function repeatedIds(tasks: readonly AnswerTask[], ids: ReadonlyMap<string, string>): Finding[] {
	const used = tasks.map(({id}) => ids.get(id)!);
	return [...new Set(used.filter((id, index) => used.indexOf(id) !== index))].map(id => refused(`Several tasks have the id \`${id}\`. Give each its own.`));
}

/** A task that says nothing is none, and a plan's file couldn't hold it. */
function emptyTexts(task: AnswerTask, ids: ReadonlyMap<string, string>): Finding[] {
	return (['title', 'prompt'] as const).filter(field => oneLine(task[field]) === '').map(field => refused(`\`${ids.get(task.id)!}\` has an empty \`${field}\`. Say in it ${field === 'title' ? 'in a few words what the task does' : 'what should be different afterwards'}.`));
}

function needsOf(task: AnswerTask, ids: ReadonlyMap<string, string>, known: readonly string[], findings: Finding[]): DraftTask['needs'] {
	const needs = new Set<string>();
	for (const need of task.needs) {
		const id = ids.get(need) ?? known.find(candidate => candidate === idFrom(need));
		if (id === undefined) {
			const close = nearest(need, known);
			findings.push(refused(`\`${ids.get(task.id)!}\` needs \`${oneLine(need)}\`, and no task has that id. ${close === undefined ? `There are ${known.join(', ')}.` : `Did you mean \`${close}\`?`}`));
		} else if (id !== ids.get(task.id)) {
			needs.add(id);
		}
	}

	return [...needs].map(id => ({id}));
}

function isDecisionKey(key: string): boolean {
	return /^[a-z][\w\-.]{0,99}$/i.test(key);
}
