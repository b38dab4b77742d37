import assert from 'node:assert/strict';
import {test} from 'node:test';
import {initialState} from '../../source/engine/initial-state.ts';
import {session as madeUpSession} from '../ui/made-up.ts';
import {connectHost} from '../../source/protocol/connect.ts';
import {startSession} from './session.ts';

const prefix = '\u{2}';

test('a shell is typed in and detached from', async t => {
	const session = await startSession(t, initialState);
	const {person, ended} = session.attach(80, 24);
	await person.until(/No run yet/);
	person.type(`${prefix}c`);
	await person.until(/^\$/m);
	person.type('echo $((6*7))\r');
	await person.until(/^42$/m);
	person.type(`${prefix}d`);
	assert.deepEqual(await ended, {reason: 'detached'});
	assert.ok(person.written.endsWith('\u{1B}[?1049l'));
	assert.equal(person.screen.modes.bracketedPaste, false);
	assert.equal(person.screen.modes.mouseTracking, 0);
	assert.equal(person.screen.modes.focusEvents, false);
});

test('keys wait for the pane they follow', async t => {
	const session = await startSession(t, initialState);
	const {person} = session.attach(100, 30);
	await person.until(/No run yet/);
	person.type(`${prefix}cecho first-$((1+1))\r`);
	await person.until(/first-2/);
	person.type(`${prefix}%echo second-$((1+1))\r${prefix}%echo third-$((1+1))\r`);
	const text = await person.until(/second-2.*third-2/);
	// Each went to its own pane: none was typed behind another's prompt.
	assert.match(text, /^(?:\$ )?echo first-.*echo second-.*echo third-/m);
});

test('an empty session opens a shell', async t => {
	const session = await startSession(t, initialState);
	const one = session.attach(80, 24, {}, {opensShell: true});
	const two = session.attach(80, 24, {}, {opensShell: true});
	one.person.type('echo session-$((2*21)) $(basename $JUPITER_SESSION)\r');
	await one.person.until(/session-42 host\.sock$/m);
	assert.doesNotMatch(await two.person.until(/session-42/), / 1 sh/);
});

test('the same screen comes back', async t => {
	const session = await startSession(t, initialState);
	const first = session.attach(80, 24);
	await first.person.until(/No run yet/);
	first.person.type(`${prefix}%`);
	await first.person.until(/ 0 sh/);
	first.person.type(`${prefix}%`);
	await first.person.until(/│\$/);
	first.person.type('echo on-the-right; printf "\\033[?2004h"\r');
	// With the prompt after it: what is still being printed would differ between the two.
	const before = await first.person.until(/│on-the-right\n.*│\$$/m);
	first.person.type(`${prefix}d`);
	await first.ended;
	const second = session.attach(80, 24);
	const after = await second.person.until(/│on-the-right/);
	const panes = (text: string) => text.split('\n').slice(3, 23);
	await second.person.until(text => panes(text).join('\n') === panes(before).join('\n'));
	assert.match(after, /sh/);
	second.person.type('echo still-$((1+1))\r');
	await second.person.until(/│still-2/);
});

test('keys typed at once are not lost', async t => {
	const session = await startSession(t, initialState);
	const first = session.attach(80, 24);
	await first.person.until(/No run yet/);
	first.person.type(`${prefix}c`);
	await first.person.until(/^\$/m);
	first.person.type(`${prefix}d`);
	await first.ended;
	const second = session.attach(80, 24);
	second.person.type('echo early-$((2*21))\r');
	assert.match(await second.person.until(/^early-42$/m), /^\$ echo early/m);
});

test('two clients follow each other', async t => {
	const session = await startSession(t, initialState);
	const one = session.attach(80, 24);
	await one.person.until(/No run yet/);
	one.person.type(`${prefix}c`);
	await one.person.until(/ 0 sh/);
	const two = session.attach(100, 30);
	await two.person.until(/ 0 sh/);
	two.person.type(`${prefix}"`);
	await two.person.until(/ 1 sh/);
	await one.person.until(/ 1 sh/);
	two.person.type(`${prefix}z`);
	await one.person.until(shown => shown.includes('zoomed') && shown.includes(' 1 sh'));
	one.person.type('tput lines; tput cols\r');
	// The client used last sizes the pane: 24 rows less header, title and status. Cells come a frame before titles.
	const isSized = (shown: string) => /^19\n80$/m.test(shown) && shown.includes('zoomed');
	await one.person.until(isSized);
	assert.ok(isSized(await two.person.until(isSized)));
});

