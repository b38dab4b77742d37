import {maxPlanCharacters} from '../model/limits/planning.ts';
import type {AgentRule} from '../model/agent-rule.ts';
import type {AgentChoice, Plan} from '../model/plan.ts';
import type {OtherAgents} from './agent-called.ts';
import {completePlan, type PlanFile} from './complete-plan.ts';
import {readDocument} from './read-document.ts';
import {readMarkdown} from './read-markdown.ts';
import type {PlanSource, Problem} from './problem.ts';
import {schemaProblems} from './schema-problems.ts';
import {taskProblems} from './task-problems.ts';

export type PlanFormat = 'yaml' | 'json' | 'markdown';

export type PlanOptions = {
	/** The plan file's path, for its format and its goal's default. */
	readonly path: string;
	/** Told by the path's extension when absent. */
	readonly format?: PlanFormat;
	/** The branch that the work lands on when the plan doesn't say. */
	readonly into: string;
	/** The agent of tasks that don't name one. */
	readonly agent: AgentChoice;
	/** Agents besides those that are known, which a person has described. */
	readonly agents?: OtherAgents;
	/** Who gets the tasks that don't name one, before `agent`. */
	readonly rules?: readonly AgentRule[];
	/** Workers at once when the plan doesn't say; three when this doesn't either. */
	readonly workers?: number;
};

export type ParsedPlan =
	| {readonly ok: true; readonly plan: Plan}
	| {readonly ok: false; readonly problems: readonly Problem[]};

/** Reads and checks a plan file, giving every field its default. Refuses one that can't be run, with each problem's place and next step. */
export function parsePlan(text: string, options: PlanOptions): ParsedPlan {
	if (text.length > maxPlanCharacters) {
		return {ok: false, problems: [{line: 1, column: 1, field: '', message: `A plan has at most ${maxPlanCharacters} characters, and this has ${text.length}. Split it up.`}]};
	}

	const source = readSource(text, options.format ?? formatOf(options.path));
	const problems = findProblems(source, Object.keys(options.agents ?? {}));
	return problems.length > 0 ? {ok: false, problems} : {ok: true, plan: completePlan(source.value as PlanFile, options)};
}

/** Tells a plan file's format from its name. */
export function formatOf(path: string): PlanFormat {
	if (/\.(?:md|markdown|mdx)$/i.test(path)) {
		return 'markdown';
	}

	return /\.json$/i.test(path) ? 'json' : 'yaml';
}

function readSource(text: string, format: PlanFormat): PlanSource {
	return format === 'markdown' ? readMarkdown(text) : readDocument(text, format);
}

// What stands in the tasks can only be told of a file that has the right shape.
function findProblems(source: PlanSource, agents: readonly string[]): readonly Problem[] {
	if (source.problems.length > 0) {
		return source.problems;
	}

	const problems = schemaProblems(source, agents);
	return problems.length > 0 ? problems : taskProblems(source);
}
