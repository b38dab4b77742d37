import assert from 'node:assert/strict';
import {test} from 'node:test';
import {stripVTControlCharacters} from 'node:util';
import {renderToString} from 'ink';
import {initialState} from '../../source/engine/initial-state.ts';
import type {Event, JournalEntry} from '../../source/model/event.ts';
import {momentsOf, withRecent} from '../../source/ui/overlays/moments.ts';
import {OverlayScreen} from '../../source/ui/overlays/overlay-screen.tsx';
import {plainText} from '../../source/ui/line.ts';
import {glyphsFor} from '../../source/ui/theme.ts';
import {timeBars} from '../../source/ui/overlays/time-bars.ts';
import {chrome, fixed, now, plan, planTask} from './made-up.ts';

const twoTasks = {...plan, tasks: [planTask('one'), planTask('two')]};
const failure = {kind: 'verify-failed', summary: 'It failed.', detail: ''} as const;

/** Event by event, ten seconds apart. */
const events: readonly Event[] = [
	{type: 'engine-started', epoch: 1},
	{type: 'run-started', run: 'r1', plan: twoTasks, base: 'a'},
	{type: 'task-claimed', task: 'r1/one', locks: [{claim: 'src/one.ts', token: 1}], onto: 'a', keep: false},
	{type: 'worktree-made', task: 'r1/one', path: '/w', base: 'a'},
	{type: 'agent-started', task: 'r1/one', pane: 1},
	{type: 'attempt-failed', task: 'r1/one', failure},
];

const entries: readonly JournalEntry[] = events.map((event, index) => ({seq: index + 1, at: now + (index * 10_000), epoch: 1, event}));
const moments = momentsOf(initialState, entries, 'r1');

const bars = (at: number, width: number, rows = 2) =>
	timeBars(moments, {run: 'r1', at, width, rows, glyphs: glyphsFor(false)}).map(line => plainText(line));

test('moments begin with their run', () => {
	assert.deepEqual(moments.map(({entry, state}) => [entry.seq, state.seq]), [[2, 2], [3, 3], [4, 4], [5, 5], [6, 6]]);
});

test('entries that come later are added', () => {
	const later: JournalEntry = {seq: 7, at: now + 70_000, epoch: 1, event: {type: 'note-posted', by: 'user', text: 'hello'}};
	assert.deepEqual(withRecent(moments, [...entries, later], 'r1').map(({entry}) => entry.seq), [2, 3, 4, 5, 6, 7]);
	assert.equal(withRecent(moments, entries, 'r1'), moments);
	assert.equal(withRecent(moments, [{...later, seq: 9}], 'r1'), moments, 'a gap is left alone');
});

test('bars show phases over time', () => {
	assert.deepEqual(bars(4, 14), ['↻ one ··░░░░█✗', '○ two ········']);
});

test('the rows stay with their task', () => {
	assert.deepEqual(bars(0, 14, 1).map(row => row.slice(0, 5)), ['○ one']);
	assert.deepEqual(bars(4, 14, 1).map(row => row.slice(0, 5)), ['↻ one']);
});

test('the time line shows its last moment', () => {
	const element = <OverlayScreen overlay={{kind: 'time', run: 'r1', moments}} source={fixed(chrome(80, 24, {recent: []}))} give={() => undefined}/>;
	const rows = stripVTControlCharacters(renderToString(element, {columns: 80})).split('\n');
	assert.equal(rows.length, 20);
	assert.match(rows[0]!, /Time line of r1 ─+ event 5 of 5 ─╮/v);
	assert.match(rows[1]!, /↻ one ·+░+█+✗/v);
	assert.match(rows[4]!, /\+0:40 {2}1 at work, 0 of 2 landed {2}log --at 6/v);
	assert.match(rows[9]!, /one It failed\./v);
});
