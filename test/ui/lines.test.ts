import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {clip, fit, lineWidth, paint, plainText, say, spread, wrap, type Line} from '../../source/ui/line.ts';
import {duration, roughly} from '../../source/ui/time.ts';
import {actOfKey, keyTable} from '../../source/ui/key-table.ts';
import {helpLines} from '../../source/ui/overlays/help-lines.ts';
import {paletteChoices} from '../../source/ui/overlays/palette.tsx';
import {diffRows} from '../../source/ui/overlays/diff-rows.ts';
import {planLines} from '../../source/ui/overlays/plan-lines.ts';
import {taskLines} from '../../source/ui/task-lines.ts';
import {titleLine} from '../../source/ui/title-line.ts';
import {glyphsFor} from '../../source/ui/theme.ts';
import type {Plan} from '../../source/model/plan.ts';
import {chrome, now, plan, planTask, session} from './made-up.ts';

const glyphs = glyphsFor(false);
const arbitraryText = fc.oneof(fc.string(), fc.constantFrom('漢字', 'e\u{301}', '👩‍👩‍👧'));
const arbitrarySegment = fc.record({text: arbitraryText, tone: fc.constantFrom('plain' as const, 'bad' as const)});
const arbitraryLine: fc.Arbitrary<Line> = fc.array(arbitrarySegment, {maxLength: 5}).map(segments => segments.map(({text, tone}) => say(text, tone)));

/** Two texts at the ends of some columns. */
function ends(left: string, right: string, width: number): string {
	const line = spread([say(left)], [say(right)], width);
	return plainText(line);
}

test('clipped lines fit their width', () => {
	fc.assert(fc.property(arbitraryLine, fc.integer({min: 0, max: 30}), (line, width) => {
		assert.ok(lineWidth(clip(line, width)) <= width);
		assert.equal(lineWidth(fit(line, width)), width);
	}), {seed: 51});
});

test('spread lines keep their right end', () => {
	assert.equal(ends('a long left part', 'right', 12), 'a long…right');
	assert.equal(ends('left', 'right', 12), 'left   right');
});

test('control characters become spaces', () => {
	assert.equal(paint([say('a\u{1B}[2Jb\u{7}', 'bad')]), '\u{1B}[1;31ma [2Jb \u{1B}[0m');
});

test('wrapped text keeps its words', () => {
	assert.deepEqual(wrap('one two three\n\nfour', 8), ['one two', 'three', '', 'four']);
	assert.deepEqual(wrap('abcdefghij kl', 4), ['abcd', 'efgh', 'ij', 'kl']);
});

test('durations are short', () => {
	assert.deepEqual([0, 7000, 61_000, 3_600_000, 3_960_000].map(ms => duration(ms)), ['0:00', '0:07', '1:01', '1h00', '1h06']);
	assert.deepEqual([200, 20_000, 240_000, 5_400_000].map(ms => roughly(ms)), ['1 s', '20 s', '4 min', '1 h 30']);
});

test('every key does one thing', () => {
	const keys = keyTable.flatMap(row => row.keys);
	assert.equal(new Set(keys).size, keys.length);
	assert.equal(new Set(keyTable.map(row => row.act)).size, keyTable.length);
	assert.equal(actOfKey('%'), 'split-right');
	assert.equal(actOfKey('F12'), undefined);
});

test('the keys of the design are there', () => {
	const keys = ['Left', 'Right', 'Up', 'Down', 'o', ';', 'q', '0', '9', 'z', '[', ']', 'Space', 'c', '%', '"', 'x', ',', '{', '}', '!', 'd', '?', ':', 'p', 'R', 'm', 'a', 'g', 'l', 'b', 'i', 'r'];
	assert.deepEqual(keys.filter(key => actOfKey(key) === undefined), []);
});

test('help shows every row', () => {
	const rows = keyTable.filter(row => row.shown !== '');
	const missing = [60, 118].flatMap(width => {
		const text = helpLines('C-b', width).map(line => plainText(line)).join('\n');
		return rows.filter(row => !text.includes(row.says));
	});
	assert.deepEqual(missing, []);
});

