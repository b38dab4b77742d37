import assert from 'node:assert/strict';
import {test} from 'node:test';
import {claudeHooks} from '../../source/agents/claude/hooks.ts';
import {codexHooks} from '../../source/agents/codex/hooks.ts';
import type {HookCall, Hooks} from '../../source/agents/hook.ts';

const read = (hooks: Hooks, name: string, fields: Readonly<Record<string, unknown>> = {}): HookCall => hooks.read({hook_event_name: name, ...fields});

for (const [name, hooks] of Object.entries({claude: claudeHooks, codex: codexHooks})) {
	test(`${name} tells how its turn goes`, () => {
		assert.deepEqual(read(hooks, 'UserPromptSubmit'), {type: 'prompted'});
		assert.deepEqual(read(hooks, 'Stop', {stop_hook_active: true}), {type: 'stopped', wasHeld: true});
		assert.deepEqual(read(hooks, 'Stop'), {type: 'stopped', wasHeld: false});
		assert.deepEqual(read(hooks, 'PermissionRequest', {tool_name: 'Bash'}), {type: 'asks', status: 'needs-permission', message: 'wants to use Bash'});
		assert.deepEqual(read(hooks, 'SessionStart', {source: 'compact'}), {type: 'started', isShortened: true});
		assert.deepEqual(read(hooks, 'SomethingNew'), {type: 'other'});
	});

	test(`${name} is refused in its own words`, () => {
		const body = {hook_event_name: 'PreToolUse'};
		assert.deepEqual(hooks.write(body, {verdict: 'deny', reason: 'no'}), {hookSpecificOutput: {hookEventName: 'PreToolUse', permissionDecision: 'deny', permissionDecisionReason: 'no'}});
		assert.deepEqual(hooks.write(body, {}), {});
		assert.deepEqual(hooks.write({hook_event_name: 'Stop'}, {goOn: 'more'}), {decision: 'block', reason: 'more'});
		assert.deepEqual(hooks.write({hook_event_name: 'UserPromptSubmit'}, {context: 'news'}), {hookSpecificOutput: {hookEventName: 'UserPromptSubmit', additionalContext: 'news'}});
	});

	test(`${name} says nothing without a tool`, () => {
		assert.throws(() => read(hooks, 'PreToolUse'), /no text `tool_name`/v);
	});
}

test('Claude\'s edits are understood', () => {
	const wants = (tool: string, input: Readonly<Record<string, unknown>>) => {
		const call = read(claudeHooks, 'PreToolUse', {tool_name: tool, tool_input: input});
		assert.equal(call.type, 'wants');
		return call;
	};

	const [write] = wants('Write', {file_path: '/w/a', content: 'x'}).edits;
	assert.deepEqual([write!.path, write!.after('y')], ['/w/a', 'x']);
	const [edit] = wants('Edit', {file_path: '/w/a', old_string: 'a', new_string: '$&', replace_all: true}).edits;
	assert.deepEqual([edit!.after('aba'), edit!.after('c'), edit!.after(undefined)], ['$&b$&', 'c', undefined]);
	const [fresh] = wants('Edit', {file_path: '/w/a', old_string: '', new_string: 'x'}).edits;
	assert.equal(fresh!.after(undefined), 'x');
	assert.equal(wants('Monitor', {command: 'tail -f log'}).shell, 'tail -f log');
	assert.deepEqual(wants('Read', {file_path: '/w/a'}).reads, ['/w/a']);
});

test('Claude tells of limits and of costs', () => {
	assert.deepEqual(read(claudeHooks, 'StopFailure', {error: 'rate_limit', last_assistant_message: 'Later.'}), {type: 'failed', isLimit: true, message: 'Later.'});
	assert.deepEqual(claudeHooks.read({session_id: 's', model: {id: 'claude-x'}, cost: {total_cost_usd: 0.25}, context_window: {used_percentage: 40}}), {type: 'spent', exhausted: 0, usage: {meter: 's', counts: 'total', dollars: 0.25, model: 'claude-x', contextShare: 0.4}});
});

test('Codex patches from a command line too', () => {
	const patch = '*** Begin Patch\n*** Add File: a\n+1\n*** End Patch\n';
	const call = read(codexHooks, 'PreToolUse', {tool_name: 'Bash', tool_input: {command: `apply_patch <<'EOF'\n${patch}EOF\n`}});
	assert.deepEqual(call.type === 'wants' && call.edits.map(({path}) => path), ['a']);
	const direct = read(codexHooks, 'PreToolUse', {tool_name: 'apply_patch', tool_input: {command: patch}});
	assert.equal(Object.hasOwn(direct, 'shell'), false);
});
