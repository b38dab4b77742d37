import {maxPlannedMinutes} from '../model/limits/planning.ts';
import {nearest} from '../plan/nearest.ts';
import {idFrom} from '../plan/task-id.ts';
import type {Answer, AnswerTask} from './answer.ts';
import {refused, type Draft, type DraftTask, type Finding} from './draft.ts';

/** Makes a draft of an answer: clean texts, ids that can name branches, needs that name tasks. Claims are as said still. */
export function beginDraft({goal, contracts, decisions, tasks}: Answer, request: string): Draft {
	const ids = idsOf(tasks);
	const known = ids.values().toArray();
	const findings: Finding[] = repeatedIds(tasks, ids);
	const drafted = tasks.map((task): DraftTask => ({
		id: ids.get(task.id)!,
		kind: task.kind,
		title: clean(task.title).slice(0, maxTitle),
		prompt: cleanText(task.prompt),
		doneWhen: cleanText(task.doneWhen),
		writes: task.writes.map(({claim, change}) => ({claim, change})),
		reads: task.reads,
		needs: needsOf(task, ids, known, findings),
		constraints: task.constraints.map(text => clean(text)).filter(text => text !== ''),
		minutes: Number.isFinite(task.minutes) ? Math.min(Math.max(Math.round(task.minutes), 0), maxPlannedMinutes) : 0,
		suggestedAgent: task.suggestedAgent.trim(),
		suggestedBecause: clean(task.suggestedBecause).slice(0, maxTitle),
	}));
	return {
		goal: clean(goal) === '' ? clean(request).slice(0, maxGoal) : clean(goal).slice(0, maxGoal),
		contracts,
		decisions: Object.fromEntries(decisions.filter(({key}) => isDecisionKey(key)).map(({key, value}) => [key, clean(value)])),
		tasks: drafted,
		findings: [...findings, ...decisions.filter(({key}) => !isDecisionKey(key)).map(({key}) => refused(`\`${clean(key)}\` can't name a decision. Use letters, digits, dots and dashes.`))],
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

function needsOf(task: AnswerTask, ids: ReadonlyMap<string, string>, known: readonly string[], findings: Finding[]): DraftTask['needs'] {
	const needs = new Set<string>();
	for (const need of task.needs) {
		const id = ids.get(need) ?? known.find(candidate => candidate === idFrom(need));
		if (id === undefined) {
			const close = nearest(need, known);
			findings.push(refused(`\`${ids.get(task.id)!}\` needs \`${clean(need)}\`, and no task has that id. ${close === undefined ? `There are ${known.join(', ')}.` : `Did you mean \`${close}\`?`}`));
		} else if (id !== ids.get(task.id)) {
			needs.add(id);
		}
	}

	return [...needs].map(id => ({id}));
}

/** One line: what models print must not steer a terminal. */
function clean(text: string): string {
	return text.replaceAll(/\p{Control}+/gu, ' ').trim();
}

function cleanText(text: string): string {
	return text.replaceAll('\r\n', '\n').replaceAll(/[^\P{Control}\t\n]/gu, ' ').trim();
}

function isDecisionKey(key: string): boolean {
	return /^[a-z][\w\-.]{0,99}$/i.test(key);
}
