import assert from 'node:assert/strict';
import {spawn, type ChildProcess} from 'node:child_process';
import {existsSync, writeFileSync} from 'node:fs';
import {once} from 'node:events';
import path from 'node:path';
import process from 'node:process';
import {test, type TestContext} from 'node:test';
import {groupMembers} from '../../source/git/verifying/group-members.ts';
import {endTenant, noteTenant} from '../../source/git/verifying/slot-tenant.ts';
import {verifyTree} from '../../source/git/verifying/verify-tree.ts';
import {read, temporaryRepository, type TemporaryRepository} from './temporary-repository.ts';
import {isAlive, untilGone} from './until-gone.ts';

/** Writes into the slot for ever, and hears no signal that can be ignored. */
const intruder = 'trap "" HUP INT TERM; while :; do echo old > intruder.txt; sleep 0.02; done';

/** Looks for a while. */
const looking = 'for i in 1 2 3 4 5 6 7 8 9 10; do test ! -e intruder.txt || exit 1; sleep 0.05; done';

test('commands end with whoever runs them', async t => {
	const temporary = await temporaryRepository(t);
	const engine = await verifyElsewhere(t, temporary);
	const pid = Number(read(temporary.beside('.'), 'child'));
	assert.ok(isAlive(pid));
	engine.kill('SIGKILL');
	await untilGone(pid);
	assert.deepEqual(await verify(temporary, looking), {ok: true});
});

test('the next one ends what is left', async t => {
	const temporary = await temporaryRepository(t);
	await verify(temporary, 'true');
	const slot = temporary.beside('slot');
	const stray = strayIn(t, slot, intruder);
	await noteTenant(slot, stray.pid!);
	assert.deepEqual(await verify(temporary, looking), {ok: true});
	assert.deepEqual(await groupMembers(stray.pid!), []);
});

test('strangers with its number live on', async t => {
	const temporary = await temporaryRepository(t);
	await verify(temporary, 'true');
	const slot = temporary.beside('slot');
	const stranger = strayIn(t, slot, 'sleep 60');
	writeFileSync(`${slot}.tenant`, JSON.stringify({group: stranger.pid!, startedAt: 'another time'}));
	await endTenant(slot);
	assert.ok(isAlive(stranger.pid!));
	assert.equal(existsSync(`${slot}.tenant`), false);
});

test('a finished verification leaves no note', async t => {
	const temporary = await temporaryRepository(t);
	assert.deepEqual(await verify(temporary, 'test -e ../slot.tenant'), {ok: true});
	assert.equal(existsSync(temporary.beside('slot.tenant')), false);
});

test('a lock left behind holds nobody up', async t => {
	const temporary = await temporaryRepository(t);
	await verify(temporary, 'true');
	writeFileSync(path.join(temporary.repository.commonDirectory, 'worktrees/slot/index.lock'), '');
	assert.deepEqual(await verify(temporary, 'test -f a.txt'), {ok: true});
	assert.equal(existsSync(path.join(temporary.repository.commonDirectory, 'worktrees/slot-1')), false, 'the slot was made anew');
});

async function verify({repository, head, beside}: TemporaryRepository, command: string) {
	return verifyTree({repository, commit: head(), commands: [command], directory: beside('slot'), env: process.env});
}

/** Starts a verification in a process of its own; resolves when its command has written into the slot. */
async function verifyElsewhere(t: TestContext, {repository, head, beside}: TemporaryRepository): Promise<ChildProcess> {
	const request = {repository, commit: head(), commands: [`echo $$ > ../child; echo old > intruder.txt; echo begun; ${intruder}`], directory: beside('slot')};
	const program = path.join(import.meta.dirname, 'verify-alone.ts');
	const child = spawn(process.execPath, ['--import=tsx', program, JSON.stringify(request)], {stdio: ['ignore', 'pipe', 'inherit']});
	t.after(() => child.kill('SIGKILL'));
	await once(child.stdout, 'data');
	return child;
}

/** A process group that no leash holds. */
function strayIn(t: TestContext, directory: string, command: string): ChildProcess {
	const stray = spawn('sh', ['-c', command], {cwd: directory, detached: true, stdio: 'ignore'});
	stray.unref();
	t.after(() => {
		if (stray.exitCode === null && stray.signalCode === null) {
			process.kill(-stray.pid!, 'SIGKILL');
		}
	});
	return stray;
}
