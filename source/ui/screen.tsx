import {useSyncExternalStore, type ReactElement} from 'react';
import {Box, Text} from 'ink';
import type {Chrome, Source} from './chrome.ts';
import {headerLines} from './header-lines.ts';
import {paint, say} from './line.ts';
import {PaintedLine, PaintedLines} from './painted-line.tsx';
import {messageRows, statusLine} from './status-line.ts';
import {glyphsFor} from './theme.ts';
import {titleLine} from './title-line.ts';

/** The whole screen but the panes' own cells: header, titles and borders of panes, status line. */
export function Screen({source}: {readonly source: Source<Chrome>}): ReactElement {
	const chrome = useSyncExternalStore(source.subscribe, source.snapshot);
	const {header, panes, status} = chrome.regions;
	return (
		<Box flexDirection='column' width={chrome.columns} height={chrome.rows} overflow='hidden'>
			{header.height > 0 && <PaintedLines lines={headerLines(chrome)} width={header.width} height={header.height} isAscii={chrome.isAscii}/>}
			<Box width={panes.width} height={panes.height}>
				<Borders chrome={chrome}/>
				{chrome.titles.map(title => (
					<Box key={title.info.pane} position='absolute' left={title.rectangle.x} top={title.rectangle.y - panes.y} width={title.rectangle.width} height={1}>
						<PaintedLine line={titleLine(title, chrome.now, glyphsFor(chrome.isAscii))} width={title.rectangle.width} isAscii={chrome.isAscii}/>
					</Box>
				))}
				<LongMessage chrome={chrome}/>
			</Box>
			{status.height > 0 && <PaintedLine line={statusLine(chrome)} width={status.width} isAscii={chrome.isAscii}/>}
		</Box>
	);
}

/** A message that is too long for the status line, above it. */
function LongMessage({chrome}: {readonly chrome: Chrome}): ReactElement | undefined {
	const lines = messageRows(chrome);
	const {width, height} = chrome.regions.panes;
	if (lines.length === 0) {
		return undefined;
	}

	return (
		<Box position='absolute' left={0} top={height - lines.length} width={width} height={lines.length}>
			<PaintedLines lines={lines} width={width} height={lines.length} isAscii={chrome.isAscii}/>
		</Box>
	);
}

function Borders({chrome}: {readonly chrome: Chrome}): ReactElement[] {
	const {vertical} = glyphsFor(chrome.isAscii);
	const bar = paint([say(vertical, 'quiet')]);
	return chrome.borders.map(border => (
		<Box key={`${border.x},${border.y}`} position='absolute' left={border.x} top={border.y - chrome.regions.panes.y} width={1} height={border.height}>
			<Text>{Array.from({length: border.height}, () => bar).join('\n')}</Text>
		</Box>
	));
}
