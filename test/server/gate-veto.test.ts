import assert from 'node:assert/strict';
import {mkdirSync, readFileSync, symlinkSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';
import {gateStage} from './gate-stage.ts';

const library = 'export function first(a) {\n\treturn a + 1;\n}\n\nexport const between = 0;\n\nexport function second(b) {\n\treturn b + 2;\n}\n';
const stage = {
	files: {'lib.js': library, 'free.js': 'export const a = 1;\n', '.gitignore': 'build/\n'},
	owns: {a: ['lib.js#first', 'notes.ipynb'], b: ['lib.js#second']},
};

test('an owned symbol may be edited', async t => {
	const {ask, core, at} = await gateStage(t, stage);
	const before = core.state().seq;
	assert.deepEqual(await ask('r1/a', 'Edit', {file_path: at('a', 'lib.js'), old_string: 'a + 1', new_string: 'a + 3'}), {hookEventName: 'PreToolUse', permissionDecision: 'allow'});
	assert.equal(core.state().seq, before);
});

test('a held symbol is refused with advice', async t => {
	const {ask, core, at} = await gateStage(t, stage);
	const {permissionDecision, permissionDecisionReason} = await ask('r1/a', 'Edit', {file_path: at('a', 'lib.js'), old_string: 'b + 2', new_string: 'b + 3'});
	assert.equal(permissionDecision, 'deny');
	assert.match(String(permissionDecisionReason), /^error: `lib\.js#second` is held by `b`, for .*help: your claim is queued/sv);
	assert.deepEqual(core.state().waiting.map(({task, claim}) => [task, claim]), [['r1/a', 'lib.js#second']]);
});

test('a file written whole is compared', async t => {
	const {ask, at} = await gateStage(t, stage);
	const write = async (content: string) => (await ask('r1/a', 'Write', {file_path: at('a', 'lib.js'), content})).permissionDecision;
	assert.equal(await write(library.replace('a + 1', 'a')), 'allow');
	assert.equal(await write(library.replace('a + 1', 'a').replace('b + 2', 'b')), 'deny');
});

test('what nobody holds is claimed', async t => {
	const {ask, core, at} = await gateStage(t, stage);
	const {permissionDecision} = await ask('r1/a', 'MultiEdit', {file_path: at('a', 'free.js'), edits: [
		{old_string: '1', new_string: '2'}, {old_string: '2', new_string: '3'},
	]});
	assert.equal(permissionDecision, 'allow');
	assert.deepEqual(core.state().locks.filter(({claim}) => claim.startsWith('free.js')).map(({claim, holder}) => [claim, holder]), [['free.js#a', 'r1/a']]);
});

test('a place is taken with what is put there', async t => {
	const {ask, core, at} = await gateStage(t, {...stage, owns: {a: ['lib.js#fresh'], b: ['lib.js#second'], c: ['notes.ipynb']}});
	const put = async (worker: string, name: string, above: string) => ask(`r1/${worker}` as 'r1/a', 'Edit', {file_path: at(worker, 'lib.js'), old_string: above, new_string: `const ${name} = 1;\n\n${above}`});
	assert.equal((await put('a', 'fresh', 'export const between')).permissionDecision, 'allow');
	assert.deepEqual(core.state().locks.filter(({holder}) => holder === 'r1/a').map(({claim}) => claim), ['lib.js#fresh', 'lib.js#(after first)']);
	const {permissionDecision, permissionDecisionReason} = await put('c', 'other', 'export const between');
	assert.equal(permissionDecision, 'deny');
	assert.match(String(permissionDecisionReason), /^error: `lib\.js#\(after first\)` is held by `a`, .*another may be free/sv);
	assert.equal((await put('c', 'other', 'export function first')).permissionDecision, 'allow');
	// What is beside something of one's own is still in the place that it had.
	writeFileSync(at('a', 'lib.js'), library.replace('export const between', 'const fresh = 1;\n\nexport const between'));
	assert.equal((await put('a', 'more', 'const fresh')).permissionDecision, 'allow');
	assert.deepEqual(core.state().locks.filter(({holder}) => holder === 'r1/a').map(({claim}) => claim), ['lib.js#fresh', 'lib.js#(after first)', 'lib.js#more']);
});

test('an edit half refused claims nothing', async t => {
	const {ask, core, at} = await gateStage(t, stage);
	const text = `${library.replace('b + 2', 'b')}export const fresh = 1;\n`;
	assert.equal((await ask('r1/a', 'Write', {file_path: at('a', 'lib.js'), content: text})).permissionDecision, 'deny');
	assert.deepEqual(core.state().locks.filter(({claim}) => claim.includes('fresh')), []);
});

test('putting a change back is allowed', async t => {
	const {ask, at} = await gateStage(t, stage);
	const file = at('a', 'lib.js');
	// As a shell command may have left it.
	writeFileSync(file, library.replace('b + 2', 'b + 7'));
	const edit = async (to: string) => (await ask('r1/a', 'Edit', {file_path: file, old_string: 'b + 7', new_string: to})).permissionDecision;
	assert.equal(await edit('b + 8'), 'deny');
	assert.equal(await edit('b + 2'), 'allow');
});

test('ignored files are anybody\'s', async t => {
	const {ask, core, at} = await gateStage(t, stage);
	const before = core.state().seq;
	assert.equal((await ask('r1/a', 'Write', {file_path: at('a', 'build/out.js'), content: '1\n'})).permissionDecision, 'allow');
	assert.equal(core.state().seq, before);
});

test('other checkouts are out of reach', async t => {
	const {ask, folder, repository, at} = await gateStage(t, stage);
	symlinkSync(folder('b'), at('a', 'door'));
	const outside = [path.join(repository.root, 'lib.js'), path.join(repository.commonDirectory, 'config'), at('a', '.git'), at('a', '.jupiter/briefing.md')];
	const answers = await Promise.all(outside.map(async file => ask('r1/a', 'Write', {file_path: file, content: ''})));
	assert.deepEqual(answers.map(({permissionDecision}) => permissionDecision), outside.map(() => 'deny'));
	assert.match(String(answers[0]!.permissionDecisionReason), /is not in your worktree.* Write below .* instead\.$/v);
	// Through a link it is where the link leads: no file of this worktree, so nothing of this task's to allow.
	assert.notEqual((await ask('r1/a', 'Write', {file_path: at('a', 'door/lib.js'), content: ''})).permissionDecision, 'allow');
});

test('files of nobody\'s are left to the agent', async t => {
	const {ask, beside} = await gateStage(t, stage);
	const folder = beside('elsewhere');
	mkdirSync(folder);
	assert.deepEqual(await ask('r1/a', 'Write', {file_path: path.join(folder, 'x'), content: ''}), {});
	assert.deepEqual(await ask('r1/a', 'Read', {file_path: '/etc/hosts'}), {});
});

test('a notebook counts as one whole', async t => {
	const {ask, at} = await gateStage(t, stage);
	const edit = async (worker: 'a' | 'b') => (await ask(`r1/${worker}`, 'NotebookEdit', {notebook_path: at(worker, 'notes.ipynb'), new_source: '1'})).permissionDecision;
	assert.equal(await edit('a'), 'allow');
	assert.equal(await edit('b'), 'deny');
});

test('a frozen interface is refused, a body isn\'t', async t => {
	const {ask, at} = await gateStage(t, {...stage, contracts: ['lib.js#first']});
	const edit = async (old: string, fresh: string) => ask('r1/a', 'Edit', {file_path: at('a', 'lib.js'), old_string: old, new_string: fresh});
	assert.equal((await edit('a + 1', 'a + 3')).permissionDecision, 'allow');
	const {permissionDecision, permissionDecisionReason} = await edit('first(a)', 'first(a, b)');
	assert.equal(permissionDecision, 'deny');
	assert.match(String(permissionDecisionReason), /^error: .*`lib\.js#first`/v);
});

test('who has read a file relies on it', async t => {
	const {ask, at, core} = await gateStage(t, stage);
	await ask('r1/a', 'Read', {file_path: at('a', 'free.js')});
	await ask('r1/a', 'Read', {file_path: '/etc/hosts'});
	assert.deepEqual(core.state().reads['r1/a'], ['free.js']);
});

test('who has handed in writes no more', async t => {
	const {ask, core, at} = await gateStage(t, stage);
	core.submit({type: 'done', task: 'r1/a'});
	const {permissionDecision, permissionDecisionReason} = await ask('r1/a', 'Write', {file_path: at('a', 'lib.js'), content: ''});
	assert.equal(permissionDecision, 'deny');
	assert.match(String(permissionDecisionReason), /handed in/v);
	assert.equal(readFileSync(at('a', 'lib.js'), 'utf8'), library);
});
