import type {ReactElement} from 'react';
import {useInput} from 'ink';
import type {ShownKey} from '../key-line.ts';
import type {Line} from '../line.ts';
import {PaintedLines} from '../painted-line.tsx';
import {inner, innerRows} from './frame-size.ts';
import {OverlayFrame} from './overlay-frame.tsx';
import {useScroll} from './scroll.ts';

export type ScrollProps = {
	readonly title: string;
	readonly lines: readonly Line[];
	readonly width: number;
	readonly height: number;
	readonly isAscii: boolean;
	readonly startAtEnd?: boolean;
	/** Keys that work here besides those that scroll. */
	readonly keys?: readonly ShownKey[];
	/** What a key besides those does. */
	readonly onKey?: (key: string) => void;
	readonly onClose: () => void;
};

/** An overlay of lines to look through. */
export function ScrollOverlay({title, lines, width, height, isAscii, startAtEnd = false, keys = [], onKey, onClose}: ScrollProps): ReactElement {
	const rows = innerRows(height);
	const at = useScroll(lines.length, rows, onClose, startAtEnd);
	useInput(input => onKey?.(input));
	const isLonger = lines.length > rows;
	const note = isLonger ? `${at + 1}-${Math.min(at + rows, lines.length)} of ${lines.length}` : '';
	const shownKeys: readonly ShownKey[] = [...keys, ['Esc', 'close'], ...isLonger ? [['arrows', 'scroll'], ['Space', 'page']] as const : []];
	return (
		<OverlayFrame title={title} note={note} keys={shownKeys} width={width} height={height} isAscii={isAscii}>
			<PaintedLines lines={lines.slice(at, at + rows)} width={inner(width)} height={rows} isAscii={isAscii}/>
		</OverlayFrame>
	);
}
