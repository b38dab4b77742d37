/** Word 0: the cell's text is in `combined`. */
export const combinedFlag = 0x20_00_00;
/** Word 0: the code point. */
export const codePointMask = 0x1F_FF_FF;
/** Word 0: how far the width is shifted. */
export const widthShift = 22;
/** Words 1 and 2: how the colour is meant. */
export const colourModeMask = 0x3_00_00_00;
export const colourModes = {default: 0, ansi16: 0x1_00_00_00, palette: 0x2_00_00_00, rgb: 0x3_00_00_00} as const;
/** Words 1 and 2: a palette index or an RGB colour. */
export const colourMask = 0xFF_FF_FF;
/** Word 1. */
export const inverseFlag = 0x4_00_00_00;
export const boldFlag = 0x8_00_00_00;
export const underlineFlag = 0x10_00_00_00;
export const blinkFlag = 0x20_00_00_00;
export const invisibleFlag = 0x40_00_00_00;
/** Bit 31, so compare with `!== 0` only: the result of `&` is negative. */
export const strikethroughFlag = 0x80_00_00_00;
/** Word 2. */
export const italicFlag = 0x4_00_00_00;
export const dimFlag = 0x8_00_00_00;
/** Word 2: the cell has an entry in `extended`. */
export const extendedFlag = 0x10_00_00_00;
export const overlineFlag = 0x40_00_00_00;
/** Word 0 of an empty cell: no character, one column wide. */
export const blankContent = 1 << widthShift;
