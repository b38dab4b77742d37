import {maxBudgetDollars, maxBudgetMinutes, maxBudgetTokens} from '../model/limits/usage.ts';
import {maxClaimsPerTask, maxConstraints, maxTasks} from '../model/limits/planning.ts';
import {maxWorkers} from '../model/limits/schedule.ts';

const budget = {
	type: 'object',
	additionalProperties: false,
	minProperties: 1,
	properties: {
		dollars: {type: 'number', exclusiveMinimum: 0, maximum: maxBudgetDollars, description: 'As far as the agent or your prices tell what it costs.'},
		tokens: {type: 'integer', minimum: 1, maximum: maxBudgetTokens, description: 'Read anew or written; what comes from the provider\'s cache is not counted.'},
		minutes: {type: 'number', exclusiveMinimum: 0, maximum: maxBudgetMinutes, description: 'That workers are at work; those of a run\'s workers add up.'},
	},
} as const;

const claims = {type: 'array', items: {type: 'string', minLength: 1}, maxItems: maxClaimsPerTask} as const;

/** Agents known by name. */
export const agentNames = ['claude', 'codex', 'opencode', 'gemini', 'aider'] as const;

/** The JSON Schema of a plan file. */
export const planSchema = {
	// eslint-disable-next-line unicorn/prefer-https -- this is the draft's own name, and no address to fetch
	$schema: 'http://json-schema.org/draft-07/schema#',
	title: 'jupiter-tui plan',
	description: 'The tasks of a run, what each may write, and what each needs.',
	type: 'object',
	required: ['version', 'tasks'],
	additionalProperties: false,
	properties: {
		version: {const: 1, description: 'The form of this file.'},
		goal: {type: 'string', minLength: 1, description: 'What the run is for, in a sentence.'},
		into: {type: 'string', pattern: String.raw`^(?!-)[^\s~^:?*[\\]+$`, description: 'The branch that the work lands on. Default: the branch checked out.'},
		workers: {type: 'integer', minimum: 1, maximum: maxWorkers, description: 'How many workers may be at work at once. Default: 3.'},
		verify: {type: 'string', minLength: 1, description: 'Shell command that must exit 0 on every composed tree before it lands.'},
		budget: {...budget, description: 'What all tasks together may use of their models and of time; then workers are stopped, their work kept.'},
		contracts: {...claims, description: 'Symbols whose interface is frozen for the run.'},
		decisions: {type: 'object', additionalProperties: {type: ['string', 'number', 'boolean']}, description: 'Named assumptions settled before work is handed out.'},
		tasks: {
			type: 'array',
			minItems: 1,
			maxItems: maxTasks,
			items: {
				type: 'object',
				required: ['id'],
				additionalProperties: false,
				properties: {
					id: {type: 'string', maxLength: 40, pattern: '^[a-z0-9][a-z0-9-]*$', not: {const: 'result'}, description: 'Unique in the plan; part of a branch name.'},
					title: {type: 'string', minLength: 1, description: 'What the task does, in a few words. Default: the id.'},
					prompt: {type: 'string', minLength: 1, description: 'What the agent is told. Default: the title.'},
					agent: {
						description: 'The program in the pane: a known agent, or any shell command.',
						anyOf: [
							{enum: agentNames},
							{type: 'object', required: ['command'], additionalProperties: false, properties: {command: {type: 'string', minLength: 1}}},
						],
					},
					owns: {...claims, description: 'Paths, globs or `path#Outer.inner` symbols that the task may write; for what is to be put somewhere also its place, as `path#Outer.(after inner)` or `path#(first)`.'},
					reads: {...claims, description: 'Paths, globs or symbols that the task relies on.'},
					needs: {type: 'array', items: {type: 'string'}, maxItems: maxTasks, description: 'Ids of tasks that must have landed before this one starts.'},
					constraints: {type: 'array', items: {type: 'string', minLength: 1}, maxItems: maxConstraints, description: 'Sentences that the agent is held to.'},
					verify: {type: 'string', minLength: 1, description: 'Shell command that must exit 0 besides that of the plan.'},
					budget: {...budget, description: 'What the task may use of its model and of time, in all its attempts.'},
					minutes: {type: 'number', exclusiveMinimum: 0, maximum: 10_000, description: 'Expected duration. Default: 10.'},
				},
			},
		},
	},
} as const;

/** The same for a person who has described agents of these names besides. */
export function planSchemaWith(agents: readonly string[]): Readonly<Record<string, unknown>> {
	// A value of the name enum alone is replaced: the rest is the same object.
	return JSON.parse(JSON.stringify(planSchema), (_key, value: unknown) => Array.isArray(value) && value.join(' ') === agentNames.join(' ') ? [...agentNames, ...agents] : value) as Record<string, unknown>;
}
