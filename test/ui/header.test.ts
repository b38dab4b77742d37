import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {initialState} from '../../source/engine/initial-state.ts';
import {regions} from '../../source/layout/regions.ts';
import type {SessionState} from '../../source/model/session-state.ts';
import type {Task} from '../../source/model/task.ts';
import type {Chrome} from '../../source/ui/chrome.ts';
import {headerLines} from '../../source/ui/header-lines.ts';
import {lineWidth, plainText} from '../../source/ui/line.ts';
import {statusLine} from '../../source/ui/status-line.ts';
import {clock} from '../../source/ui/time.ts';
import {chrome, now, plan, session, task, tasks} from './made-up.ts';

// Times of day are the person's own, so they differ with the zone the tests run in.
const at = (secondsBefore: number) => clock(now - (secondsBefore * 1000));

/** The header's rows without colours and ends. */
function header(from: Chrome): string[] {
	const lines = headerLines(from);
	return lines.map(line => plainText(line).trimEnd());
}

/** The status line without colours. */
function status(from: Chrome): string {
	const line = statusLine(from);
	return plainText(line);
}

function sessionOf(some: readonly Task[]): SessionState {
	return session({plan: {...plan, tasks: some.map(one => one.plan)}, tasks: Object.fromEntries(some.map(one => [one.id, one]))});
}

/** A session in which nobody needs the person. */
function calm(columns: number, rows: number): Chrome {
	const quiet = tasks.filter(one => one.id !== 'e2e').map(one => one.id === 'auth' ? {...one, status: 'working' as const} : one);
	return chrome(columns, rows, {state: sessionOf(quiet)});
}

test('a small header shows needs first', () => {
	assert.deepEqual(header(chrome(80, 24)), [
		' ▲ 2 need you: auth asks permission  C-b a goes there              █░░░░░░░ 1/7',
		' ? auth  ✗ e2e  ◆ docs  ● session  ○ api  ○ cli  ✓ schema',
		` ▪ 4 locks session waits for auth  ${at(7)} docs is done, waits to land`,
	]);
});

test('a calm header shows the goal', () => {
	assert.equal(header(calm(120, 24))[0], ' r1 Rename login to signIn across API, tests and docs                   ██░░░░░░░░░░ 1/6 landed · 2 working · 1 landing');
});

test('a header tells what was used', () => {
	const total = {inputTokens: 9000, cachedTokens: 0, outputTokens: 1000, dollars: 1.239, unpricedTokens: 0};
	const spent = tasks.filter(one => one.id !== 'e2e').map(one => one.id === 'session' ? {...one, usage: {total, attempt: total, meters: {}}} : one);
	const [headline] = header(chrome(200, 50, {state: sessionOf(spent)}));
	assert.match(headline!, / · 1 landing · \$1\.24 · 7:00/v);
});

test('a large header has three columns', () => {
	const rows = header(chrome(200, 50));
	assert.equal(rows.length, 8);
	assert.match(rows[0]!, /^ ▲ 2 need you: auth asks permission {2}C-b a goes there .* 1\/7 landed · 2 working · 1 landing · 1 blocked · 7:00, about 7 min left$/);
	assert.match(rows[1]!, /^ Tasks ─+ C-b g │ Locks 4, 1 waiting ─+ C-b l │ Bus ─+ C-b b$/);
	assert.deepEqual(rows.slice(2, 5).map(row => row.split(' │ ').map(part => part.trim())), [
		['✓ schema ─┬─? auth ━━━━┳━○ api ━┳━━○ cli', 'auth     src/auth.ts#AuthService.login ← session', `${at(42)} session npm test exited with 1`],
		['├─● session ─┘        └┬─✗ e2e', 'auth     test/auth.test.ts', `${at(35)} schema landed as c0ffee12`],
		['└─◆ docs ──────────────┘', 'session  src/auth.ts#AuthService.session', `${at(28)} auth decided user.id = uuid`],
	]);
});

test('a session without runs says how to start', () => {
	assert.match(header(chrome(80, 24, {state: initialState}))[0]!, /No run yet\. In a shell: jupiter-tui run "what you want", or run plan\.yaml/);
});

test('an engine not reached is said', () => {
	const from: Chrome = {...chrome(80, 24, {link: 'connecting'})};
	const {state, ...unknown} = from;
	assert.notEqual(state, undefined);
	assert.deepEqual(header(unknown), [' Reaching the engine …']);
});

test('tasks too many for a row are counted', () => {
	const many = Array.from({length: 40}, (_, index) => task(`task-${index}`));
	const [, row] = header(chrome(80, 24, {state: sessionOf(many)}));
	assert.match(row!, /○ task-6 {2}\+33$/);
});

test('no line is wider than the screen', () => {
	fc.assert(fc.property(fc.integer({min: 1, max: 250}), fc.integer({min: 3, max: 70}), fc.boolean(), (columns, rows, isAscii) => {
		const from = chrome(columns, rows, {isAscii});
		const {header: place} = regions(columns, rows);
		const lines = [...headerLines(from).slice(0, place.height >= 5 ? place.height : 0), statusLine(from)];
		assert.ok(Math.max(...lines.map(line => lineWidth(line))) <= columns);
	}), {seed: 41});
});

test('the status line names what is going on', () => {
	assert.equal(status(chrome(120, 30)), ' shop  2 need you · 2/3 workers · landing: docs · 2 refused · load 42 %'.padEnd(107) + '  C-b ? help ');
});

test('a restarting engine shows in the status', () => {
	assert.match(status(chrome(100, 30, {link: 'restarting'})), /engine restarting, panes live on/);
});

test('the prefix shows the likely keys', () => {
	assert.match(status(chrome(100, 30, {isPrefixed: true})), /C-b … \? all keys {2}arrows move/);
});
