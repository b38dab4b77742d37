import type {UsageReport} from '../../model/usage.ts';
import {editsOfPatch} from '../apply-patch.ts';
import {fieldsOf, needText, numberOf, textOf, type Fields} from '../fields.ts';
import type {HookCall, Hooks} from '../hook.ts';
import {overwriting, replacingLoosely, type IntendedEdit} from '../intended-edit.ts';
import type {Reply} from './message.ts';

/** How the plugin in OpenCode speaks. */
export const opencodeHooks: Hooks = {
	read(body) {
		const fields = fieldsOf(body);
		return readers[needText(fields, 'type')]?.(fields) ?? {type: 'other'};
	},
	write: (_body, {verdict, reason, context, goOn}): Reply => ({
		...verdict === 'deny' && {refusal: reason ?? 'The engine said no.'},
		...context !== undefined && {context},
		...goOn !== undefined && {goOn},
	}),
};

const readers: Readonly<Partial<Record<string, (fields: Fields) => HookCall>>> = {
	before: fields => readTool(needText(fields, 'tool'), fieldsOf(fields.input)),
	after: () => ({type: 'worked'}),
	prompted: () => ({type: 'prompted'}),
	shortened: () => ({type: 'started', isShortened: true}),
	busy: () => ({type: 'seen', status: 'working'}),
	interrupted: () => ({type: 'seen', status: 'idle'}),
	asks: () => ({type: 'asks', status: 'asks'}),
	'needs-permission': fields => ({type: 'asks', status: 'needs-permission', message: needText(fields, 'text')}),
	idle: fields => ({type: 'stopped', wasHeld: fields.wasHeld === true}),
	used: fields => ({type: 'spent', usage: usageIn(fields)}),
	failed(fields) {
		const until = numberOf(fields, 'next');
		return {type: 'failed', isLimit: fields.isLimit === true, message: needText(fields, 'text'), ...until !== undefined && {until, way: 'trying'}};
	},
};

const usageIn = (fields: Fields): UsageReport => {
	const dollars = numberOf(fields, 'dollars') ?? 0;
	return {
		meter: needText(fields, 'session'),
		counts: 'step',
		model: needText(fields, 'model'),
		inputTokens: numberOf(fields, 'input') ?? 0,
		cachedTokens: numberOf(fields, 'cached') ?? 0,
		outputTokens: numberOf(fields, 'output') ?? 0,
		...dollars > 0 && {dollars},
	};
};

const readTool = (tool: string, input: Fields): HookCall => {
	// Whatever the tool is called, what runs a command line is a shell.
	const shell = textOf(input, 'command');
	const reads = tool === 'read' ? [needText(input, 'filePath')] : [];
	return {type: 'wants', edits: editsOf(tool, input), reads, ...shell !== undefined && {shell}};
};

const editsOf = (tool: string, input: Fields): IntendedEdit[] => {
	switch (tool) {
		case 'write': {
			return [overwriting(needText(input, 'filePath'), needText(input, 'content'))];
		}

		case 'edit': {
			return [replacingLoosely(needText(input, 'filePath'), {old: needText(input, 'oldString'), new: needText(input, 'newString'), all: input.replaceAll === true})];
		}

		case 'apply_patch':
		case 'patch': {
			return editsOfPatch(needText(input, 'patchText'));
		}

		default: {
			return [];
		}
	}
};
