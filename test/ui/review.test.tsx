import assert from 'node:assert/strict';
import {test} from 'node:test';
import {stripVTControlCharacters} from 'node:util';
import {renderToString} from 'ink';
import {lineWidth, plainText} from '../../source/ui/line.ts';
import {diffRows} from '../../source/ui/overlays/diff-rows.ts';
import {OverlayScreen} from '../../source/ui/overlays/overlay-screen.tsx';
import {reviewLines} from '../../source/ui/overlays/review-lines.ts';
import {commentText, reviewKey, type ReviewKey, type ReviewState} from '../../source/ui/overlays/review-state.ts';
import {glyphsFor} from '../../source/ui/theme.ts';
import {chrome, fixed} from './made-up.ts';

const diff = [
	'diff --git a/src/auth.js b/src/auth.js',
	'index 1..2 100644',
	'--- a/src/auth.js',
	'+++ b/src/auth.js',
	'@@ -10,3 +10,3 @@ class',
	' \tlogin(name) {',
	'-\t\treturn "hello " + name;',
	'+\t\treturn "hallo " + name;',
	' \t}',
	'diff --git a/docs/a.md b/docs/a.md',
	'index 1..2 100644',
	'--- a/docs/a.md',
	'+++ b/docs/a.md',
	'@@ -1 +1,2 @@',
	' # Shop',
	'+More.',
	'',
].join('\n');
const rows = diffRows(diff);
const names = ['escape', 'return', 'backspace', 'delete', 'ctrl', 'meta', 'tab', 'shift', 'upArrow', 'downArrow', 'pageUp', 'pageDown', 'home', 'end'] as const;
const nothingPressed = Object.fromEntries(names.map(name => [name, false])) as ReviewKey;
const named: ReadonlyMap<string, Partial<ReviewKey>> = new Map([
	['Enter', {return: true}],
	['Escape', {escape: true}],
	['Down', {downArrow: true}],
	['Tab', {tab: true}],
	['Backspace', {backspace: true}],
	['Clear', {ctrl: true}],
]);

/** What some keys come to: a state, or what they ask for. */
function after(...keys: readonly string[]) {
	let state: ReviewState = {at: 0, comments: new Map()};
	for (const key of keys) {
		const next = reviewKey(state, rows, 5, [key === 'Clear' ? 'u' : (named.has(key) ? '' : key), {...nothingPressed, ...named.get(key)}]);
		if (typeof next === 'string') {
			return next;
		}

		state = next;
	}

	return state;
}

function shown(state: ReturnType<typeof after>, width = 40, height = 8): string[] {
	return reviewLines(state as ReviewState, rows, {width, height}, glyphsFor(false)).map(line => plainText(line).trimEnd());
}

test('comments name their lines', () => {
	const {comments} = after('Down', 'Down', 'Down', 'c', 'Keep hello.', 'Enter', 'Down', 'c', 'No.', 'Enter', 'Tab', 'c', 'Why?', 'Enter') as ReviewState;
	assert.equal(commentText(rows, comments), [
		'`src/auth.js`, removed line 11, `return "hello " + name;`:',
		'Keep hello.',
		'',
		'`src/auth.js`, line 11, `return "hallo " + name;`:',
		'No.',
		'',
		'`docs/a.md`:',
		'Why?',
	].join('\n'));
});

test('a comment stands below its line', () => {
	assert.deepEqual(shown(after('Down', 'Down', 'Down', 'Down', 'c', 'Keep hello.', 'Enter')), [
		'  @@ -10,3 +10,3 @@ class',
		'       login(name) {',
		'  -        return "hello " + name;',
		'→ +        return "hallo " + name;',
		'  │ Keep hello.',
		'       }',
		'',
		'  docs/a.md',
	]);
});

test('lines too long are broken', () => {
	assert.deepEqual(shown(after('Down', 'Down', 'Down'), 20, 5), ['       login(name) {', '→ -        return "h', '  ello " + name;', '  +        return "h', '  allo " + name;']);
});

test('a line without end hides no comment', () => {
	const minified = diffRows(`diff --git a/a.js b/a.js\n@@ -1 +1 @@\n+${'x'.repeat(1_000_000)}\n`);
	const lines = reviewLines({at: 2, comments: new Map(), typing: 'Why?'}, minified, {width: 20, height: 6}, glyphsFor(false));
	assert.deepEqual(lines.map(line => plainText(line)), ['  a.js', '  @@ -1 +1 @@', `→ +${'x'.repeat(17)}`, `  ${'x'.repeat(18)}`, `  ${'x'.repeat(17)}…`, '  │ Why? ']);
});

test('what is typed can be left', () => {
	assert.equal((after('c', 'x', 'Escape') as ReviewState).comments.size, 0);
	assert.deepEqual([...(after('c', 'xy', 'Backspace', 'Enter') as ReviewState).comments], [[0, 'x']]);
	assert.deepEqual([...(after('c', 'x', 'Enter', 'c', 'Clear', 'Enter') as ReviewState).comments], []);
});

test('unsent comments are not dropped unasked', () => {
	const one = ['c', 'x', 'Enter'] as const;
	assert.deepEqual(['s', 'q', 'm', 'R'].map(key => after(key)), [after(), 'close', 'land', 'retry']);
	assert.deepEqual(['q', 'Escape', 'm', 'R'].map(key => (after(...one, key) as ReviewState).isLeaving), [true, true, true, true]);
	assert.equal(after(...one, 's'), 'send');
	assert.equal(after(...one, 'q', 'q'), 'close');
	assert.equal((after(...one, 'q', 'Down') as ReviewState).isLeaving, undefined);
});

test('every size shows the chosen row', () => {
	const drawn = rows.keys().flatMap(at => [1, 2, 5, 30].map(height => {
		const lines = reviewLines({at, comments: new Map([[at, 'said']])}, rows, {width: 30, height}, glyphsFor(true));
		return {isWhole: lines.length <= height && lines.every(line => lineWidth(line) <= 30), isChosen: lines.some(line => plainText(line).startsWith('> '))};
	})).toArray();
	assert.deepEqual(drawn.filter(({isWhole, isChosen}) => !isWhole || !isChosen), []);
});

test('a review names its keys', () => {
	const element = <OverlayScreen overlay={{kind: 'review', task: 'r1/auth', diff}} source={fixed(chrome(80, 24))} give={() => undefined}/>;
	const frame = stripVTControlCharacters(renderToString(element, {columns: 80})).split('\n');
	assert.match(frame[0]!, /^╭─ Changes of auth ─+ 1 of 11 ─╮$/v);
	assert.match(frame.at(-1)!, /^╰─ c comment {2}m land {2}R retry {2}Esc close {2}arrows move {2}Tab next file ─*╯$/v);
});
