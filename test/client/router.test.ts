import assert from 'node:assert/strict';
import {test} from 'node:test';
import {encodeMouse, type MouseEvent} from '../../source/client/input/mouse.ts';
import {route, type Routed, type RouteMode} from '../../source/client/input/router.ts';
import {createTokenizer} from '../../source/client/input/tokens.ts';
import {bytes, shown} from './bytes.ts';

const plain: RouteMode = {
	prefix: 'C-b',
	isPrefixed: false,
	focus: 'pane',
	pane: {applicationCursor: false, kittyFlags: 0, modifyOtherKeys: 0, bracketedPaste: false},
	outerKittyFlags: 0,
};

/** Where some bytes go; the prefix counts for the next key only. */
function routed(text: string, mode: Partial<Omit<RouteMode, 'pane'>> & {readonly pane?: Partial<RouteMode['pane']>} = {}): string[] {
	const tokenizer = createTokenizer();
	const tokens = [...tokenizer.push(bytes(text)), ...tokenizer.flush()];
	let isPrefixed = mode.isPrefixed ?? false;
	return tokens.map(token => {
		const result = route(token, {...plain, ...mode, isPrefixed, pane: {...plain.pane, ...mode.pane}});
		isPrefixed = result.to === 'prefix';
		return tell(result);
	});
}

function tell(result: Routed): string {
	switch (result.to) {
		case 'pane':
		case 'overlay': {
			return `${result.to} ${shown(result.bytes)}`;
		}

		case 'copy':
		case 'command': {
			return `${result.to} ${result.key}`;
		}

		case 'mouse': {
			return `mouse ${result.mouse.kind}`;
		}

		case 'focus':
		case 'reply':
		case 'prefix':
		case 'nobody': {
			return result.to;
		}
	}
}

type Row = readonly [title: string, text: string, mode: Parameters<typeof routed>[1], expected: readonly string[]];

const table: readonly Row[] = [
	['text goes to the pane', 'hi\u{3}', {}, ['pane h', 'pane i', 'pane \u{3}']],
	['a prefixed key is a command', '\u{2}%x', {}, ['prefix', 'command %', 'pane x']],
	['the prefix twice reaches the pane', '\u{2}\u{2}', {}, ['prefix', 'pane \u{2}']],
	['prefixed arrows are commands', '\u{2}\u{1B}[A\u{2}\u{1B}OA\u{2}\u{1B}[1;5A', {}, ['prefix', 'command Up', 'prefix', 'command Up', 'prefix', 'command C-Up']],
	['another prefix leaves C-b alone', '\u{2}\u{1}d', {prefix: 'C-a'}, ['pane \u{2}', 'prefix', 'command d']],
	['kitty keys find the prefix', '\u{1B}[98;5ud', {outerKittyFlags: 1}, ['prefix', 'command d']],
	['releases are no commands', '\u{1B}[98;5u\u{1B}[98;5:3ud', {outerKittyFlags: 3}, ['prefix', 'pane ', 'pane d']],
	['arrows follow application mode', '\u{1B}[A\u{1B}[1;2A\u{1B}[H', {pane: {applicationCursor: true}}, ['pane ESCOA', 'pane ESC[1;2A', 'pane ESCOH']],
	['arrows leave application mode', '\u{1B}OA', {}, ['pane ESC[A']],
	['kitty passes untouched to kitty', '\u{1B}[13;2u\u{1B}[27u', {outerKittyFlags: 1, pane: {kittyFlags: 1}}, ['pane ESC[13;2u', 'pane ESC[27u']],
	['kitty becomes legacy for others', '\u{1B}[97;5u\u{1B}[27u\u{1B}[97;3u\u{1B}[13;2u', {outerKittyFlags: 1}, ['pane \u{1}', 'pane ESC', 'pane ESCa', 'pane \r']],
	['legacy becomes kitty for programs', '\u{3}\u{1B}xa\r', {pane: {kittyFlags: 1}}, ['pane ESC[99;5u', 'pane ESC[120;3u', 'pane a', 'pane \r']],
	['modifyOtherKeys is spoken', '\u{1B}[13;2u', {outerKittyFlags: 1, pane: {modifyOtherKeys: 2}}, ['pane ESC[27;2;13~']],
	['pastes keep their brackets', '\u{1B}[200~a\u{2}d\u{1B}[201~', {pane: {bracketedPaste: true}}, ['pane ESC[200~', 'pane a\u{2}dESC[201~']],
	['pastes lose brackets nobody asked for', '\u{1B}[200~a\u{1B}[201~', {}, ['pane ', 'pane a']],
	['an overlay takes keys as legacy', 'q\u{1B}[97;5u', {focus: 'overlay', outerKittyFlags: 1}, ['overlay q', 'overlay \u{1}']],
	['an overlay takes pastes whole', '\u{1B}[200~a\u{1B}[201~', {focus: 'overlay'}, ['overlay ESC[200~', 'overlay aESC[201~']],
	['copy mode takes keys by name', 'j\u{1B}[5~ ', {focus: 'copy'}, ['copy j', 'copy PageUp', 'copy Space']],
	['the prefix works in copy mode', '\u{2}z', {focus: 'copy'}, ['prefix', 'command z']],
	['mouse, focus and answers never reach panes', '\u{1B}[<0;1;1M\u{1B}[I\u{1B}[?62c', {}, ['mouse press', 'focus', 'reply']],
	['unknown sequences reach the pane', '\u{1B}[9;9z', {}, ['pane ESC[9;9z']],
];

for (const [title, text, mode, expected] of table) {
	test(title, () => {
		assert.deepEqual(routed(text, mode), expected);
	});
}

test('mouse events are written as asked', () => {
	const press: MouseEvent = {kind: 'press', button: 0, x: 4, y: 6, modifiers: 0};
	const cases: ReadonlyArray<readonly [MouseEvent, 0 | 9 | 1000 | 1002 | 1003, 0 | 1006, string | undefined]> = [
		[press, 0, 1006, undefined],
		[press, 1000, 1006, 'ESC[<0;5;7M'],
		[{...press, kind: 'release'}, 1000, 1006, 'ESC[<0;5;7m'],
		[{...press, kind: 'release'}, 9, 1006, undefined],
		[{...press, kind: 'drag'}, 1000, 1006, undefined],
		[{...press, kind: 'drag'}, 1002, 1006, 'ESC[<32;5;7M'],
		[{...press, kind: 'move', button: 3}, 1002, 1006, undefined],
		[{...press, kind: 'move', button: 3}, 1003, 1006, 'ESC[<35;5;7M'],
		[{...press, kind: 'wheel-down', modifiers: 8}, 1000, 1006, 'ESC[<73;5;7M'],
		[press, 1000, 0, 'ESC[M %\''],
		[{...press, kind: 'release'}, 1000, 0, 'ESC[M#%\''],
		[{...press, x: 300}, 1000, 0, undefined],
	];
	const written = cases.map(([event, mouseTracking, mouseEncoding]) => {
		const encoded = encodeMouse(event, {mouseTracking, mouseEncoding});
		return encoded && shown(encoded);
	});
	assert.deepEqual(written, cases.map(row => row[3]));
});
