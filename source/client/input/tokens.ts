import {maxReplyBytes} from '../../model/limits/screen.ts';
import {keyOfControl, keyOfSequence, letterKeys, plainKey, type Key} from './key.ts';
import {mouseOfBytes, mouseOfSequence, type MouseEvent} from './mouse.ts';

/** One thing that came from the person's terminal. The bytes of all tokens, joined, are the bytes that came. */
export type Token = {readonly bytes: Uint8Array} & (
	| {readonly type: 'key'; readonly key: Key}
	| {readonly type: 'mouse'; readonly mouse: MouseEvent}
	| {readonly type: 'focus'; readonly isFocused: boolean}
	/** An answer of the terminal to a question. */
	| {readonly type: 'reply'; readonly text: string}
	/** A piece of a bracketed paste, without brackets; `content` may be empty at its start and end. */
	| {readonly type: 'paste'; readonly content: Uint8Array; readonly isLast: boolean}
	/** Something unknown. */
	| {readonly type: 'other'}
);

/** Cuts a terminal's input into tokens; keeps what is not complete for the next bytes. */
export type Tokenizer = {
	push(bytes: Uint8Array): Token[];
	/** True while bytes are kept that may be the start of something longer. */
	readonly isWaiting: boolean;
	/** True when these can only be a terminal's answer, which may take long, not a key. */
	readonly isWaitingForReply: boolean;
	/** Takes the kept bytes as they are: a lone Escape is the key, `ESC x` is Alt with x. */
	flush(): Token[];
};

const escape = 27;
const pasteStart = '\u{1B}[200~';
const pasteEnd = new TextEncoder().encode('\u{1B}[201~');

/** Makes a tokenizer. It holds no more than an unfinished sequence, however the bytes are cut. */
export function createTokenizer(): Tokenizer {
	let kept: Uint8Array = new Uint8Array();
	let isPasting = false;
	const push = (bytes: Uint8Array, isFinal: boolean) => {
		let rest = kept.length === 0 ? bytes : joined(kept, bytes);
		const tokens: Token[] = [];
		while (rest.length > 0) {
			const token: Token | undefined = isPasting ? pastePiece(rest, isFinal) : nextToken(rest, isFinal);
			if (token === undefined) {
				break;
			}

			tokens.push(token);
			rest = rest.subarray(token.bytes.length);
			isPasting = token.type === 'paste' && !token.isLast;
		}

		kept = new Uint8Array(rest);
		return tokens;
	};

	return {
		push: bytes => push(bytes, false),
		get isWaiting() {
			return kept.length > 0;
		},
		get isWaitingForReply() {
			return isPasting || (kept.length > 2 && kept[0] === escape && isStringStart(kept[1]!));
		},
		flush: () => push(new Uint8Array(), true),
	};
}

/** The first token of some bytes; undefined when more bytes are needed to know it. */
function nextToken(bytes: Uint8Array, isFinal: boolean): Token | undefined {
	const first = bytes[0]!;
	if (first === escape) {
		return afterEscape(bytes, isFinal);
	}

	return first < 32 || first === 127 ? {type: 'key', key: keyOfControl(first), bytes: bytes.subarray(0, 1)} : character(bytes, isFinal);
}

function character(bytes: Uint8Array, isFinal: boolean): Token | undefined {
	const length = characterLength(bytes[0]!);
	const text = bytes.subarray(0, length);
	if (text.length < length && !isFinal && text.subarray(1).every(byte => (byte & 0xC0) === 0x80)) {
		return undefined;
	}

	try {
		return {type: 'key', key: plainKey(new TextDecoder('utf-8', {fatal: true, ignoreBOM: true}).decode(text)), bytes: text};
	} catch {
		// Not UTF-8: passed on as it came.
		return {type: 'other', bytes: bytes.subarray(0, 1)};
	}
}

function afterEscape(bytes: Uint8Array, isFinal: boolean): Token | undefined {
	const second = bytes[1];
	if (second === undefined) {
		return isFinal ? {type: 'key', key: plainKey('Escape'), bytes} : undefined;
	}

	if (second === escape) {
		return {type: 'key', key: plainKey('Escape'), bytes: bytes.subarray(0, 1)};
	}

	const token = sequence(bytes, second, isFinal);
	if (token !== undefined || !isFinal) {
		return token;
	}

	// Nothing more came: it was Alt and a key, or something cut off, passed on as it is.
	return bytes.length === 2 ? withAlt(bytes, isFinal) : {type: 'other', bytes};
}

function sequence(bytes: Uint8Array, second: number, isFinal: boolean): Token | undefined {
	if (second === 0x5B) {
		return controlSequence(bytes);
	}

	if (second === 0x4F) {
		return shiftThree(bytes);
	}

	return isStringStart(second) ? stringSequence(bytes) : withAlt(bytes, isFinal);
}

