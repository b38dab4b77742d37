import assert from 'node:assert/strict';
import type {Terminal} from '@xterm/headless';

/** One line of the emulator's buffers: three words a cell, and what doesn't fit them by column. */
export type CoreLine = {
	readonly length: number;
	readonly isWrapped: boolean;
	readonly _data: Uint32Array;
	/** Only valid where the cell says so: former cells leave theirs behind. */
	readonly _combined: Readonly<Record<number, string>>;
	readonly _extendedAttrs: Readonly<Record<number, CoreExtended | undefined>>;
	getTrimmedLength(): number;
};

export type CoreExtended = {readonly _ext: number; readonly _urlId: number};

export type CoreLines = {
	readonly length: number;
	readonly maxLength: number;
	get(index: number): CoreLine | undefined;
	recycle(): CoreLine;
	splice(start: number, deleteCount: number, ...items: CoreLine[]): void;
	trimStart(count: number): void;
};

export type CoreBuffer = {readonly lines: CoreLines; ybase: number; ydisp: number; readonly x: number; readonly y: number; savedY: number};

export type Core = {
	readonly buffers: {
		readonly active: CoreBuffer;
		readonly normal: CoreBuffer;
		onBufferActivate(listener: () => void): void;
	};
	readonly coreService: {
		readonly isCursorHidden: boolean;
		readonly decPrivateModes: CorePrivateModes;
		readonly kittyKeyboard: {readonly flags: number};
	};
	readonly mouseStateService: {readonly activeProtocol: string; readonly activeEncoding: string};
	readonly _inputHandler: {
		parse(bytes: Uint8Array): void;
		readonly _curAttrData: {readonly fg: number; readonly bg: number; readonly extended: CoreExtended};
	};
	readonly _oscLinkService: {getLinkData(id: number): {readonly uri: string} | undefined};
};

export type CorePrivateModes = {
	readonly applicationCursorKeys: boolean;
	readonly applicationKeypad: boolean;
	readonly bracketedPasteMode: boolean;
	readonly sendFocus: boolean;
	readonly synchronizedOutput: boolean;
	readonly colorSchemeUpdates: boolean;
	readonly cursorBlink: boolean | undefined;
	readonly cursorStyle: 'block' | 'underline' | 'bar' | undefined;
};

/**
The emulator's insides. Its public interface needs five times as long to read a screen and has no way to parse at once,
so the version is pinned exactly, and what is relied on is checked here.
*/
export const coreOf = (terminal: Terminal): Core => {
	const {_core: core} = terminal as unknown as {readonly _core: Core};
	const line = core.buffers.active.lines.get(0);
	const found = [
		line?._data.constructor.name,
		line?._data.length,
		typeof line?._combined,
		typeof line?._extendedAttrs,
		typeof core._inputHandler.parse,
		typeof core._inputHandler._curAttrData.fg,
		typeof core.coreService.kittyKeyboard.flags,
		typeof core._oscLinkService.getLinkData,
		typeof core.buffers.normal.lines.recycle,
	];
	const expected = ['Uint32Array', terminal.cols * 3, 'object', 'object', 'function', 'number', 'number', 'function', 'function'];
	assert.deepEqual(found, expected, 'The insides of @xterm/headless are not those of 6.1.0-beta.334. Install exactly that version.');
	return core;
};
