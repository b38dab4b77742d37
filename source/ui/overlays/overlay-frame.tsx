import type {ReactElement, ReactNode} from 'react';
import {Box, Text} from 'ink';
import {paint, say, spread, type Line} from '../line.ts';
import {borderFor} from '../theme.ts';

export type FrameProps = {
	readonly title: string;
	/** Keys that work here, at the bottom. */
	readonly hint: string;
	readonly width: number;
	readonly height: number;
	readonly isAscii: boolean;
	readonly children: ReactNode;
};

/** The border of an overlay, with its title above and its keys below. */
export function OverlayFrame({title, hint, width, height, isAscii, children}: FrameProps): ReactElement {
	const line: Line = spread([say(title, 'strong')], [say(hint, 'quiet')], inner(width));
	return (
		<Box flexDirection='column' width={width} height={height} borderStyle={borderFor(isAscii)} paddingX={1} overflow='hidden'>
			<Text wrap='truncate'>{paint(line)}</Text>
			<Box height={1} flexShrink={0}/>
			{children}
		</Box>
	);
}

/** Columns inside the frame. */
export function inner(width: number): number {
	return Math.max(width - 4, 1);
}

/** Rows below the title. */
export function innerRows(height: number): number {
	return Math.max(height - 4, 1);
}
