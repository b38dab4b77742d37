import assert from 'node:assert/strict';
import {test} from 'node:test';
import {stripVTControlCharacters} from 'node:util';
import {renderToString} from 'ink';
import type {Overlay} from '../../source/ui/overlays/overlay.ts';
import {OverlayScreen} from '../../source/ui/overlays/overlay-screen.tsx';
import {Screen} from '../../source/ui/screen.tsx';
import type {Chrome} from '../../source/ui/chrome.ts';
import {chrome, fixed} from './made-up.ts';

/** Rows as Ink draws them, without colours. */
function frame(from: Chrome, overlay?: Overlay): string[] {
	const source = fixed(from);
	const element = overlay ? <OverlayScreen overlay={overlay} source={source} give={() => undefined}/> : <Screen source={source}/>;
	return stripVTControlCharacters(renderToString(element, {columns: from.columns})).split('\n');
}

test('a small screen stacks titles', () => {
	const rows = frame(chrome(80, 24));
	assert.equal(rows.length, 24);
	assert.match(rows[3]!, /^─0 \? auth claude asks permission ─+ 3:10 ─$/);
	assert.match(rows[4]!, /^ 1 ● session claude working, attempt 2 +1:01 ?$/);
	assert.deepEqual(rows.slice(5, 21).map(row => row.trim()), Array.from({length: 16}, () => ''));
	assert.match(rows[21]!, /^─2 ◆ docs claude verifying ─+ 1:40 ─$/);
	assert.match(rows[22]!, /^─3 bash \$ ─+$/);
	assert.match(rows[23]!, /^ shop {2}2 need you/);
});

test('a large screen has borders between panes', () => {
	const rows = frame(chrome(200, 50));
	assert.equal(rows.length, 50);
	assert.ok(rows.slice(8, 49).every(row => row[100] === '│'));
	assert.match(rows[8]!, /^─0 \? auth/);
	assert.equal(rows.findIndex(row => row.startsWith('─2 ◆ docs')), 29);
});

test('ASCII screens hold only ASCII', () => {
	const overlays = [undefined, {kind: 'help'}, {kind: 'dag'}, {kind: 'locks'}, {kind: 'plan'}] as const;
	const sizes = [[80, 24], [200, 50], [41, 12]] as const;
	const frames = overlays.flatMap(overlay => sizes.map(([columns, rows]) => frame(chrome(columns, rows, {isAscii: true}), overlay).join('\n')));
	assert.deepEqual(frames.filter(text => /\P{ASCII}/v.test(text)), []);
});

test('an overlay fills exactly its place', () => {
	const rows = frame(chrome(80, 24), {kind: 'confirm', question: 'Retry auth?', consequence: 'It starts again.', confirmed: {type: 'close'}});
	assert.deepEqual(rows, [
		`╭─ Retry auth? ${'─'.repeat(48)}╮`,
		`│${' '.repeat(62)}│`,
		`│ It starts again.${' '.repeat(45)}│`,
		`│${' '.repeat(62)}│`,
		`╰─ y yes  any other key no ${'─'.repeat(36)}╯`,
	]);
});

test('an overlay too narrow shows fewer keys', () => {
	const edges = [[120, 20], [41, 12], [24, 8]].map(([columns, rows]) => frame(chrome(columns!, rows!), {kind: 'task', task: 'r1/e2e'}).at(-1)!);
	assert.deepEqual(edges.map(edge => edge.replaceAll('─', '').trim()), [
		'╰ R retry  r review  K cancel  Esc close ╯',
		'╰ R retry  r review  K cancel ╯',
		'╰ R retry ╯',
	]);
});

test('a long message stands above the status', () => {
	const text = '`e2e` is blocked. Try it again with `jupiter-tui retry e2e`, or give it up with `jupiter-tui cancel e2e`.';
	const rows = frame(chrome(80, 24, {message: {text, tone: 'problem'}}));
	assert.deepEqual(rows.slice(21, 23).map(row => row.trimEnd()), [
		' `e2e` is blocked. Try it again with `jupiter-tui retry e2e`, or give it up',
		' with `jupiter-tui cancel e2e`.',
	]);
	assert.match(rows[23]!, /^ shop {2}2 need you/);
	assert.match(frame(chrome(80, 24, {message: {text: 'Nothing needs you.', tone: 'info'}})).at(-1)!, /^ shop {2}Nothing needs you\./);
});

test('every overlay draws at odd sizes', () => {
	const overlays: readonly Overlay[] = [
		...(['help', 'palette', 'plan', 'dag', 'locks', 'bus'] as const).map(kind => ({kind})),
		{kind: 'task', task: 'r1/auth'},
		{kind: 'task', task: 'r9/gone'},
		{kind: 'rename', pane: 1, name: 'x'},
	];
	const sizes = [[20, 6], [80, 24], [300, 90]] as const;
	const tooLarge = overlays.flatMap(overlay => sizes.filter(([columns, rows]) => {
		const drawn = frame(chrome(columns, rows), overlay);
		return drawn.length > rows || drawn.some(row => row.length > columns);
	}).map(size => `${overlay.kind} ${size.join('x')}`));
	assert.deepEqual(tooLarge, []);
});
