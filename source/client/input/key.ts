/** One key press, as the person meant it, however the terminal wrote it. */
export type Key = {
	/** The character that the key types without Control or Alt, or the name of a key that types none. */
	readonly name: string;
	readonly shift: boolean;
	readonly alt: boolean;
	readonly ctrl: boolean;
	readonly meta: boolean;
	readonly event: 'press' | 'repeat' | 'release';
};

/** Final byte of the cursor and function keys that are `CSI 1;m X` or `SS3 X`. */
export const letterKeys: Readonly<Record<string, string>> = {A: 'Up', B: 'Down', C: 'Right', D: 'Left', H: 'Home', F: 'End', P: 'F1', Q: 'F2', R: 'F3', S: 'F4'};

/** Numbers of the keys that are `CSI n;m ~`. */
export const tildeKeys: Readonly<Record<number, string>> = {
	2: 'Insert', 3: 'Delete', 5: 'PageUp', 6: 'PageDown', 15: 'F5', 17: 'F6', 18: 'F7', 19: 'F8', 20: 'F9', 21: 'F10', 23: 'F11', 24: 'F12',
};

/** Other numbers that some terminals use for the same keys. */
const tildeAliases: Readonly<Record<number, string>> = {1: 'Home', 4: 'End', 7: 'Home', 8: 'End', 11: 'F1', 12: 'F2', 13: 'F3', 14: 'F4'};

/** Keys whose code in the kitty protocol is the control character they used to send. */
export const controlNames: Readonly<Record<number, string>> = {9: 'Tab', 13: 'Enter', 27: 'Escape', 127: 'Backspace'};

/** The keypad, in the kitty protocol's private code points, as the keys that it stands for. */
const keypad = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '.', '/', '*', '-', '+', 'Enter', '=', ',', 'Left', 'Right', 'Up', 'Down', 'PageUp', 'PageDown', 'Home', 'End', 'Insert', 'Delete'];
const firstKeypadCode = 57_399;

/** Makes a plain press of a key. */
export function plainKey(name: string, modifiers: Partial<Omit<Key, 'name'>> = {}): Key {
	return {name, shift: false, alt: false, ctrl: false, meta: false, event: 'press', ...modifiers};
}

/** Names a key as the key table writes it: `C-b`, `M-Left`, `%`, `S-Enter`. A character that Shift made is only itself. */
export function keyName(key: Key): string {
	const isCharacter = [...key.name].length === 1;
	const name = key.name === ' ' ? 'Space' : key.name;
	return (key.ctrl ? 'C-' : '') + (key.alt ? 'M-' : '') + (key.meta ? 'D-' : '') + (key.shift && !isCharacter ? 'S-' : '') + name;
}

/** Reads a control sequence as a key: its parameters without `ESC [`, and its final byte. Undefined when it is none. */
export function keyOfSequence(parameters: string, final: string): Key | undefined {
	if (!/^[\d:;]*$/.test(parameters)) {
		return undefined;
	}

	const fields = parameters.split(';').map(field => field.split(':').map(Number));
	const [code = 0] = fields[0] ?? [];
	const modifiers = modifiersOf(fields[1]);
	if (final === 'Z') {
		return plainKey('Tab', {...modifiers, shift: true});
	}

	if (final === 'u') {
		return keyOfCode(code, fields[0]?.[1], modifiers);
	}

	if (final === '~') {
		return code === 27 ? keyOfCode(fields[2]?.[0] ?? 0, undefined, modifiers) : named(tildeKeys[code] ?? tildeAliases[code], modifiers);
	}

	// `CSI row;column R` is also a cursor report; as a key the first field is 1.
	return final === 'R' && (fields.length !== 2 || code !== 1) ? undefined : named(letterKeys[final], modifiers);
}

/** Reads a control character. */
export function keyOfControl(byte: number): Key {
	const name = controlNames[byte];
	return name === undefined ? plainKey(byte === 0 ? ' ' : String.fromCodePoint(byte + (byte < 27 ? 96 : 64)), {ctrl: true}) : plainKey(name);
}

function keyOfCode(code: number, shifted: number | undefined, modifiers: Partial<Key>): Key | undefined {
	if (code === 0 || code > 0x10_FF_FF) {
		return undefined;
	}

	const known = controlNames[code] ?? keypad[code - firstKeypadCode];
	if (known !== undefined) {
		return plainKey(known, modifiers);
	}

	// Keys of the private area that the table doesn't have (media keys, modifiers alone) keep their code as their name.
	const isPrivate = code >= 57_344 && code <= 63_743;
	const character = String.fromCodePoint(code);
	const upper = shifted === undefined || shifted === 0 ? character.toUpperCase() : String.fromCodePoint(shifted);
	return plainKey(isPrivate ? `Key${code}` : (modifiers.shift ? upper : character), modifiers);
}

function named(name: string | undefined, modifiers: Partial<Key>): Key | undefined {
	return name === undefined ? undefined : plainKey(name, modifiers);
}

function modifiersOf(field: readonly number[] | undefined): Partial<Key> {
	const bits = Math.max((field?.[0] ?? 1) - 1, 0);
	const event = ([undefined, 'press', 'repeat', 'release'] as const)[field?.[1] ?? 1] ?? 'press';
	return {shift: (bits & 1) !== 0, alt: (bits & 2) !== 0, ctrl: (bits & 4) !== 0, meta: (bits & 8) !== 0, event};
}
