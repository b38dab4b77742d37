/** The sides to which a line leaves a cell. */
export type Arms = {readonly left: boolean; readonly right: boolean; readonly up: boolean; readonly down: boolean};

/** Glyphs for the sixteen ways of leaving a cell, plain and lit, in the order of `indexOf`. */
export type Glyphs = {readonly plain: string; readonly lit: string; readonly more: string};

/** Box drawing; lit lines are heavy, so that they show without colour. */
export const unicodeLines: Glyphs = {plain: ' ╴╶─╵┘└┴╷┐┌┬│┤├┼', lit: ' ╸╺━╹┛┗┻╻┓┏┳┃┫┣╋', more: '…'};

/** The same in ASCII. */
export const asciiLines: Glyphs = {plain: ' ---|+++|+++|+++', lit: ' ===#+++#+++#+++', more: '~'};

/** The glyph of a cell. */
export function lineGlyph({left, right, up, down}: Arms, isLit: boolean, glyphs: Glyphs): string {
	return (isLit ? glyphs.lit : glyphs.plain)[Number(left) + (Number(right) * 2) + (Number(up) * 4) + (Number(down) * 8)]!;
}