test('the palette finds commands and tasks', () => {
	assert.deepEqual(paletteChoices('zoom', [], 'C-b').map(choice => choice.words), ['zoom the pane, or show all']);
	assert.deepEqual(paletteChoices('cancel au', ['auth', 'docs'], 'C-b').map(choice => choice.order), [{type: 'task', verb: 'cancel', task: 'auth'}]);
	assert.deepEqual(paletteChoices('note look at this', [], 'C-b')[0]?.order, {type: 'note', text: 'look at this'});
	assert.deepEqual(paletteChoices('zzz', [], 'C-b'), []);
});

test('titles tell task, agent, status and time', () => {
	const titles = chrome(80, 24).titles.map(title => plainText(titleLine(title, now, glyphs)));
	assert.deepEqual(titles, [
		`─0 ? auth claude asks permission ${'─'.repeat(40)} 3:10 ─`,
		' 1 ● session claude working, attempt 2'.padEnd(74) + ' 1:01 ',
		`─2 ◆ docs claude verifying ${'─'.repeat(46)} 1:40 ─`,
		`─3 bash $ ${'─'.repeat(70)}`,
	]);
});

/** The made-up plan's lines, without the spaces at their ends. */
function planText(width: number): string[] {
	return planLines(plan, width, false).map(line => plainText(line).trimEnd());
}

test('a plan shows its tasks in steps', () => {
	const text = planText(70);
	assert.deepEqual(text.slice(0, 10), [
		'Rename login to signIn across API, tests and docs',
		'7 tasks onto main, 3 workers, verified by npm test',
		'takes    about 40 min · 70 min with 1',
		'',
		'○ schema ━┳━○ auth ━━━━┳━○ api ━┳━━○ cli',
		'          ├─○ session ─┘        └┬─○ e2e',
		'          └─○ docs ──────────────┘',
		'',
		`Step 1 at once ${'─'.repeat(55)}`,
		'○ schema  Do schema  claude, 10 min',
	]);
});

test('a wide plan puts tasks side by side', () => {
	const beside = /^○ auth {2}Do auth .*○ session {2}Do session .*$/mv;
	assert.match(planText(160).join('\n'), beside);
	assert.doesNotMatch(planText(140).join('\n'), beside);
});

test('tasks that write the same take turns', () => {
	const rivals: Plan = {...plan, tasks: [planTask('one', [], ['a.ts']), planTask('two', [], ['a.ts'])]};
	const text = planLines(rivals, 70, false).map(line => plainText(line));
	assert.ok(text.some(line => line.startsWith('  turns  with two')));
});

test('a command is named by its task', () => {
	const made = planTask('one');
	const text = planLines({...plan, tasks: [{...made, agent: {kind: 'command', command: 'codemod --all'}}]}, 70, false).map(line => plainText(line));
	assert.ok(text.some(line => line.startsWith('○ one  Do one  10 min')));
});

test('a diff shows files and changes', () => {
	const rows = diffRows('diff --git a/a.ts b/a.ts\nindex 1..2 100644\n--- a/a.ts\n+++ b/a.ts\n@@ -1,2 +1,2 @@\n \tsame\n-old\n+new\n--- a rule\ndiff --git a/b.ts b/b.ts\nnew file mode 100644\n');
	assert.deepEqual(rows.map(({text}) => text), ['a.ts', '@@ -1,2 +1,2 @@', '     same', '-old', '+new', '--- a rule', '', 'b.ts', 'new file mode 100644']);
	assert.deepEqual(rows.slice(3, 5).map(({tone}) => tone), ['bad', 'good']);
	assert.deepEqual(rows.map(({path = '', number = 0, isRemoved}) => `${path}:${number}${isRemoved ? '-' : ''}`), ['a.ts:0', 'a.ts:0', 'a.ts:1', 'a.ts:2-', 'a.ts:2', 'a.ts:3-', ':0', 'b.ts:0', 'b.ts:0']);
});

test('a task tells why it waits', () => {
	const state = session();
	const text = taskLines(state, state.runs.r1!.tasks.api!, now, 70, glyphs).map(line => plainText(line));
	assert.deepEqual(text.slice(0, 3), ['○ api  Do api', 'claude, waiting', 'why      Waits for `auth` and `session` to land.']);
});