test('resizing leaves no rubbish', async t => {
	const session = await startSession(t, madeUpSession());
	const {person} = session.attach(120, 40);
	await person.until(/2 need you/);
	person.type(`${prefix}c`);
	await person.until(/ 0 sh/);
	for (const [columns, rows] of [[60, 20], [200, 50], [33, 9], [120, 40], [80, 24]] as const) {
		person.resize(columns, rows);
		await person.until(text => text.split('\n').at(-1)!.endsWith('help') || columns < 40);
	}

	const fresh = session.attach(80, 24);
	await fresh.person.until(/need you/);
	await fresh.person.until(text => text.split('\n').at(-1)!.endsWith('help'));
	const withoutClock = (text: string) => text.replaceAll(/\d:\d\d/g, '');
	const wanted = withoutClock(fresh.person.lines().join('\n'));
	await person.until(text => withoutClock(text) === wanted);
	assert.equal(person.lines().length, 24);
});

test('overlays open, take keys and close', async t => {
	const session = await startSession(t, madeUpSession());
	const {person} = session.attach(80, 24);
	await person.until(/2 need you/);
	person.type(`${prefix}?`);
	await person.until(/Keys [\s\S]*Esc close/);
	person.type('G');
	await person.until(/All other keys go to the program/);
	person.type('q');
	await person.until(text => !text.includes('All other keys'));
	person.type(`${prefix}:`);
	await person.until(/Commands/);
	person.type('pause doc\r');
	await person.until(/pause docs: done/);
	assert.deepEqual(session.calls.at(-1), {type: 'task', verb: 'pause', task: 'docs'});
	person.type(`${prefix}:`);
	await person.until(/Commands/);
	person.type('retry doc\r');
	await person.until(/It is landing\./);
});

test('changes are reviewed and sent back', async t => {
	const session = await startSession(t, madeUpSession());
	// A worker's pane is known by its key.
	const host = await connectHost(session.hostSocket, 'tool');
	t.after(host.close);
	await host.request({type: 'spawn', key: 'r1/auth:1', name: 'auth', command: ['cat'], cwd: '/', env: {}, columns: 80, rows: 20, remain: true});
	const {person} = session.attach(100, 30);
	await person.until(/0 . auth/);
	person.type(`${prefix}r`);
	await person.until(/Changes of auth[\s\S]*src\/a\.ts[\s\S]*\+const a = 2;/);
	person.type('R');
	await person.until(/Retry auth\?/);
	person.type('y');
	await person.until(/It is landing\./);
	assert.deepEqual(session.calls.at(-1), {type: 'task', verb: 'retry', task: 'r1/auth'});
});

test('comments on changes reach the engine', async t => {
	const session = await startSession(t, madeUpSession());
	const host = await connectHost(session.hostSocket, 'tool');
	t.after(host.close);
	await host.request({type: 'spawn', key: 'r1/auth:1', name: 'auth', command: ['cat'], cwd: '/', env: {}, columns: 80, rows: 20, remain: true});
	const {person} = session.attach(100, 30);
	await person.until(/0 . auth/);
	person.type(`${prefix}r`);
	await person.until(/Changes of auth[\s\S]*\+const a = 2;/);
	person.type('jjjcKeep it at one.\r');
	await person.until(/s send the comment/);
	person.type('\u{1B}');
	await person.until(/Esc again drops the comment/);
	person.type('s');
	await person.until(/auth is told\./);
	assert.deepEqual(session.calls.at(-1), {type: 'comment', task: 'r1/auth', text: '`src/a.ts`, line 1, `const a = 2;`:\nKeep it at one.'});
});

test('an engine that dies comes back', async t => {
	const session = await startSession(t, initialState);
	const {person} = session.attach(80, 24);
	await person.until(/No run yet/);
	person.type(`${prefix}c`);
	await person.until(/ 0 sh/);
	const before = session.calls.length;
	await session.stopEngine();
	await person.until(() => session.calls.length > before);
	session.tell({type: 'snapshot', state: madeUpSession(), recent: []});
	person.type('echo alive-$((1+2))\r');
	await person.until(/^alive-3$/m);
	assert.match(await person.until(/2 need you/), /alive-3/);
});

test('a stopped session ends its clients', async t => {
	const session = await startSession(t, initialState);
	const {person, ended} = session.attach(80, 24);
	await person.until(/No run yet/);
	await session.stop();
	assert.deepEqual(await ended, {reason: 'session-ended'});
});

test('a closed terminal detaches', async t => {
	const session = await startSession(t, initialState);
	const {person, ended} = session.attach(80, 24);
	await person.until(/No run yet/);
	person.stdin.push(null);
	assert.deepEqual(await ended, {reason: 'detached'});
});

test('without colour no colour is written', async t => {
	const session = await startSession(t, madeUpSession());
	const {person} = session.attach(80, 24, {NO_COLOR: '1'});
	await person.until(/2 need you/);
	assert.doesNotMatch(person.written, /\[[\d;]*(?:3[0-7]|4[0-7]|9[0-7]|38|48)[;m]/);
	assert.match(person.written, /\[0;(?:1;)?7/);
});
