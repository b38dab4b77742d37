import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Modes} from '../../source/terminal/cells.ts';
import {observe} from './screen-fixture.ts';

const off: Modes = {
	applicationCursor: false,
	applicationKeypad: false,
	bracketedPaste: false,
	focusEvents: false,
	mouseTracking: 0,
	mouseEncoding: 0,
	alternateScreen: false,
	kittyFlags: 0,
	modifyOtherKeys: 0,
};

const check = (title: string, bytes: string, modes: Partial<Modes>): void => {
	test(title, () => {
		const {screen, write} = observe();
		write(bytes);
		assert.deepEqual(screen.modes, {...off, ...modes});
	});
};

check('a new screen has no modes', '', {});
check('cursor keys change', '\u{1B}[?1h', {applicationCursor: true});
check('the keypad changes either way', '\u{1B}[?66h\u{1B}[?66l\u{1B}=', {applicationKeypad: true});
check('pastes are bracketed', '\u{1B}[?2004h', {bracketedPaste: true});
check('focus is reported', '\u{1B}[?1004h', {focusEvents: true});
check('mouse buttons are tracked', '\u{1B}[?1000h\u{1B}[?1006h', {mouseTracking: 1000, mouseEncoding: 1006});
check('mouse drags are tracked', '\u{1B}[?1002;1016h', {mouseTracking: 1002, mouseEncoding: 1016});
check('mouse moves are tracked', '\u{1B}[?1003h\u{1B}[?1006h\u{1B}[?1006l', {mouseTracking: 1003});
check('the old mouse mode is tracked', '\u{1B}[?9h', {mouseTracking: 9});
check('the alternate screen is a mode', '\u{1B}[?1049h', {alternateScreen: true});
check('kitty flags are pushed and popped', '\u{1B}[>1u\u{1B}[>5u\u{1B}[<u', {kittyFlags: 1});
check('kitty flags belong to a screen', '\u{1B}[=3u\u{1B}[?1049h', {alternateScreen: true});
check('other keys are modified', '\u{1B}[>4;2m', {modifyOtherKeys: 2});
check('other keys are left alone again', '\u{1B}[>4;2m\u{1B}[>4m', {});
check('a full reset ends all modes', '\u{1B}[?1;66;1003;1004;1006;1049;2004h\u{1B}[>5u\u{1B}[>4;2m\u{1B}c', {});

test('a synchronized update is known', () => {
	const {screen, write} = observe();
	write('\u{1B}[?2026h');
	assert.equal(screen.isSynchronizing, true);
	write('\u{1B}[?2026l');
	assert.equal(screen.isSynchronizing, false);
});
