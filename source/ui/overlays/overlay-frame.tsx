import type {ReactElement, ReactNode} from 'react';
import {Box} from 'ink';
import {keyLine, type ShownKey} from '../key-line.ts';
import {clip, lineWidth, say, spread, type Line} from '../line.ts';
import {PaintedLine} from '../painted-line.tsx';
import {borderFor, glyphsFor, type Glyphs} from '../theme.ts';
import {inner, innerRows} from './frame-size.ts';

export type FrameProps = {
	readonly title: string;
	/** Where in its content the overlay is. */
	readonly note?: string;
	/** Keys that work here; the first matter most. */
	readonly keys: readonly ShownKey[];
	readonly width: number;
	readonly height: number;
	readonly isAscii: boolean;
	readonly children: ReactNode;
};

/** The border of an overlay, with its title in the upper edge and its keys in the lower one. */
export function OverlayFrame({title, note = '', keys, width, height, isAscii, children}: FrameProps): ReactElement {
	const glyphs = glyphsFor(isAscii);
	const upper = [glyphs.topLeft, glyphs.topRight] as const;
	const lower = [glyphs.bottomLeft, glyphs.bottomRight] as const;
	return (
		<Box flexDirection='column' width={width} height={height} overflow='hidden'>
			<PaintedLine line={edge(upper, [say(title, 'strong')], [say(note, 'quiet')], width, glyphs)} width={width} isAscii={isAscii}/>
			<Box flexDirection='column' width={width} height={innerRows(height)} borderStyle={borderFor(isAscii)} borderTop={false} borderBottom={false} paddingX={1} overflow='hidden'>
				{children}
			</Box>
			<PaintedLine line={edge(lower, keyLine(keys, inner(width) - 2), [], width, glyphs)} width={width} isAscii={isAscii}/>
		</Box>
	);
}

/** Words stand in an edge with a space on both sides; those on the right give way. */
function edge([start, end]: readonly [string, string], left: Line, right: Line, width: number, {horizontal}: Glyphs): Line {
	const room = Math.max(width - 4, 0);
	const first = spaced(clip(left, Math.max(room - 2, 0)));
	const last = lineWidth(first) + lineWidth(right) + 2 <= room ? spaced(right) : [];
	return [say(start + horizontal), ...spread(first, last, room, 'plain', horizontal), say(horizontal + end)];
}

function spaced(line: Line): Line {
	return lineWidth(line) === 0 ? [] : [say(' '), ...line, say(' ')];
}
