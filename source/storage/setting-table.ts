import {maxBudgetDollars} from '../model/limits/usage.ts';
import type {Notifications} from '../model/notifications.ts';

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
	/** Whether borders and marks are drawn with ASCII alone. */
	ascii: boolean;
	/** Whether clicks, drags and the wheel are the screen's; without it they are the terminal's own. */
	mouse: boolean;
	/** How the terminal is told that a worker needs the person. */
	notifications: Notifications;
};

export type SettingName = keyof UserSettings;

type Description = {readonly summary: string; readonly schema: Readonly<Record<string, unknown>>};

/** Every setting with its default, what it may be, and a line for the list. */
export const settingTable: Readonly<Record<SettingName, Description>> = {
	prefix: {summary: 'Key before every command of the screen', schema: {type: 'string', pattern: String.raw`^C-[a-z@\[\\\]^_]$`, default: 'C-b'}},
	agent: {summary: 'Agent of tasks that name none', schema: {type: 'string', enum: ['claude', 'codex', 'opencode', 'gemini', 'aider'], default: 'claude'}},
	workers: {summary: 'Workers at once, where a plan does not say', schema: {type: 'integer', minimum: 1, maximum: 64, default: 3}},
	budget: {summary: 'Dollars that a run may cost, where a plan does not say; 0 for any', schema: {type: 'number', minimum: 0, maximum: maxBudgetDollars, default: 0}},
	planner: {summary: 'What makes plans of requests: claude, codex, opencode, gemini or a command', schema: {type: 'string', default: ''}},
	ascii: {summary: 'Draw with ASCII alone', schema: {type: 'boolean', default: false}},
	mouse: {summary: 'Let the screen have the mouse', schema: {type: 'boolean', default: true}},
	notifications: {summary: 'How to be told that a worker needs you', schema: {type: 'string', enum: ['auto', 'bell', 'osc9', 'osc777', 'off'], default: 'auto'}},
};

/** Whether there is such a setting. */
export function isSettingName(name: string): name is SettingName {
	return Object.hasOwn(settingTable, name);
}
