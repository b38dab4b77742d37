import {maxBudgetDollars} from '../model/limits/usage.ts';
import type {AgentRule} from '../model/agent-rule.ts';
import type {Notifications} from '../model/notifications.ts';
import type {OwnAgent} from '../model/own-agent.ts';
import type {Price} from '../model/usage.ts';

/** What a person sets once for all repositories. */
export type UserSettings = {
	/** Key before every command of the screen, as tmux writes it. */
	prefix: string;
	/** Agent of tasks that name none. */
	agent: string;
	/** Workers of plans that name no number. */
	workers: number;
	/** Dollars that a run may cost whose plan doesn't say; 0 for any. */
	budget: number;
	/** What makes plans of requests: `claude`, `codex`, `opencode`, `gemini`, or a command; empty for the first that is installed. */
	planner: string;
	/** Agents of the person's own, by the names that plans call them. */
	agents: Readonly<Record<string, OwnAgent>>;
	/** Which agent gets a task that names none: the first rule that fits. */
	rules: readonly AgentRule[];
	/** Dollars for a million tokens, by the model's name, for agents that tell only tokens. */
	prices: Readonly<Record<string, Price>>;
	/** Whether borders and marks are drawn with ASCII alone. */
	ascii: boolean;
	/** Whether clicks, drags and the wheel are the screen's; without it they are the terminal's own. */
	mouse: boolean;
	/** Whether an agent whose trial takes too long gets no task, or starts without having shown that it asks before it writes. */
	unproven: 'block' | 'start';
	/** How the terminal is told that a worker needs the person. */
	notifications: Notifications;
};

export type SettingName = keyof UserSettings;

type Description = {readonly summary: string; readonly schema: Readonly<Record<string, unknown>>};

/** Agents that this program knows. */
export const agentNames: readonly string[] = ['claude', 'codex', 'opencode', 'gemini', 'aider'];

const ownAgentSchema = {
	type: 'object',
	required: ['command'],
	additionalProperties: false,
	properties: {
		command: {type: 'string', minLength: 1},
		resume: {type: 'string', minLength: 1},
		prompt: {enum: ['argument', 'stdin']},
		done: {enum: ['exit', 'says-done']},
		environment: {type: 'object', additionalProperties: {type: 'string'}},
		sandbox: {type: 'boolean'},
	},
} as const;

const minutes = {type: 'number', exclusiveMinimum: 0} as const;

const ruleSchema = {
	type: 'object',
	required: ['agent'],
	additionalProperties: false,
	properties: {agent: {type: 'string', minLength: 1}, paths: {type: 'array', minItems: 1, items: {type: 'string', minLength: 1}}, words: {type: 'array', minItems: 1, items: {type: 'string', minLength: 1}}, above: minutes, below: minutes},
} as const;

const dollars = {type: 'number', minimum: 0} as const;

const priceSchema = {type: 'object', required: ['input', 'output'], additionalProperties: false, properties: {input: dollars, cached: dollars, output: dollars}} as const;

/** Every setting with its default, what it may be, and a line for the list. */
export const settingTable: Readonly<Record<SettingName, Description>> = {
	prefix: {summary: 'Key before every command of the screen', schema: {type: 'string', pattern: String.raw`^C-[a-z@\[\\\]^_]$`, default: 'C-b'}},
	agent: {summary: 'Agent of tasks that name none', schema: {type: 'string', pattern: '^[a-z][a-z0-9-]*$', default: 'claude'}},
	workers: {summary: 'Workers at once, where a plan does not say', schema: {type: 'integer', minimum: 1, maximum: 64, default: 3}},
	budget: {summary: 'Dollars that a run may cost, where a plan does not say; 0 for any', schema: {type: 'number', minimum: 0, maximum: maxBudgetDollars, default: 0}},
	planner: {summary: 'What makes plans of requests: claude, codex, opencode, gemini or a command', schema: {type: 'string', default: ''}},
	agents: {summary: 'Agents of your own, as JSON', schema: {type: 'object', propertyNames: {pattern: '^[a-z][a-z0-9-]*$'}, additionalProperties: ownAgentSchema, default: {}}},
	rules: {summary: 'Which agent gets a task that names none, as JSON', schema: {type: 'array', items: ruleSchema, default: []}},
	prices: {summary: 'Dollars for a million tokens by model, as JSON', schema: {type: 'object', additionalProperties: priceSchema, default: {}}},
	ascii: {summary: 'Draw with ASCII alone', schema: {type: 'boolean', default: false}},
	mouse: {summary: 'Let the screen have the mouse', schema: {type: 'boolean', default: true}},
	unproven: {summary: 'Whether an agent that gave no answer in its trial is kept from tasks (block) or may write unproven (start)', schema: {type: 'string', enum: ['block', 'start'], default: 'block'}},
	notifications: {summary: 'How to be told that a worker needs you', schema: {type: 'string', enum: ['auto', 'bell', 'osc9', 'osc777', 'off'], default: 'auto'}},
};

/** Whether there is such a setting. */
export function isSettingName(name: string): name is SettingName {
	return Object.hasOwn(settingTable, name);
}
