import stringWidth from 'string-width';

/** The emulator's interface for character widths: a width, whether the character joins the one before, and a kind that the next call sees. */
type WidthProvider = {
	readonly version: string;
	wcwidth(codePoint: number): 0 | 1 | 2;
	charProperties(codePoint: number, preceding: number): number;
};

const kinds = {other: 0, pictograph: 1, joiner: 2, regional: 3} as const;
const zeroWidthJoiner = 0x20_0D;
const emojiSelector = 0xFE_0F;
const firstSkinTone = 0x1_F3_FB;
const lastSkinTone = 0x1_F3_FF;

/**
Widths as Ink and the agents' own renderers count them: those of `string-width`, with an emoji sequence two columns wide.
The emulator's own table is of Unicode 6, in which emoji have width 1, and text after them would be drawn in the wrong column.
*/
export const createWidths = (): WidthProvider => ({
	version: 'jupiter',
	wcwidth: codePoint => widthOf(traits(codePoint)),
	charProperties(codePoint, preceding) {
		if (codePoint < 0x7F) {
			return properties(kinds.other, 1, false);
		}

		const found = traits(codePoint);
		const isAfterCharacter = ((preceding >> 1) & 3) > 0;
		return (isAfterCharacter ? joined(codePoint, found, preceding >> 3, (preceding >> 1) & 3) : undefined)
			?? properties(kindOf(found), widthOf(found), false);
	},
});

/** The properties of a character that becomes part of the one before it, or undefined for one that stands alone. */
const joined = (codePoint: number, found: number, kind: number, width: number): number | undefined => {
	if (kind === kinds.pictograph && codePoint === emojiSelector) {
		return properties(kind, 2, true);
	}

	if (kind === kinds.pictograph && codePoint === zeroWidthJoiner) {
		return properties(kinds.joiner, width, true);
	}

	if (kind === kinds.pictograph && codePoint >= firstSkinTone && codePoint <= lastSkinTone) {
		return properties(kind, 2, true);
	}

	if (kind === kinds.joiner && kindOf(found) === kinds.pictograph) {
		return properties(kinds.pictograph, 2, true);
	}

	if (kind === kinds.regional && kindOf(found) === kinds.regional) {
		return properties(kinds.other, 2, true);
	}

	// Combining marks keep the kind, so that an emoji with one can still be joined.
	return widthOf(found) === 0 ? properties(kind, width, true) : undefined;
};

const properties = (kind: number, width: number, isJoined: boolean): number => (kind << 3) | (width << 1) | (isJoined ? 1 : 0);

const kindOf = (found: number): number => found >> 2;

const widthOf = (found: number): 0 | 1 | 2 => (found & 3) as 0 | 1 | 2;

/** Kind and width of the code points looked up so far, plus 1; one table for all screens, as the look-up itself is slow. */
const known = new Uint8Array(0x11_00_00);

const traits = (codePoint: number): number => {
	if (known[codePoint] === 0) {
		known[codePoint] = 1 + lookUp(codePoint);
	}

	return known[codePoint]! - 1;
};

const pictograph = /^\p{Extended_Pictographic}$/v;

const lookUp = (codePoint: number): number => {
	if (codePoint >= 0x1_F1_E6 && codePoint <= 0x1_F1_FF) {
		// Alone, one is the letter of a flag that most terminals draw as wide as the flag.
		return (kinds.regional << 2) | 2;
	}

	const character = String.fromCodePoint(codePoint);
	const kind = pictograph.test(character) ? kinds.pictograph : kinds.other;
	return (kind << 2) | Math.min(2, stringWidth(character));
};
