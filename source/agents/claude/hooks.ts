import {exhaustedUntil} from '../exhausted-until.ts';
import {fieldsOf, needText, numberOf, textOf, type Fields} from '../fields.ts';
import type {HookAnswer, HookCall, Hooks} from '../hook.ts';
import {changing, overwriting, replacing, type IntendedEdit, type Replacement} from '../intended-edit.ts';
import {claudeLog} from './log.ts';

/** How Claude Code's hooks speak: one JSON object with `hook_event_name`, and its status line's, which has none. */
export const claudeHooks: Hooks = {
	read(body) {
		const fields = fieldsOf(body);
		const name = textOf(fields, 'hook_event_name');
		return name === undefined ? readStatusLine(fields) : readers[name]?.(fields) ?? {type: 'other'};
	},
	write(body, answer) {
		const name = textOf(fieldsOf(body), 'hook_event_name');
		return name === undefined ? answer.line ?? '' : written(name, answer);
	},
	log: claudeLog,
};

const readers: Readonly<Partial<Record<string, (fields: Fields) => HookCall>>> = {
	PreToolUse: fields => readTool(needText(fields, 'tool_name'), fieldsOf(fields.tool_input)),
	PostToolBatch: () => ({type: 'worked'}),
	UserPromptSubmit: () => ({type: 'prompted'}),
	SessionStart: fields => ({type: 'started', isShortened: textOf(fields, 'source') === 'compact'}),
	PermissionRequest: fields => textOf(fields, 'tool_name') === 'AskUserQuestion'
		? {type: 'asks', status: 'asks'}
		: {type: 'asks', status: 'needs-permission', message: `wants to use ${textOf(fields, 'tool_name') ?? 'a tool'}`},
	Stop: fields => ({type: 'stopped', wasHeld: fields.stop_hook_active === true}),
	StopFailure: fields => ({
		type: 'failed',
		isLimit: textOf(fields, 'error') === 'rate_limit',
		message: textOf(fields, 'last_assistant_message') ?? textOf(fields, 'error') ?? 'The model did not answer.',
	}),
};

const readTool = (tool: string, input: Fields): HookCall => {
	// Whatever the tool is called, what runs a command line is a shell.
	const shell = textOf(input, 'command');
	const reads = tool === 'Read' ? [needText(input, 'file_path')] : [];
	return {type: 'wants', edits: editsOf(tool, input), reads, ...shell !== undefined && {shell}};
};

const editsOf = (tool: string, input: Fields): IntendedEdit[] => {
	switch (tool) {
		case 'Write': {
			return [overwriting(needText(input, 'file_path'), needText(input, 'content'))];
		}

		case 'Edit': {
			return [replacing(needText(input, 'file_path'), [replacementOf(input)])];
		}

		case 'MultiEdit': {
			const edits = Array.isArray(input.edits) ? input.edits : [];
			return [replacing(needText(input, 'file_path'), edits.map(edit => replacementOf(fieldsOf(edit))))];
		}

		case 'NotebookEdit': {
			return [changing(needText(input, 'notebook_path'))];
		}

		default: {
			return [];
		}
	}
};

const replacementOf = (input: Fields): Replacement => ({old: needText(input, 'old_string'), new: needText(input, 'new_string'), all: input.replace_all === true});

/** Commands are left as they are, or its rules about them would be about other words than the model's: its shell keeps them. */
const written = (name: string, {verdict, reason, context, goOn}: HookAnswer): unknown => {
	if (goOn !== undefined) {
		return {decision: 'block', reason: goOn};
	}

	const output = {
		...verdict !== undefined && {permissionDecision: verdict},
		...reason !== undefined && {permissionDecisionReason: reason},
		...context !== undefined && {additionalContext: context},
	};
	return Object.keys(output).length === 0 ? {} : {hookSpecificOutput: {hookEventName: name, ...output}};
};

const readStatusLine = (fields: Fields): HookCall => {
	const session = textOf(fields, 'session_id');
	if (session === undefined) {
		return {type: 'other'};
	}

	const dollars = numberOf(fieldsOf(fields.cost), 'total_cost_usd');
	const percentage = numberOf(fieldsOf(fields.context_window), 'used_percentage');
	const model = textOf(fieldsOf(fields.model), 'id');
	return {
		type: 'spent',
		exhausted: exhaustedUntil(fieldsOf(fields.rate_limits), 'used_percentage'),
		usage: {
			meter: session,
			counts: 'total',
			...dollars !== undefined && {dollars},
			...model !== undefined && {model},
			...percentage !== undefined && {contextShare: percentage / 100},
		},
	};
};
