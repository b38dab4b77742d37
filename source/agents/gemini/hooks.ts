import {fieldsOf, needText, textOf, type Fields} from '../fields.ts';
import type {HookAnswer, HookCall, Hooks} from '../hook.ts';
import {overwriting, replacingLoosely, type IntendedEdit} from '../intended-edit.ts';
import {geminiLog} from './log.ts';
import {readTelemetry} from './telemetry.ts';

/** How Gemini CLI's hooks speak: one JSON object with `hook_event_name`, answered by another. */
export const geminiHooks: Hooks = {
	read(body) {
		const fields = fieldsOf(body);
		return readers[needText(fields, 'hook_event_name')]?.(fields) ?? {type: 'other'};
	},
	write: (body, answer) => written(needText(fieldsOf(body), 'hook_event_name'), answer),
	readTelemetry,
	log: geminiLog,
};

/** The events that it is asked to tell. Those of each request to its model are left out: a process would be started for every piece of an answer. */
export const geminiEvents = ['SessionStart', 'BeforeAgent', 'BeforeTool', 'AfterTool', 'Notification', 'AfterAgent'] as const;

const readers: Readonly<Partial<Record<string, (fields: Fields) => HookCall>>> = {
	BeforeTool: fields => readTool(needText(fields, 'tool_name'), fieldsOf(fields.tool_input)),
	AfterTool: () => ({type: 'worked'}),
	BeforeAgent: () => ({type: 'prompted'}),
	SessionStart: () => ({type: 'started', isShortened: false}),
	Notification: fields => fieldsOf(fields.details).type === 'ask_user'
		? {type: 'asks', status: 'asks'}
		: {type: 'asks', status: 'needs-permission', message: textOf(fields, 'message') ?? 'wants to use a tool'},
	AfterAgent: fields => ({type: 'stopped', wasHeld: fields.stop_hook_active === true}),
};

const readTool = (tool: string, input: Fields): HookCall => {
	// Whatever the tool is called, what runs a command line is a shell.
	const shell = textOf(input, 'command');
	const reads = tool === 'read_file' ? [needText(input, 'file_path')] : [];
	return {type: 'wants', edits: editsOf(tool, input), reads, ...shell !== undefined && {shell}};
};

const editsOf = (tool: string, input: Fields): IntendedEdit[] => {
	switch (tool) {
		case 'write_file': {
			return [overwriting(needText(input, 'file_path'), needText(input, 'content'))];
		}

		case 'replace': {
			return [replacingLoosely(needText(input, 'file_path'), {old: needText(input, 'old_string'), new: needText(input, 'new_string'), all: input.allow_multiple === true})];
		}

		default: {
			return [];
		}
	}
};

/** What is allowed goes on by its own rules, and commands are left as they are, or those rules would be about other words than the model's: its shell keeps them. */
const written = (name: string, {verdict, reason, context, goOn}: HookAnswer): unknown => {
	if (goOn !== undefined) {
		return {decision: 'deny', reason: goOn};
	}

	return {
		...verdict === 'deny' && {decision: 'deny', reason: reason ?? 'The engine said no.'},
		...context !== undefined && {hookSpecificOutput: {hookEventName: name, additionalContext: context}},
	};
};
