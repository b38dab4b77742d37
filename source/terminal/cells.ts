/**
One row of a screen. Three 32-bit words a cell, in the packing of xterm.js's buffer lines, which keeps palette, RGB and default colours apart:
word 0 is the code point (bits 0-20), a flag that the cell's text is in `combined` (bit 21) and the width 0, 1 or 2 (bits 22-23);
word 1 the foreground, word 2 the background, each a colour (bits 0-23), its mode (bits 24-25: default, 16, 256, RGB) and attribute flags (bits 26-31).
*/
export type Row = {
	readonly words: Uint32Array;
	/** Text of cells that need more than one code point, by column. */
	readonly combined?: Readonly<Record<number, string>>;
	/** Underline styles, underline colours and link ids, by column, for the few cells that have them. */
	readonly extended?: Readonly<Record<number, Extended>>;
	/** True when this row continues the one above it. */
	readonly wrapped?: boolean;
};

export type Extended = {
	/** 1 single, 2 double, 3 curly, 4 dotted, 5 dashed. */
	readonly underlineStyle?: number;
	/** Colour and mode as in word 1. */
	readonly underlineColour?: number;
	/** Target of an OSC 8 link. */
	readonly link?: string;
};

export type Cursor = {
	readonly x: number;
	readonly y: number;
	readonly visible: boolean;
	/** DECSCUSR parameter, 0 to 6. */
	readonly style: number;
};

/** The modes a program in a pane has asked of its terminal, as far as an outer terminal or the keyboard encoding must follow them. */
export type Modes = {
	readonly applicationCursor: boolean;
	readonly applicationKeypad: boolean;
	readonly bracketedPaste: boolean;
	readonly focusEvents: boolean;
	/** DECSET 9, 1000, 1002 or 1003; 0 when off. */
	readonly mouseTracking: 0 | 9 | 1000 | 1002 | 1003;
	/** DECSET 1006 or 1016; 0 for the X10 form. */
	readonly mouseEncoding: 0 | 1006 | 1016;
	readonly alternateScreen: boolean;
	/** Kitty keyboard flags in force. */
	readonly kittyFlags: number;
	/** xterm's modifyOtherKeys level. */
	readonly modifyOtherKeys: number;
};
