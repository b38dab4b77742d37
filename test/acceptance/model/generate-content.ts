import type {Call, Part, Turn} from './script.ts';

type ContentPart = {readonly text?: string; readonly functionResponse?: {readonly response?: unknown}};
type Content = {readonly role?: string; readonly parts?: readonly ContentPart[]};
export type GenerateBody = {readonly contents?: readonly Content[]; readonly tools?: ReadonlyArray<{readonly functionDeclarations?: readonly unknown[]}>};

/** Requests without functions are for routing and the like. */
export const isGenerateTask = ({tools = []}: GenerateBody): boolean => tools.some(({functionDeclarations = []}) => functionDeclarations.length > 0);

/** A request of Gemini's generateContent as parts of a conversation. */
export const generateParts = ({contents = []}: GenerateBody): Part[] => contents.flatMap(({role, parts = []}) => parts.map(({text, functionResponse}): Part => {
	if (role === 'model') {
		return {from: 'model', text: text ?? ''};
	}

	return functionResponse === undefined
		? {from: 'prompt', text: text ?? ''}
		: {from: 'tool', text: JSON.stringify(functionResponse.response)};
}));

/** What answers with a turn, as Gemini CLI's tools are called. */
export const generated = ({say, calls = []}: Turn, worktree: string) => ({
	candidates: [{
		content: {role: 'model', parts: [...say === undefined ? [] : [{text: say}], ...calls.map(call => ({functionCall: toolOf(call, worktree)}))]},
		finishReason: 'STOP',
		index: 0,
	}],
	usageMetadata: {promptTokenCount: 1500, candidatesTokenCount: 50, totalTokenCount: 1550, cachedContentTokenCount: 300},
	modelVersion: 'scripted',
});

const toolOf = (call: Call, worktree: string): {readonly name: string; readonly args: unknown} => {
	if ('write' in call) {
		return {name: 'write_file', args: {file_path: `${worktree}/${call.write.path}`, content: call.write.text}};
	}

	if ('edit' in call) {
		return {name: 'replace', args: {file_path: `${worktree}/${call.edit.path}`, instruction: 'As the script says', old_string: call.edit.old, new_string: call.edit.new}};
	}

	if ('tool' in call) {
		return {name: call.tool, args: call.input};
	}

	return 'shell' in call
		? {name: 'run_shell_command', args: {command: call.shell, description: 'scripted'}}
		: {name: `mcp_jupiter_${call.mcp.tool}`, args: call.mcp.input ?? {}};
};
