import assert from 'node:assert/strict';
import {test} from 'node:test';
import {Ajv} from 'ajv';
import {parse} from 'yaml';
import {demoPlan} from '../../source/commands/demo/plan-file.ts';
import {openDen, type Den} from './run-program.ts';

test('the printed schema passes the demo\'s plan', async () => {
	await using den = await openDen();
	const {stdout} = await den.jupiter('schema');
	const isValid = new Ajv({allowUnionTypes: true}).compile(JSON.parse(stdout) as Record<string, unknown>);
	const plan: unknown = parse(demoPlan({fast: true}));
	assert.ok(isValid(plan), JSON.stringify(isValid.errors));
	assert.ok(!isValid({version: 2, tasks: []}));
});

test('doctor finds what it needs', async () => {
	await using den = await openDen();
	const {code, stdout} = await den.jupiter('doctor', '--json');
	assert.equal(code, 0, stdout);
	const {ok, checks} = JSON.parse(stdout) as {ok: boolean; checks: Array<{name: string; grade: string}>};
	assert.equal(ok, true);
	const good = new Set(checks.filter(({grade}) => grade === 'good').map(({name}) => name));
	assert.deepEqual(['node', 'git', 'terminals', 'sqlite', 'sockets'].filter(name => !good.has(name)), []);
});

test('doctor fails without git', async () => {
	await using den = await openDen();
	const {code, stdout, stderr} = await den.shell('PATH=/nowhere jupiter-tui doctor');
	assert.equal(code, 1);
	assert.match(stdout, /✗ git +is not on the PATH\. Install git/v);
	assert.match(stderr, /Something necessary is missing/v);
});

test('doctor fails where sockets cannot be', async () => {
	await using den = await openDen();
	const {code, stdout} = await den.shell(`JUPITER_RUNTIME_DIR=/tmp/${'long/'.repeat(30)} jupiter-tui doctor`);
	assert.equal(code, 1);
	assert.match(stdout, /✗ sockets .*Set JUPITER_RUNTIME_DIR to a shorter directory\./v);
});

test('settings are kept, shown and forgotten', async () => {
	await using den = await openDen();
	assert.equal(await settingIn(den, 'workers'), '3');
	await den.jupiter('config', 'workers', '5');
	assert.equal(await settingIn(den, 'workers'), '5');
	const {stdout} = await den.jupiter('config', '--json');
	assert.equal((JSON.parse(stdout) as {workers: number}).workers, 5);
	await den.jupiter('config', 'workers', '--unset');
	assert.equal(await settingIn(den, 'workers'), '3');
});

test('a wrong setting is refused with reason', async () => {
	await using den = await openDen();
	const unknown = await den.jupiter('config', 'wrokers');
	assert.deepEqual(unknown, {code: 2, stdout: '', stderr: 'There is no setting "wrokers". Did you mean workers? See: jupiter-tui config --help'});
	const {code, stderr} = await den.jupiter('config', 'workers', 'many');
	assert.equal(code, 1);
	assert.match(stderr, /Cannot take "many" for workers/v);
});

async function settingIn(den: Den, name: string): Promise<string> {
	const {stdout} = await den.jupiter('config', name);
	return stdout;
}
