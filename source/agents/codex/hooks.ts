import {editsOfPatch} from '../apply-patch.ts';
import {fieldsOf, needText, textOf, type Fields} from '../fields.ts';
import type {HookAnswer, HookCall, Hooks} from '../hook.ts';
import {codexLog} from './log.ts';

/** How Codex's hooks speak: much like Claude Code's, with whole patches for edits. */
export const codexHooks: Hooks = {
	read(body) {
		const fields = fieldsOf(body);
		return readers[needText(fields, 'hook_event_name')]?.(fields) ?? {type: 'other'};
	},
	write: (body, answer) => written(needText(fieldsOf(body), 'hook_event_name'), answer),
	log: codexLog,
};

/** The events that it is asked to tell. */
export const codexEvents = ['SessionStart', 'UserPromptSubmit', 'PreToolUse', 'PermissionRequest', 'PostToolUse', 'Stop'] as const;

const readers: Readonly<Partial<Record<string, (fields: Fields) => HookCall>>> = {
	PreToolUse: fields => readTool(needText(fields, 'tool_name'), fieldsOf(fields.tool_input)),
	PostToolUse: () => ({type: 'worked'}),
	UserPromptSubmit: () => ({type: 'prompted'}),
	SessionStart: fields => ({type: 'started', isShortened: textOf(fields, 'source') === 'compact'}),
	PermissionRequest: fields => ({type: 'asks', status: 'needs-permission', message: `wants to use ${textOf(fields, 'tool_name') ?? 'a tool'}`}),
	Stop: fields => ({type: 'stopped', wasHeld: fields.stop_hook_active === true}),
};

const readTool = (tool: string, input: Fields): HookCall => {
	if (tool === 'apply_patch') {
		return {type: 'wants', edits: editsOfPatch(needText(input, 'command')), reads: []};
	}

	const shell = textOf(input, 'command');
	// The patch tool may also be called from a command line, by a here-document.
	const edits = shell?.includes('*** Begin Patch') ? editsOfPatch(shell) : [];
	return {type: 'wants', edits, reads: [], ...shell !== undefined && {shell}};
};

/** It knows no `allow`: what isn't refused goes on by its own rules. Its commands run in its own sandbox, so they are left as they are. */
const written = (name: string, {verdict, reason, context, goOn}: HookAnswer): unknown => {
	if (goOn !== undefined) {
		return {decision: 'block', reason: goOn};
	}

	const output = {
		...verdict === 'deny' && {permissionDecision: 'deny', permissionDecisionReason: reason ?? 'The engine said no.'},
		...context !== undefined && {additionalContext: context},
	};
	return Object.keys(output).length === 0 ? {} : {hookSpecificOutput: {hookEventName: name, ...output}};
};
