import assert from 'node:assert/strict';
import {test, type TestContext} from 'node:test';
import type {Event} from '../../source/model/event.ts';
import {connectHost} from '../../source/protocol/connect.ts';
import {session as madeUpSession} from '../ui/made-up.ts';
import {startSession} from './session.ts';

const prefix = '\u{2}';

test('each need is told once', async t => {
	const {person, tell} = await seat(t, {TERM_PROGRAM: 'ghostty'});
	// What waits already is on the screen.
	assert.deepEqual(notices(person.written), []);
	tell({type: 'status-changed', task: 'r1/session', status: 'asks', message: 'Which colour?'});
	await person.until(/3 need you/);
	tell({type: 'note-posted', by: 'user', text: 'Nothing'});
	tell({type: 'status-changed', task: 'r1/session', status: 'working'});
	await person.until(/2 need you/);
	assert.deepEqual(notices(person.written), ['jupiter-tui: session asks you: Which colour?']);
	tell({type: 'status-changed', task: 'r1/session', status: 'asks'});
	await person.until(/3 need you/);
	assert.deepEqual(notices(person.written), ['jupiter-tui: session asks you: Which colour?', 'jupiter-tui: session asks you']);
	assert.equal(bells(person.written), 2);
});

test('what a person sees rings no bell', async t => {
	const {person, tell} = await seat(t, {});
	// The first pane has the focus.
	person.type('\u{1B}[I');
	tell({type: 'status-changed', task: 'r1/auth', status: 'working'});
	await person.until(text => !text.includes('2 need you'));
	tell({type: 'status-changed', task: 'r1/auth', status: 'asks'});
	await person.until(/2 need you/);
	assert.equal(bells(person.written), 0);
	person.type('\u{1B}[O');
	tell({type: 'status-changed', task: 'r1/auth', status: 'needs-permission'});
	await person.until(/auth asks permission/);
	assert.equal(bells(person.written), 1);
});

test('a key goes through those in need', async t => {
	const {person, tell} = await seat(t, {});
	tell({type: 'status-changed', task: 'r1/session', status: 'failed'});
	await person.until(/3 need you/);
	const next = async (keys: string) => {
		person.type(keys);
		const text = await person.until(/Task \w+ /v);
		person.type('q');
		await person.until(shown => !shown.includes('Task '));
		return /Task (?<id>\w+) /v.exec(text)!.groups!.id;
	};

	// One that is blocked shows its task at once.
	assert.deepEqual([await next(`${prefix}a${prefix}i`), await next(`${prefix}a`), await next(`${prefix}a${prefix}i`), await next(`${prefix}a${prefix}i`)], ['session', 'e2e', 'auth', 'session']);
});

const seat = async (t: TestContext, env: Readonly<Record<string, string>>) => {
	const session = await startSession(t, madeUpSession());
	const host = await connectHost(session.hostSocket, 'tool');
	t.after(host.close);
	for (const [key, name] of [['r1/auth:1', 'auth'], ['r1/session:2', 'session'], ['r1/e2e:1', 'e2e']] as const) {
		await host.request({type: 'spawn', key, name, command: ['cat'], cwd: '/', env: {}, columns: 80, rows: 20, remain: true});
	}

	const {person} = session.attach(120, 40, env);
	await person.until(/2 need you/);
	let {seq} = madeUpSession();
	return {
		person,
		tell(event: Event) {
			seq++;
			session.tell({type: 'entry', entry: {seq, at: 0, epoch: 1, event}});
		},
	};
};

const notices = (written: string): string[] => written.split('\u{1B}]9;').slice(1).map(rest => rest.split('\u{1B}', 1)[0]!);

const bells = (written: string): number => written.split('\u{7}').length - 1;
