import type {Extended} from '../../terminal/cells.ts';
import {sgrParameters} from '../../terminal/sgr.ts';
import {degraded, type ColourDepth} from './colour-depth.ts';

/** Writes the sequence that sets a cell's style, whatever came before, in the colours that the terminal shows. */
export function cellStyle(foreground: number, background: number, extended: Extended | undefined, depth: ColourDepth): string {
	const {underlineColour} = extended ?? {};
	const shown = extended && underlineColour !== undefined ? {...extended, underlineColour: depth === '16' ? 0 : degraded(underlineColour, depth)} : extended;
	return `\u{1B}[${sgrParameters(degraded(foreground, depth), degraded(background, depth), shown)}m`;
}

/** Writes the sequence that begins a link, or ends it. A program's link must not end the sequence early. */
export function linkSequence(target: string): string {
	return `\u{1B}]8;;${target.replaceAll(/\p{Control}/gv, '')}\u{1B}\\`;
}