function withAlt(bytes: Uint8Array, isFinal: boolean): Token | undefined {
	const plain = nextToken(bytes.subarray(1), isFinal);
	if (plain === undefined) {
		return undefined;
	}

	const whole = bytes.subarray(0, plain.bytes.length + 1);
	return plain.type === 'key' ? {type: 'key', key: {...plain.key, alt: true}, bytes: whole} : {type: 'other', bytes: whole};
}

function shiftThree(bytes: Uint8Array): Token | undefined {
	const third = bytes[2];
	if (third === undefined) {
		return undefined;
	}

	const name = letterKeys[String.fromCodePoint(third)];
	return name === undefined
		? {type: 'key', key: plainKey('O', {alt: true}), bytes: bytes.subarray(0, 2)}
		: {type: 'key', key: plainKey(name), bytes: bytes.subarray(0, 3)};
}

function controlSequence(bytes: Uint8Array): Token | undefined {
	let end = 2;
	while (end < bytes.length && bytes[end]! >= 0x20 && bytes[end]! < 0x40) {
		end++;
	}

	if (end === bytes.length) {
		return end > maxReplyBytes ? {type: 'other', bytes} : undefined;
	}

	const parameters = ascii(bytes.subarray(2, end));
	const final = String.fromCodePoint(bytes[end]!);
	return final === 'M' && parameters === '' ? oldMouse(bytes) : knownSequence(parameters, final, bytes.subarray(0, end + 1));
}

function knownSequence(parameters: string, final: string, bytes: Uint8Array): Token {
	if (parameters.startsWith('<') && (final === 'M' || final === 'm')) {
		const mouse = mouseOfSequence(parameters.slice(1), final);
		return mouse === undefined ? {type: 'other', bytes} : {type: 'mouse', mouse, bytes};
	}

	if (parameters === '' && (final === 'I' || final === 'O')) {
		return {type: 'focus', isFocused: final === 'I', bytes};
	}

	if (ascii(bytes) === pasteStart) {
		return {type: 'paste', content: bytes.subarray(bytes.length), isLast: false, bytes};
	}

	const key = keyOfSequence(parameters, final);
	if (key !== undefined) {
		return {type: 'key', key, bytes};
	}

	return /^[=>?]/.test(parameters) || 'Rtny'.includes(final) ? {type: 'reply', text: ascii(bytes), bytes} : {type: 'other', bytes};
}

function oldMouse(bytes: Uint8Array): Token | undefined {
	const [code, column, row] = bytes.subarray(3, 6);
	return code === undefined || column === undefined || row === undefined
		? undefined
		: {type: 'mouse', mouse: mouseOfBytes(code, column, row), bytes: bytes.subarray(0, 6)};
}

/** OSC, DCS, APC, PM, SOS: up to BEL or `ESC \`. */
function stringSequence(bytes: Uint8Array): Token | undefined {
	for (let at = 2; at < bytes.length; at++) {
		if (bytes[at] === 7 || (bytes[at] === 0x5C && bytes[at - 1] === escape && at > 2)) {
			const whole = bytes.subarray(0, at + 1);
			return {type: 'reply', text: ascii(whole), bytes: whole};
		}
	}

	return bytes.length > maxReplyBytes ? {type: 'other', bytes} : undefined;
}

function pastePiece(bytes: Uint8Array, isFinal: boolean): Token | undefined {
	for (let at = 0; at < bytes.length; at++) {
		if (bytes[at] !== escape || pasteEnd.some((byte, index) => !(at + index >= bytes.length || bytes[at + index] === byte))) {
			continue;
		}

		if (bytes.length - at >= pasteEnd.length) {
			return {type: 'paste', content: bytes.subarray(0, at), isLast: true, bytes: bytes.subarray(0, at + pasteEnd.length)};
		}

		// Perhaps the start of the end: what is before it can go.
		return at === 0 && !isFinal ? undefined : piece(bytes.subarray(0, at === 0 ? bytes.length : at));
	}

	return piece(bytes);
}

function piece(bytes: Uint8Array): Token {
	return {type: 'paste', content: bytes, isLast: false, bytes};
}

/** `ESC ]`, `ESC P`, `ESC _`, `ESC ^` and `ESC X`. */
const stringStarts = new Set([0x5D, 0x50, 0x5F, 0x5E, 0x58]);

function isStringStart(byte: number): boolean {
	return stringStarts.has(byte);
}

function characterLength(first: number): number {
	return first < 0xC2 || first > 0xF4 ? 1 : 2 + Number(first >= 0xE0) + Number(first >= 0xF0);
}

function ascii(bytes: Uint8Array): string {
	return new TextDecoder('latin1').decode(bytes);
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array {
	const both = new Uint8Array(one.length + other.length);
	both.set(one);
	both.set(other, one.length);
	return both;
}
