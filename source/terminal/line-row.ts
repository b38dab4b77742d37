import type {Extended, Row} from './cells.ts';
import {extendedFlag, underlineFlag} from './cell-bits.ts';
import type {Core, CoreExtended, CoreLine} from './xterm-core.ts';

const underlineStyleShift = 26;
const underlineStyleMask = 0b111;
const underlineColourMask = 0x3_FF_FF_FF;

/** A line of the emulator as a row: a view, valid until the next write. */
export const lineRow = (line: CoreLine, columns: number, links: Core['_oscLinkService']): Row => new LineRow(line, columns, links);

/** A class for speed: a literal with an accessor costs ten times as much, and one is made for every line that scrolls away. */
class LineRow implements Row {
	readonly #line: CoreLine;
	readonly #links: Core['_oscLinkService'];
	#extended: Record<number, Extended> | undefined;
	readonly words: Uint32Array;
	readonly combined: Readonly<Record<number, string>>;
	readonly wrapped: boolean;

	constructor(line: CoreLine, columns: number, links: Core['_oscLinkService']) {
		this.words = line._data.length === columns * 3 ? line._data : line._data.subarray(0, columns * 3);
		this.combined = line._combined;
		this.wrapped = line.isWrapped;
		this.#line = line;
		this.#links = links;
	}

	/** Worked out only when asked for, because hardly any row has some. */
	get extended(): Readonly<Record<number, Extended>> {
		this.#extended ??= extendedOf(this.#line, this.words.length / 3, this.#links);
		return this.#extended;
	}
}

const extendedOf = (line: CoreLine, columns: number, links: Core['_oscLinkService']): Record<number, Extended> => {
	const extended: Record<number, Extended> = {};
	for (let column = 0; column < columns; column++) {
		const attributes = (line._data[(column * 3) + 2]! & extendedFlag) === 0 ? undefined : line._extendedAttrs[column];
		if (attributes) {
			extended[column] = toExtended(attributes, (line._data[(column * 3) + 1]! & underlineFlag) !== 0, links);
		}
	}

	return extended;
};

/** The emulator's packed attributes as fields. */
export const toExtended = (attributes: CoreExtended, isUnderlined: boolean, links: Core['_oscLinkService']): Extended => {
	// Read from the bits: the emulator's own accessor calls every link's underline dashed.
	const underlineStyle = (attributes._ext >>> underlineStyleShift) & underlineStyleMask;
	const underlineColour = attributes._ext & underlineColourMask;
	const link = attributes._urlId === 0 ? undefined : links.getLinkData(attributes._urlId)?.uri;
	return {
		...(isUnderlined && underlineStyle > 0 && {underlineStyle}),
		...(isUnderlined && underlineColour !== 0 && underlineColour !== underlineColourMask && {underlineColour}),
		...(link !== undefined && {link}),
	};
};
