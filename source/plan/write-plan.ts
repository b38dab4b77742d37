import {Document, isScalar, isSeq, type Scalar, type YAMLMap, type YAMLSeq} from 'yaml';
import type {AgentChoice, Plan} from '../model/plan.ts';
import type {PlanFormat} from './parse-plan.ts';
import {planFileOf} from './plan-file.ts';

/** Says why a value of a task stands in the plan; written beside it. */
export type Remark = {readonly task: string; readonly field: 'owns' | 'needs'; readonly value: string; readonly because: string};

export type WritingOptions = {
	/** The agent of tasks that name none, which therefore isn't written. */
	readonly agent: AgentChoice;
	readonly format?: Exclude<PlanFormat, 'markdown'>;
	readonly remarks?: readonly Remark[];
};

/** Writes a plan as a file. The same plan gives the same text. */
export function writePlan(plan: Plan, {agent, format = 'yaml', remarks = []}: WritingOptions): string {
	const file = planFileOf(plan, agent);
	if (format === 'json') {
		return `${JSON.stringify(file, undefined, '\t')}\n`;
	}

	const document = new Document(file);
	for (const task of (document.get('tasks') as YAMLSeq<YAMLMap>).items) {
		remarkOn(task, remarks.filter(remark => remark.task === task.get('id')));
		remarkOnAgent(task, plan.tasks.find(({id}) => id === task.get('id'))?.suggested);
	}

	return document.toString(planLayout);
}

/** Prompts as blocks that read like text, and no folding of long lines. */
export const planLayout = {lineWidth: 0, blockQuote: 'literal'} as const;

function remarkOn(task: YAMLMap, remarks: readonly Remark[]): void {
	for (const {field, value, because} of remarks) {
		const item = itemsOf(task.get(field)).find(candidate => candidate.value === value);
		if (item !== undefined) {
			item.comment = ` ${because}`;
		}
	}
}

function remarkOnAgent(task: YAMLMap, suggested: string | undefined): void {
	const agent: unknown = task.get('agent', true);
	if (suggested !== undefined && isScalar(agent)) {
		agent.comment = `${suggestionMark} ${suggested}`;
	}
}

/** How the comment beside an agent begins that a planner suggested. */
export const suggestionMark = ' suggested:';

function itemsOf(list: unknown): Scalar[] {
	return isSeq(list) ? list.items.filter(item => isScalar(item)) : [];
}
