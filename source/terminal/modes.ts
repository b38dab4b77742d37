import type {Cursor, Modes} from './cells.ts';
import type {Core} from './xterm-core.ts';

const mouseProtocols: Readonly<Record<string, Modes['mouseTracking']>> = {NONE: 0, X10: 9, VT200: 1000, DRAG: 1002, ANY: 1003};
const mouseEncodings: Readonly<Record<string, Modes['mouseEncoding']>> = {DEFAULT: 0, SGR: 1006, SGR_PIXELS: 1016};
const cursorStyles = {block: 1, underline: 3, bar: 5} as const;

/** The modes in force in an emulator; `modifyOtherKeys` is kept beside it, because it doesn't know them. */
export const readModes = (core: Core, modifyOtherKeys: number): Modes => {
	const modes = core.coreService.decPrivateModes;
	return {
		applicationCursor: modes.applicationCursorKeys,
		applicationKeypad: modes.applicationKeypad,
		bracketedPaste: modes.bracketedPasteMode,
		focusEvents: modes.sendFocus,
		mouseTracking: mouseProtocols[core.mouseStateService.activeProtocol] ?? 0,
		mouseEncoding: mouseEncodings[core.mouseStateService.activeEncoding] ?? 0,
		alternateScreen: core.buffers.active !== core.buffers.normal,
		kittyFlags: core.coreService.kittyKeyboard.flags,
		modifyOtherKeys,
	};
};

/** The cursor of an emulator; one waiting to wrap stands on the last column. */
export const readCursor = (core: Core, columns: number): Cursor => ({
	x: Math.min(core.buffers.active.x, columns - 1),
	y: core.buffers.active.y,
	visible: !core.coreService.isCursorHidden,
	style: cursorStyle(core),
});

/** The DECSCUSR parameter that set the cursor's style, 0 for none. */
export const cursorStyle = (core: Core): number => {
	const {cursorStyle: shape, cursorBlink} = core.coreService.decPrivateModes;
	return shape === undefined ? 0 : cursorStyles[shape] + (cursorBlink === true ? 0 : 1);
};
