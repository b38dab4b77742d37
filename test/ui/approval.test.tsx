import assert from 'node:assert/strict';
import {test} from 'node:test';
import {stripVTControlCharacters} from 'node:util';
import {renderToString} from 'ink';
import fc from 'fast-check';
import type {Plan} from '../../source/model/plan.ts';
import {actOfKey, keyNames, type PressedKey} from '../../source/ui/approval/approval-keys.ts';
import type {PlanNotes} from '../../source/ui/approval/approval-lines.ts';
import {approvalReducer, beginApproval, planOf, type ApprovalState} from '../../source/ui/approval/approval-state.ts';
import {drawPlan} from '../../source/ui/graph-view.ts';
import {PlanApproval, screenLines} from '../../source/ui/approval/plan-approval.tsx';
import {lineWidth, plainText} from '../../source/ui/line.ts';
import {plan, planTask} from './made-up.ts';

const notes: PlanNotes = {
	warnings: [{tasks: ['auth'], message: '`auth` and `session` write next to each other.'}],
	absent: ['test/auth.test.ts'],
	additions: [{task: 'auth', field: 'owns', value: 'test/auth.test.ts', because: 'tests src/auth.ts'}],
};

type Sizes = {readonly width: number; readonly height: number; readonly isAscii: boolean};
const small: Sizes = {width: 78, height: 23, isAscii: false};

function drawingOf(state: ApprovalState, {width, isAscii}: Sizes = small) {
	return drawPlan(planOf(state), new Set(['auth']), {width, isAscii});
}

function rowsOf(state: ApprovalState, sizes: Sizes = small): string[] {
	return screenLines(state, notes, drawingOf(state, sizes), sizes).map(line => plainText(line).trimEnd());
}

const named: Readonly<Record<string, Readonly<Record<string, boolean | string>>>> = {
	Enter: {return: true}, Escape: {escape: true}, Up: {upArrow: true}, Down: {downArrow: true}, Left: {leftArrow: true}, Right: {rightArrow: true},
	Tab: {tab: true}, Backspace: {backspace: true}, Clear: {ctrl: true, input: 'u'}, Interrupt: {ctrl: true, input: 'c'},
};

const nothingPressed = Object.fromEntries(keyNames.map(name => [name, false])) as PressedKey;

/** The state after some keys; one that answers ends it. */
function after(keys: readonly string[], from: Plan = plan): ApprovalState & {readonly answer?: string} {
	let state = beginApproval(from);
	for (const key of keys) {
		const {input = Object.hasOwn(named, key) ? '' : key, ...flags} = (named[key] ?? {}) as {input?: string};
		const act = actOfKey(state, drawingOf(state), input, {...nothingPressed, ...flags});
		if (act?.type === 'answer') {
			return {...state, answer: act.answer};
		}

		state = act === undefined ? state : approvalReducer(state, act);
	}

	return state;
}

test('a plan is a graph with details', () => {
	assert.deepEqual(rowsOf(after(['Right'])), [
		'Rename login to signIn across API, tests and docs',
		'7 tasks onto main, 3 workers · verified by npm test',
		'1 worker: 70 min · 2: 40 min · 3: 40 min                         ▲ 1 warning !',
		'',
		'○ schema ━┳━▲ auth ━━━━┳━○ api ━┳━━○ cli',
		'          ├─○ session ─┘        └┬─○ e2e',
		'          └─○ docs ──────────────┘',
		'auth Do auth ────────────────────────────────────────────────── claude, 10 min',
		'▲ `auth` and `session` write next to each other.',
		'writes   src/auth.ts#AuthService.login, test/auth.test.ts (new)',
		'after    schema',
		'added    test/auth.test.ts: tests src/auth.ts',
		'',
		'Please do auth.',
		...Array.from({length: 8}, () => ''),
		'y start  n leave  Enter edit  d drop  s split  +- workers  e open in editor',
	]);
});

test('ink draws those rows', () => {
	const frame = stripVTControlCharacters(renderToString(<PlanApproval plan={plan} isAscii={false} notesOf={() => notes} onAnswer={() => undefined}/>, {columns: 80}));
	assert.equal(frame.split('\n', 5)[4]?.trimEnd(), ' ○ schema ━┳━▲ auth ━━━━┳━○ api ━┳━━○ cli');
});

test('fields are chosen and edited', () => {
	assert.deepEqual(rowsOf(after(['Right', 'Enter', 'Down', 'Enter', 'Clear', 'cod', 'x', 'Enter'])).slice(7, 23), [
		'auth Do auth ────────────────────────────────────────────────── claude, 10 min',
		'title    Do auth',
		'agent    codx',
		'writes   src/auth.ts#AuthService.login, test/auth.test.ts',
		'reads',
		'after    schema',
		'must',
		'verify',
		'minutes  10',
		...Array.from({length: 5}, () => ''),
		'There is no agent `codx`. Did you mean `codex`?',
		'Enter take it  C-u clear  Esc leave it as it was',
	]);
});

test('a chosen field is always shown', () => {
	const low: Sizes = {width: 78, height: 15, isAscii: false};
	const downs = (count: number) => Array.from({length: count}, () => 'Down');
	const shown = [0, 3, 7].flatMap(count => [['Enter', ...downs(count)], ['Enter', ...downs(count), 'Enter']]).map(keys => {
		const rows = rowsOf(after(keys), low).slice(8, 14);
		return rows.map(row => row.split(' ', 1)[0]);
	});
	const top = ['title', 'agent', 'writes', 'reads', 'after', 'must'];
	const bottom = ['writes', 'reads', 'after', 'must', 'verify', 'minutes'];
	assert.deepEqual(shown, [top, top, top, top, bottom, bottom]);
});

