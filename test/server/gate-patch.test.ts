import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {TaskKey} from '../../source/model/names.ts';
import {gateStage, type GateStage} from './gate-stage.ts';

const stage = {
	files: {'lib.js': 'export const a = 1;\n\nexport const between = 0;\n\nexport const b = 2;\n', 'mine.txt': 'mine\n', 'theirs.txt': 'theirs\n'},
	owns: {a: ['mine.txt', 'moved.txt', 'lib.js#a'], b: ['theirs.txt', 'lib.js#b']},
};

const patchOf = (...lines: readonly string[]): string => ['*** Begin Patch', ...lines, '*** End Patch', ''].join('\n');

/** What Codex's hook is answered before a tool is used: `deny`, or nothing. */
const decide = ({post}: GateStage, worker: TaskKey) => async (tool: string, command: string) => {
	const {body} = await post('/hook/codex', {hook_event_name: 'PreToolUse', tool_name: tool, tool_input: {command}}, worker);
	return (body as {readonly hookSpecificOutput?: {readonly permissionDecision?: string}}).hookSpecificOutput?.permissionDecision;
};

test('a patch of what is held is refused', async t => {
	const ask = decide(await gateStage(t, stage), 'r1/a');
	const patches = [
		['*** Update File: lib.js', '@@', '-export const b = 2;', '+export const b = 3;'],
		['*** Delete File: theirs.txt'],
		['*** Add File: theirs.txt', '+new'],
		['*** Update File: theirs.txt', '*** Move to: moved.txt', '@@', '-theirs', '+mine'],
		['*** Update File: mine.txt', '*** Move to: theirs.txt', '@@', '-mine', '+other'],
		['*** Update File: mine.txt', '@@', '-mine', '+yours', '*** Delete File: theirs.txt'],
	].map(lines => patchOf(...lines));
	assert.deepEqual(await Promise.all(patches.map(async patch => ask('apply_patch', patch))), patches.map(() => 'deny'));
	// The same from a command line.
	const documents = patches.map(patch => `cd . && apply_patch <<'EOF'\n${patch}EOF\n`);
	assert.deepEqual(await Promise.all(documents.map(async document => ask('Bash', document))), patches.map(() => 'deny'));
});

test('a patch of one\'s own goes on', async t => {
	const ask = decide(await gateStage(t, stage), 'r1/a');
	const patches = [
		['*** Update File: lib.js', '@@', '-export const a = 1;', '+export const a = 3;'],
		['*** Update File: mine.txt', '*** Move to: moved.txt', '@@', '-mine', '+moved'],
		['*** Delete File: mine.txt'],
	].map(lines => patchOf(...lines));
	assert.deepEqual(await Promise.all(patches.map(async patch => ask('apply_patch', patch))), [undefined, undefined, undefined]);
});

test('a removed file counts with all its symbols', async t => {
	const made = await gateStage(t, stage);
	assert.equal(await decide(made, 'r1/a')('apply_patch', patchOf('*** Delete File: lib.js')), 'deny');
	assert.equal(await decide(made, 'r1/b')('apply_patch', patchOf('*** Delete File: lib.js')), 'deny');
});

test('tools are nobody\'s without their token', async t => {
	const {post, tokenOf, core} = await gateStage(t, stage);
	const before = core.state().seq;
	const done = {jsonrpc: '2.0', id: 1, method: 'tools/call', params: {name: 'report_done', arguments: {}}};
	const statusWith = async (token: string) => (await post('/mcp', done, undefined, {authorization: `Bearer ${token}`})).status;
	const own = tokenOf('r1/a');
	assert.deepEqual([await statusWith(own.replace('r1/a', 'r1/b')), await statusWith(`${own}0`), await statusWith('')], [401, 401, 401]);
	assert.equal(core.state().seq, before);
	assert.equal(await statusWith(own), 200);
	assert.deepEqual(['a', 'b'].map(id => core.state().runs.r1!.tasks[id]!.phase === 'working'), [false, true]);
});
