import type {Modes} from '../../terminal/cells.ts';
import {controlNames, letterKeys, tildeKeys, type Key} from './key.ts';

/** The modes that decide how a key is written. */
export type KeyModes = Pick<Modes, 'applicationCursor' | 'kittyFlags' | 'modifyOtherKeys'>;

/** Bits of the kitty keyboard's flags. */
const reportEvents = 2;
const reportAllKeys = 8;

const letters = new Map(Object.entries(letterKeys).map(([letter, name]) => [name, letter]));
const tildes = new Map(Object.entries(tildeKeys).map(([number, name]) => [name, number]));
const controls = new Map(Object.entries(controlNames).map(([code, name]) => [name, Number(code)]));

/** Writes a key as the pane's program asked for it: the kitty protocol, modifyOtherKeys, or as terminals always have. */
export function encodeKey(key: Key, modes: KeyModes): string {
	if (key.event === 'release' && (modes.kittyFlags & reportEvents) === 0) {
		return '';
	}

	const letter = letters.get(key.name);
	const tilde = tildes.get(key.name);
	if (letter !== undefined || tilde !== undefined) {
		return functionKey(key, modes, letter, tilde);
	}

	return modes.kittyFlags > 0 ? kittyKey(key, modes.kittyFlags) : legacyKey(key, modes);
}

function functionKey(key: Key, modes: KeyModes, letter: string | undefined, tilde: string | undefined): string {
	const modifier = modifierField(key, modes.kittyFlags);
	if (letter === undefined) {
		return `\u{1B}[${tilde}${modifier === '' ? '' : `;${modifier}`}~`;
	}

	if (modifier !== '') {
		return `\u{1B}[1;${modifier}${letter}`;
	}

	const isFunction = key.name.startsWith('F');
	return (isFunction || modes.applicationCursor) && modes.kittyFlags === 0 ? `\u{1B}O${letter}` : `\u{1B}[${letter}`;
}

function kittyKey(key: Key, flags: number): string {
	const modifier = modifierField(key, flags);
	const control = controls.get(key.name);
	const isPlain = !key.ctrl && !key.alt && !key.meta;
	if ((flags & reportAllKeys) === 0 && isPlain && key.event !== 'release' && key.name !== 'Escape' && (control === undefined || !key.shift)) {
		return control === undefined ? key.name : String.fromCodePoint(control);
	}

	const code = control ?? codeOf(key.name.toLowerCase());
	return `\u{1B}[${code}${modifier === '' ? '' : `;${modifier}`}u`;
}

function legacyKey(key: Key, modes: KeyModes): string {
	if (key.name.startsWith('Key') && key.name.length > 3) {
		return '';
	}

	const control = controls.get(key.name);
	const modifier = modifierField(key, 0);
	if (modes.modifyOtherKeys >= 2 && modifier !== '' && (key.ctrl || key.alt || control !== undefined)) {
		return `\u{1B}[27;${modifier};${control ?? codeOf(key.name)}~`;
	}

	const prefix = key.alt ? '\u{1B}' : '';
	if (key.name === 'Tab' && key.shift) {
		return `${prefix}\u{1B}[Z`;
	}

	return key.name === 'Backspace' && key.ctrl ? `${prefix}\b` : prefix + (control === undefined ? plainText(key) : String.fromCodePoint(control));
}

function plainText(key: Key): string {
	return key.ctrl ? controlCharacter(key.name) : key.name;
}

/** What Control and a character have sent since the VT100; others send the character. */
function controlCharacter(name: string): string {
	const table: Readonly<Record<string, number>> = {' ': 0, '@': 0, 2: 0, '[': 27, 3: 27, '\\': 28, 4: 28, ']': 29, 5: 29, '^': 30, 6: 30, '~': 30, _: 31, '/': 31, 7: 31, '-': 31, '?': 127, 8: 127};
	const known = table[name];
	if (known !== undefined) {
		return String.fromCodePoint(known);
	}

	const lower = name.toLowerCase();
	return /^[a-z]$/.test(lower) ? String.fromCodePoint(lower.codePointAt(0)! - 96) : name;
}

function modifierField(key: Key, flags: number): string {
	const isUpper = key.name !== key.name.toLowerCase() && [...key.name].length === 1;
	const bits = Number(key.shift || isUpper) + (Number(key.alt) * 2) + (Number(key.ctrl) * 4) + (Number(key.meta) * 8);
	const event = (flags & reportEvents) === 0 || key.event === 'press' ? '' : `:${key.event === 'repeat' ? 2 : 3}`;
	return bits === 0 && event === '' ? '' : `${bits + 1}${event}`;
}

function codeOf(name: string): number {
	return name.startsWith('key') && name.length > 3 ? Number(name.slice(3)) : name.codePointAt(0)!;
}