test('an accepted field changes its task', () => {
	const state = after(['Right', 'a', 'Clear', 'codex', 'Enter']);
	assert.deepEqual(planOf(state).tasks[1]!.agent, {kind: 'known', name: 'codex'});
	assert.equal(state.mode.kind, 'look');
	assert.equal(rowsOf(state).at(-2), 'u undo the last change  w write the changes to the file');
});

test('agents of one\'s own can be chosen', () => {
	const goose: ApprovalState = {...beginApproval(plan, {goose: 'exit'}), selected: 'auth', mode: {kind: 'edit', field: 'agent', text: 'goose', back: {kind: 'look'}}};
	const taken = approvalReducer(goose, {type: 'accept'});
	assert.deepEqual(planOf(taken).tasks[1]!.agent, {kind: 'known', name: 'goose', ends: 'exit'});
	const wrong = approvalReducer({...goose, mode: {kind: 'edit', field: 'agent', text: 'goos', back: {kind: 'look'}}}, {type: 'accept'});
	assert.equal(wrong.message, 'There is no agent `goos`. Did you mean `goose`?');
});

test('a suggested agent is shown as such', () => {
	const tasks = plan.tasks.map(task => task.id === 'auth' ? {...task, agent: {kind: 'known', name: 'codex'} as const, suggested: 'it knows types'} : task);
	const rows = (state: ApprovalState) => rowsOf(state).filter(row => row.startsWith('agent '));
	assert.deepEqual(rows(after(['Right'], {...plan, tasks})), ['agent    codex, suggested: it knows types']);
	assert.deepEqual(rows(after(['Right', 'a', 'Clear', 'claude', 'Enter'], {...plan, tasks})), []);
});

test('a left field stays as it was', () => {
	assert.equal(planOf(after(['c', 'x', 'Backspace', 'y', 'Escape'])), plan);
});

test('workers, drops and splits are undone', () => {
	const changed = after(['+', '+', 'Right', 's', 'd']);
	assert.deepEqual([planOf(changed).workers, planOf(changed).tasks.map(({id}) => id).slice(0, 3), changed.selected], [5, ['schema', 'auth-2', 'session'], 'auth-2']);
	assert.equal(planOf(after(['+', '+', 'Right', 's', 'd', 'u', 'u', 'u', 'u'])), plan);
	assert.equal(after(['u']).message, 'Nothing was changed here.');
});

test('what can\'t be done is said', () => {
	assert.match(after(['s']).message!, /^`schema` claims less than two things/v);
	assert.match(after(['d'], {...plan, tasks: [planTask('only')]}).message!, /at least one task/v);
	assert.match(after(['-', '-', '-']).message!, /1 to 64 workers/v);
});

test('arrows go where they point', () => {
	const stops = ['Right', 'Down', 'Down', 'Right', 'Right', 'Up', 'Left', 'Left', 'Left', 'Left'].map((_, index, keys) => after(keys.slice(0, index + 1)).selected);
	assert.deepEqual(stops, ['auth', 'session', 'docs', 'api', 'cli', 'cli', 'api', 'auth', 'schema', 'schema']);
});

test('the tabulator visits every task', () => {
	const visited = plan.tasks.map((_, index) => after(Array.from({length: index}, () => 'Tab')).selected);
	assert.deepEqual(visited.toSorted(), plan.tasks.map(({id}) => id).toSorted());
});

test('keys answer only while looking', () => {
	const answers = [['y'], ['n'], ['q'], ['Escape'], ['e'], ['w'], ['Interrupt'], ['a', 'y'], ['Enter', 'y'], ['!', 'y'], ['a', 'Interrupt']].map(keys => after(keys).answer);
	assert.deepEqual(answers, ['approved', 'rejected', 'rejected', 'rejected', 'edit', 'save', 'rejected', undefined, undefined, undefined, 'rejected']);
});

test('warnings are read together', () => {
	assert.deepEqual(rowsOf(after(['!'])).slice(7, 10), [`Warnings ${'─'.repeat(69)}`, '▲ `auth` and `session` write next to each other.', '']);
	assert.equal(after(['!', 'Escape']).mode.kind, 'look');
});

test('every size is filled exactly', () => {
	const keys = fc.array(fc.constantFrom('Up', 'Down', 'Left', 'Right', 'Enter', 'Escape', 'a', 'c', 'd', 's', '+', ' ', '!', 'u', 'x'), {maxLength: 12});
	fc.assert(fc.property(keys, fc.integer({min: 10, max: 150}), fc.integer({min: 8, max: 60}), fc.boolean(), (typed, width, height, isAscii) => {
		const state = after(typed);
		const lines = screenLines(state, notes, drawingOf(state, {width, height, isAscii}), {width, height, isAscii});
		assert.equal(lines.length, height);
		assert.deepEqual(lines.filter(line => lineWidth(line) !== width), []);
	}), {seed: 20_261_121, numRuns: 300});
});

test('ASCII screens of plans hold only ASCII', () => {
	const keys = [[], ['Right'], ['Enter'], ['a', 'x'], ['!'], ['+']];
	const texts = keys.map(typed => rowsOf(after(typed), {width: 60, height: 20, isAscii: true}).join('\n').replaceAll('…', '~'));
	assert.deepEqual(texts.filter(text => /\P{ASCII}/v.test(text)), []);
});
