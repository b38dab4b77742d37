import {readFile} from 'node:fs/promises';
import path from 'node:path';
import {Ajv2020} from 'ajv/dist/2020.js';
import type {ErrorObject} from 'ajv';
import {maxBatch, maxVerifySlots} from '../model/limits/landing.ts';
import {maxWorkers} from '../model/limits/schedule.ts';
import {maxPatience} from '../model/limits/stalls.ts';
import type {AgentChoice, AgentName, MergeBy} from '../model/plan.ts';

/** What a repository says about itself, in `jupiter.config.json` or under `jupiter` in its package.json. */
export type RepositorySettings = {
	/** Agent of tasks that name none: a known name, or `{"command": "…"}`. */
	readonly agent?: AgentChoice;
	/** Workers of plans that name no number. */
	readonly workers?: number;
	/** What makes plans of requests: `claude`, `codex`, or a command that reads a question and prints JSON. */
	readonly planner?: string;
	/** How many verifications may run at once; each has a checkout and a set-up of its own. */
	readonly verifySlots?: number;
	/** Most tasks that one verification may stand for: 1 has every single commit verified, which takes longer. */
	readonly batch?: number;
	/** Shell command that must exit 0 before anything lands, where a plan says none. */
	readonly verify?: string;
	/** Shell command run in every new worktree before its agent, and before verification: `npm ci --prefer-offline`. */
	readonly setup?: string;
	/** Globs of ignored files that every worktree gets a copy of: `.env`, `node_modules`. */
	readonly copy: readonly string[];
	/** Most workers at once by the agent's name, of all runs together: `{"claude": 3}`; `command` for programs of plans' own. */
	readonly caps?: Readonly<Record<string, number>>;
	/** Factor on the times after which an agent that doesn't get on is nudged, restarted and given up; 1 when absent. */
	readonly patience?: number;
	/** By glob, more files that no task locks and how they are merged; `off` for usual ones that are to be locked. */
	readonly engineOwned?: Readonly<Record<string, MergeBy | 'off'>>;
	/** By glob, shell commands that make a file anew where two tasks changed it: `{"package-lock.json": "npm install --package-lock-only"}`. */
	readonly regenerate?: Readonly<Record<string, string>>;
	/** Whether a write that belongs to another task is only reported, or also put back with its content saved. */
	readonly unownedWrites?: 'report' | 'revert';
	/** Whether a worker is asked once about lines it adds that look unfinished: `TODO`, stubs, skipped tests. */
	readonly unfinished?: 'ask' | 'allow';
};

export type SettingsRead =
	| {readonly ok: true; readonly settings: RepositorySettings; readonly file?: string}
	/** Each one sentence that names the file and the field. */
	| {readonly ok: false; readonly problems: readonly string[]};

/** JSON Schema of `jupiter.config.json`. */
export const repositorySettingsSchema = {
	$schema: 'https://json-schema.org/draft/2020-12/schema',
	type: 'object',
	additionalProperties: false,
	properties: {
		$schema: {type: 'string'},
		agent: {
			anyOf: [
				{enum: ['claude', 'codex', 'opencode', 'gemini', 'aider']},
				{type: 'object', additionalProperties: false, required: ['command'], properties: {command: {type: 'string', minLength: 1}}},
			],
		},
		workers: {type: 'integer', minimum: 1, maximum: 64},
		planner: {type: 'string', minLength: 1},
		verifySlots: {type: 'integer', minimum: 1, maximum: maxVerifySlots},
		batch: {type: 'integer', minimum: 1, maximum: maxBatch},
		verify: {type: 'string', minLength: 1},
		setup: {type: 'string', minLength: 1},
		caps: {type: 'object', additionalProperties: {type: 'integer', minimum: 1, maximum: maxWorkers}},
		patience: {type: 'number', exclusiveMinimum: 0, maximum: maxPatience},
		copy: {type: 'array', items: {type: 'string', minLength: 1}, default: []},
		engineOwned: {type: 'object', additionalProperties: {enum: ['keys', 'lines', 'regenerate', 'off']}},
		regenerate: {type: 'object', additionalProperties: {type: 'string', minLength: 1}},
		unownedWrites: {enum: ['report', 'revert']},
		unfinished: {enum: ['ask', 'allow']},
	},
} as const;

/** Reads a repository's settings; none at all are fine. `jupiter.config.json` comes before package.json. */
export async function readRepositorySettings(root: string): Promise<SettingsRead> {
	const own = await readJson(path.join(root, 'jupiter.config.json'));
	if (own.kind !== 'missing') {
		return own.kind === 'broken' ? {ok: false, problems: [own.problem]} : checkSettings(own.value, 'jupiter.config.json');
	}

	// A broken package.json is its owner's affair until it holds settings of ours.
	const manifest = await readJson(path.join(root, 'package.json'));
	const field = manifest.kind === 'read' ? (manifest.value as {readonly jupiter?: unknown} | undefined)?.jupiter : undefined;
	return field === undefined ? {ok: true, settings: {copy: []}} : checkSettings(field, 'package.json, "jupiter"');
}

type Json =
	| {readonly kind: 'missing'}
	| {readonly kind: 'broken'; readonly problem: string}
	| {readonly kind: 'read'; readonly value: unknown};

async function readJson(file: string): Promise<Json> {
	const text = await readFile(file, 'utf8').catch(() => undefined);
	if (text === undefined) {
		return {kind: 'missing'};
	}

	try {
		return {kind: 'read', value: JSON.parse(text.replace(/^\u{FEFF}/v, ''))};
	} catch (error) {
		return {kind: 'broken', problem: `${file} is not valid JSON: ${error instanceof Error ? error.message : String(error)}. Correct it, then try again.`};
	}
}

function checkSettings(value: unknown, file: string): SettingsRead {
	const isValid = new Ajv2020({allErrors: true}).compile(repositorySettingsSchema);
	if (!isValid(value)) {
		// A value that fits no branch of a choice is complained of once for each branch; the choice itself says it best.
		const errors = isValid.errors!.filter(error => !error.schemaPath.includes('/anyOf/'));
		return {ok: false, problems: errors.map(error => `${file}: ${sentenceOf(error)}`)};
	}

	const {$schema: _, agent, copy = [], ...others} = value as Written;
	const chosen = agent !== undefined && {agent: typeof agent === 'string' ? {kind: 'known', name: agent} as const : {kind: 'command', command: agent.command} as const};
	return {ok: true, file, settings: {...others, copy, ...chosen}};
}

/** The settings as the file has them, when the schema has passed them. */
type Written = Partial<Omit<RepositorySettings, 'agent'>> & {readonly $schema?: string; readonly agent?: AgentName | {readonly command: string}};

function sentenceOf({instancePath, keyword, message, params}: ErrorObject): string {
	if (keyword === 'additionalProperties') {
		return `there is no setting "${String(params.additionalProperty)}"; there are ${Object.keys(repositorySettingsSchema.properties).filter(name => name !== '$schema').join(', ')}.`;
	}

	const field = instancePath === '' ? 'the settings' : instancePath.slice(1).split('/').map(name => name.replaceAll('~1', '/').replaceAll('~0', '~')).join('.');
	if (keyword === 'enum') {
		return `${field} must be ${(params.allowedValues as readonly string[]).join(' or ')}.`;
	}

	return keyword === 'anyOf'
		? 'agent must be claude, codex, opencode, gemini, aider or {"command": "…"}.'
		: `${field} ${message ?? 'is not valid'}.`;
}
