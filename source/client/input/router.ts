import {type KeyModes, encodeKey} from './encode-key.ts';
import {keyName, letterKeys} from './key.ts';
import type {MouseEvent} from './mouse.ts';
import type {Token} from './tokens.ts';

/** What decides where a token goes. */
export type RouteMode = {
	/** The prefix key's name, such as `C-b`. */
	readonly prefix: string;
	/** True after the prefix, until the next key. */
	readonly isPrefixed: boolean;
	/** Who takes the keys. */
	readonly focus: 'pane' | 'overlay' | 'copy';
	/** What the focused pane's program asked for. */
	readonly pane: KeyModes & {readonly bracketedPaste: boolean};
	/** Kitty keyboard flags in force at the person's terminal. */
	readonly outerKittyFlags: number;
};

/** Where a token goes. */
export type Routed =
	| {readonly to: 'pane'; readonly bytes: Uint8Array}
	| {readonly to: 'overlay'; readonly bytes: Uint8Array}
	| {readonly to: 'copy'; readonly key: string}
	| {readonly to: 'prefix'}
	/** A key after the prefix. */
	| {readonly to: 'command'; readonly key: string}
	| {readonly to: 'mouse'; readonly mouse: MouseEvent}
	| {readonly to: 'reply'; readonly text: string}
	| {readonly to: 'focus'; readonly isFocused: boolean}
	| {readonly to: 'nobody'};

const nobody: Routed = {to: 'nobody'};
const legacy: KeyModes = {applicationCursor: false, kittyFlags: 0, modifyOtherKeys: 0};
const cursorKeys = new Set(Object.values(letterKeys));

/** Decides where one token goes, and in which bytes. Everything but keys of the prefix, mouse and answers reaches a program as it came or as it asked for. */
export function route(token: Token, mode: RouteMode): Routed {
	switch (token.type) {
		case 'mouse': {
			return {to: 'mouse', mouse: token.mouse};
		}

		case 'reply': {
			return {to: 'reply', text: token.text};
		}

		case 'focus': {
			return {to: 'focus', isFocused: token.isFocused};
		}

		case 'paste': {
			return routePaste(token, mode);
		}

		case 'other': {
			return mode.focus === 'pane' ? {to: 'pane', bytes: token.bytes} : nobody;
		}

		case 'key': {
			return routeKey(token, mode);
		}
	}
}

function routeKey(token: Token & {readonly type: 'key'}, mode: RouteMode): Routed {
	const name = keyName(token.key);
	if (token.key.event !== 'release') {
		if (mode.isPrefixed) {
			return name === mode.prefix ? toProgram(token, mode) : {to: 'command', key: name};
		}

		if (name === mode.prefix) {
			return {to: 'prefix'};
		}
	}

	return toProgram(token, mode);
}

function toProgram(token: Token & {readonly type: 'key'}, mode: RouteMode): Routed {
	if (mode.focus === 'pane') {
		return {to: 'pane', bytes: paneBytes(token, mode)};
	}

	if (token.key.event === 'release') {
		return nobody;
	}

	return mode.focus === 'copy' ? {to: 'copy', key: keyName(token.key)} : {to: 'overlay', bytes: encoded(encodeKey(token.key, legacy))};
}

/** A terminal and a program that speak the same way get the very bytes; only cursor keys follow the program's mode. */
function paneBytes(token: Token & {readonly type: 'key'}, mode: RouteMode): Uint8Array {
	const isSameSpeech = mode.pane.kittyFlags === mode.outerKittyFlags;
	const followsMode = mode.pane.kittyFlags === 0 && (cursorKeys.has(token.key.name) || mode.pane.modifyOtherKeys > 0);
	return isSameSpeech && !followsMode ? token.bytes : encoded(encodeKey(token.key, mode.pane));
}

function routePaste(token: Token & {readonly type: 'paste'}, mode: RouteMode): Routed {
	if (mode.focus === 'copy') {
		return nobody;
	}

	return mode.focus === 'overlay' ? {to: 'overlay', bytes: token.bytes} : {to: 'pane', bytes: mode.pane.bracketedPaste ? token.bytes : token.content};
}

function encoded(text: string): Uint8Array {
	return new TextEncoder().encode(text);
}
