import {useMemo, useState, useSyncExternalStore, type ReactElement} from 'react';
import {useInput} from 'ink';
import type {Chrome, Source} from '../chrome.ts';
import {entryLine} from '../feed-line.ts';
import {fit, plainText, say, type Line} from '../line.ts';
import {PaintedLines} from '../painted-line.tsx';
import {glyphsFor} from '../theme.ts';
import {clock, duration} from '../time.ts';
import {inner, innerRows} from './frame-size.ts';
import {withRecent, type Moment} from './moments.ts';
import {OverlayFrame} from './overlay-frame.tsx';
import type {Give, Overlay} from './overlay.ts';
import {timeBars} from './time-bars.ts';

export type TimeLineProps = {
	readonly overlay: Overlay & {readonly kind: 'time'};
	readonly source: Source<Chrome>;
	readonly width: number;
	readonly height: number;
	readonly isAscii: boolean;
	readonly give: Give;
};

/** Travels through a run: its tasks over time, and how everything stood at the moment looked at. */
export function TimeLine({overlay, source, width, height, isAscii, give}: TimeLineProps): ReactElement {
	const {recent} = useSyncExternalStore(source.subscribe, source.snapshot);
	const moments = useMemo(() => withRecent(overlay.moments, recent, overlay.run), [overlay, recent]);
	const at = useTravel(moments.length - 1, () => {
		give({type: 'close'});
	});
	const rows = innerRows(height);
	const glyphs = glyphsFor(isAscii);
	const bars = timeBars(moments, {run: overlay.run, at, width: inner(width), rows: Math.max(Math.floor(rows / 2), 1), glyphs});
	const listed = rows - bars.length - 2;
	const lines = [...bars, [], summary(moments, at, overlay.run), ...eventsAround(moments, at, listed, inner(width))];
	return (
		<OverlayFrame title={`Time line of ${overlay.run}`} note={`event ${at + 1} of ${moments.length}`} keys={[['arrows', 'step'], ['Space', 'leap'], ['Home', 'begin'], ['End', 'now'], ['Esc', 'close']]} width={width} height={height} isAscii={isAscii}>
			<PaintedLines lines={lines} width={inner(width)} height={rows} isAscii={isAscii}/>
		</OverlayFrame>
	);
}

/** Moves along the moments; undefined follows the last one, also when it moves. */
function useTravel(last: number, close: () => void): number {
	const [chosen, setChosen] = useState<number | undefined>(undefined);
	const at = Math.min(chosen ?? last, last);
	const go = (to: number) => {
		setChosen(to >= last ? undefined : Math.max(to, 0));
	};

	useInput((input, key) => {
		if (key.escape || input === 'q' || key.return) {
			close();
		} else if (key.leftArrow || key.upArrow || input === 'k') {
			go(at - 1);
		} else if (key.rightArrow || key.downArrow || input === 'j') {
			go(at + 1);
		} else if (key.pageUp) {
			go(at - leap);
		} else if (key.pageDown || input === ' ') {
			go(at + leap);
		} else if (key.home || input === 'g') {
			go(0);
		} else if (key.end || input === 'G') {
			go(last);
		}
	});
	return at;
}

/** Moments that the page keys leap over. */
const leap = 10;

function summary(moments: readonly Moment[], at: number, run: string): Line {
	const {entry, state} = moments[at]!;
	const tasks = Object.values(state.runs[run]!.tasks);
	const landed = tasks.filter(({phase}) => phase === 'landed').length;
	const working = tasks.filter(({running}) => running).length;
	return [
		say(clock(entry.at), 'strong'),
		say(`  +${duration(entry.at - moments[0]!.entry.at)}`, 'accent'),
		say(`  ${working} at work, ${landed} of ${tasks.length} landed`),
		say(`  log --at ${entry.seq}`, 'quiet'),
	];
}

function eventsAround(moments: readonly Moment[], at: number, rows: number, width: number): Line[] {
	const first = Math.max(Math.min(at - Math.floor(rows / 2), moments.length - rows), 0);
	return moments.slice(first, first + Math.max(rows, 0)).map(({entry}, index) => {
		const line = entryLine(entry);
		return first + index === at ? [say(plainText(fit(line, width)), 'bar')] : line;
	});
}
