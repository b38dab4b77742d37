import type {ReactElement} from 'react';
import {Text} from 'ink';
import {fit, paint, type Line} from './line.ts';

type Painted = {readonly width: number; readonly isAscii: boolean};

/** One row of text of exactly some columns. Colours go in as text, so that a row is one node however many tones it has. */
export function PaintedLine({line, width, isAscii}: Painted & {readonly line: Line}): ReactElement {
	return <Text wrap='truncate'>{painted(line, width, isAscii)}</Text>;
}

/** Rows below each other, filled up to a height so that what was below is gone. */
export function PaintedLines({lines, width, height, isAscii}: Painted & {readonly lines: readonly Line[]; readonly height: number}): ReactElement {
	const rows = Array.from({length: height}, (_, index) => painted(lines[index] ?? [], width, isAscii));
	return <Text wrap='truncate'>{rows.join('\n')}</Text>;
}

function painted(line: Line, width: number, isAscii: boolean): string {
	const text = paint(fit(line, width));
	return isAscii ? text.replaceAll('…', '~') : text;
}
