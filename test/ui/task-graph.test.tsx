import assert from 'node:assert/strict';
import {test} from 'node:test';
import {stripVTControlCharacters} from 'node:util';
import {renderToString} from 'ink';
import {selectedByKey} from '../../source/ui/graph-keys.ts';
import {drawPlan} from '../../source/ui/graph-view.ts';
import {OverlayScreen} from '../../source/ui/overlays/overlay-screen.tsx';
import type {Chrome} from '../../source/ui/chrome.ts';
import {chrome, fixed, plan} from './made-up.ts';

const rowsOf = (from: Chrome) => stripVTControlCharacters(renderToString(<OverlayScreen overlay={{kind: 'dag'}} source={fixed(from)} give={() => undefined}/>, {columns: from.columns}))
	.split('\n').map(row => row.replaceAll(/^│ | │$/gv, '').trimEnd());

test('a run is drawn as it stands', () => {
	assert.deepEqual(rowsOf(chrome(130, 40)).slice(1, 4), [
		'✓ schema landed ─┬─? auth asks permission ━┳━○ api waiting ━┳━━○ cli waiting',
		'                 ├─● session working ──────┘                └┬─✗ e2e blocked',
		'                 └─◆ docs verifying ─────────────────────────┘',
	]);
});

test('a narrow terminal keeps the names', () => {
	assert.deepEqual(rowsOf(chrome(80, 24)).slice(1, 4), [
		'✓ schema ─┬─? auth ━━━━┳━○ api ━┳━━○ cli',
		'          ├─● session ─┘        └┬─✗ e2e',
		'          └─◆ docs ──────────────┘',
	]);
});

test('whoever works is told of first', () => {
	assert.match(rowsOf(chrome(80, 24))[5]!, /^\? auth {2}Do auth/v);
});

test('keys for the chosen task are named', () => {
	assert.match(rowsOf(chrome(80, 24)).at(-1)!, /^╰─ Enter pane {2}r review {2}p pause {2}m land {2}R retry {2}K cancel {2}Esc close ─*╯$/v);
});

const drawing = drawPlan(plan, new Set(), {width: 80, isAscii: false});
const held = {upArrow: false, downArrow: false, leftArrow: false, rightArrow: false, tab: false, shift: false};

test('arrows follow the drawing', () => {
	assert.equal(selectedByKey(drawing, 'schema', '', {...held, rightArrow: true}), 'auth');
	assert.equal(selectedByKey(drawing, 'auth', '', {...held, downArrow: true}), 'session');
	assert.equal(selectedByKey(drawing, 'auth', 'h', held), 'schema');
});

test('Tab goes through all tasks', () => {
	const seen = new Set<string>();
	for (let at = 'schema'; !seen.has(at); at = selectedByKey(drawing, at, '', {...held, tab: true})!) {
		seen.add(at);
	}

	assert.equal(seen.size, plan.tasks.length);
});

test('other keys select nothing', () => {
	assert.equal(selectedByKey(drawing, 'schema', 'x', held), undefined);
});
