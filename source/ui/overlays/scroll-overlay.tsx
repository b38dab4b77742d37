import type {ReactElement} from 'react';
import type {Line} from '../line.ts';
import {PaintedLines} from '../painted-line.tsx';
import {OverlayFrame, inner, innerRows} from './overlay-frame.tsx';
import {useScroll} from './scroll.ts';

export type ScrollProps = {
	readonly title: string;
	readonly lines: readonly Line[];
	readonly width: number;
	readonly height: number;
	readonly isAscii: boolean;
	readonly startAtEnd?: boolean;
	/** Keys that work here besides those that scroll. */
	readonly keys?: string;
	readonly onClose: () => void;
};

/** An overlay of lines to look through. */
export function ScrollOverlay({title, lines, width, height, isAscii, startAtEnd = false, keys = '', onClose}: ScrollProps): ReactElement {
	const rows = innerRows(height);
	const at = useScroll(lines.length, rows, onClose, startAtEnd);
	const scrolling = lines.length > rows ? `${at + 1}-${Math.min(at + rows, lines.length)} of ${lines.length}  arrows, Esc` : 'Esc closes';
	const hint = [keys, scrolling].filter(Boolean).join('  ');
	return (
		<OverlayFrame title={title} hint={hint} width={width} height={height} isAscii={isAscii}>
			<PaintedLines lines={lines.slice(at, at + rows)} width={inner(width)} height={rows} isAscii={isAscii}/>
		</OverlayFrame>
	);
}
