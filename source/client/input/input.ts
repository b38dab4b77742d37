import {maxHeldKeys} from '../../model/limits/screen.ts';
import type {Modes} from '../../terminal/cells.ts';
import {actOfKey} from '../../ui/key-table.ts';
import {perform} from '../acts/acts.ts';
import type {Client} from '../client.ts';
import {copyKey} from '../copying/copy-mode.ts';
import {copyText, leaveCopyMode} from '../copying/copy-source.ts';
import type {Tty} from '../tty.ts';
import {createKeyReader, type KeyReader} from './key-reader.ts';
import {createPointer} from './pointer.ts';
import {route, type Routed, type RouteMode} from './router.ts';
import type {Token} from './tokens.ts';

export type InputOptions = {
	readonly client: Client;
	readonly tty: Pick<Tty, 'kittyFlags' | 'setKittyFlags' | 'setMouseMotion'>;
	/** Bytes for the overlay that is open, in the order typed. */
	readonly toOverlay: (bytes: Uint8Array) => void;
};

/** Makes the input of a client: bytes in, and each goes to the pane, the prefix table, copy mode, the mouse or the overlay. */
export function createInput({client, tty, toOverlay}: InputOptions): KeyReader {
	const pointer = createPointer(client);
	let knowsKitty = false;
	const followModes = () => {
		const modes = focusedModes(client);
		tty.setMouseMotion(modes?.mouseTracking === 1003);
		if (!knowsKitty) {
			return;
		}

		// The person's terminal speaks as the focused program asked, so that keys mostly pass as they are.
		const isPane = client.desk.overlay === undefined && client.desk.copy === undefined;
		tty.setKittyFlags(isPane && modes !== undefined ? wantedFlags(modes) : 0);
	};

	const held: Token[] = [];
	const take = (token: Token) => {
		if (client.hold.isOn && isTyped(token)) {
			if (held.length < maxHeldKeys) {
				held.push(token);
			}

			return;
		}

		const routed = route(token, routeMode(client, tty.kittyFlags));
		if (routed.to === 'reply' && isKittyAnswer(routed.text)) {
			knowsKitty = true;
			followModes();
		}

		if (routed.to !== 'reply' && routed.to !== 'nobody' && routed.to !== 'focus') {
			client.activate();
		}

		dispatch(client, routed, {pointer, toOverlay});
	};

	client.hold.onRelease(() => {
		// One of them may hold the rest again.
		for (const token of held.splice(0)) {
			take(token);
		}
	});
	client.onChange(followModes);
	return createKeyReader(take);
}

/** What a person means for a pane or for the prefix; answers of the terminal and the mouse can't wait. */
function isTyped({type}: Token): boolean {
	return ['key', 'paste', 'other'].includes(type);
}

/** Shift with Enter and the like reach a program that asked for them in xterm's way only if the person's terminal tells them apart. */
function wantedFlags(modes: Modes): number {
	return modes.kittyFlags === 0 && modes.modifyOtherKeys > 0 ? 1 : modes.kittyFlags;
}

function isKittyAnswer(text: string): boolean {
	return text.startsWith('\u{1B}[?') && text.endsWith('u');
}

type Targets = {readonly pointer: (event: (Routed & {to: 'mouse'})['mouse']) => void; readonly toOverlay: (bytes: Uint8Array) => void};

function dispatch(client: Client, routed: Routed, {pointer, toOverlay}: Targets): void {
	switch (routed.to) {
		case 'pane': {
			endPrefix(client);
			const {focus} = client.desk.view;
			if (focus !== undefined) {
				client.host.input(focus, routed.bytes);
			}

			break;
		}

		case 'overlay': {
			endPrefix(client);
			toOverlay(routed.bytes);
			break;
		}

		case 'copy': {
			typeInCopyMode(client, routed.key);
			break;
		}

		case 'prefix': {
			client.update(desk => ({...desk, isPrefixed: true}));
			break;
		}

		case 'command': {
			command(client, routed.key);
			break;
		}

		case 'mouse': {
			pointer(routed.mouse);
			break;
		}

		case 'focus': {
			tellFocus(client, routed.isFocused);
			break;
		}

		case 'reply':
		case 'nobody': {
			break;
		}
	}
}

function command(client: Client, key: string): void {
	endPrefix(client);
	const act = actOfKey(key);
	if (act === undefined) {
		if (key !== 'Escape' && key !== 'C-c') {
			client.say(`${client.desk.prefix} ${key} does nothing; ${client.desk.prefix} ? shows the keys.`);
		}
	} else {
		perform(client, act, key);
	}
}

function typeInCopyMode(client: Client, key: string): void {
	endPrefix(client);
	const {copy} = client.desk;
	const step = copy && copyKey(copy, key);
	if (step?.type === 'stay') {
		client.update(desk => ({...desk, copy: step.mode}));
		return;
	}

	if (step?.type === 'copy') {
		copyText(client, step.text);
	}

	leaveCopyMode(client);
}

function endPrefix(client: Client): void {
	if (client.desk.isPrefixed) {
		client.update(desk => ({...desk, isPrefixed: false}));
	}
}

function tellFocus(client: Client, isFocused: boolean): void {
	client.update(desk => ({...desk, isLookedAt: isFocused}));
	const {focus} = client.desk.view;
	if (focus !== undefined && focusedModes(client)?.focusEvents) {
		client.host.input(focus, new TextEncoder().encode(isFocused ? '\u{1B}[I' : '\u{1B}[O'));
	}
}

const plainModes = {applicationCursor: false, kittyFlags: 0, modifyOtherKeys: 0, bracketedPaste: false};

function routeMode(client: Client, outerKittyFlags: number): RouteMode {
	const {desk} = client;
	const takesCopyKeys = desk.copy !== undefined && desk.copy.pane === desk.view.focus;
	return {
		prefix: desk.prefix,
		isPrefixed: desk.isPrefixed,
		focus: desk.overlay === undefined ? (takesCopyKeys ? 'copy' : 'pane') : 'overlay',
		pane: focusedModes(client) ?? plainModes,
		outerKittyFlags,
	};
}

function focusedModes(client: Client): Modes | undefined {
	const {desk} = client;
	return desk.view.focus === undefined ? undefined : desk.cells.get(desk.view.focus)?.modes;
}
