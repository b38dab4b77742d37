import {useState, type ReactElement} from 'react';
import {useInput} from 'ink';
import {say, spread, type Line} from '../line.ts';
import {PaintedLines} from '../painted-line.tsx';
import {sessionName} from '../session-name.ts';
import {inner, innerRows} from './frame-size.ts';
import {OverlayFrame} from './overlay-frame.tsx';
import type {Give, Overlay} from './overlay.ts';

export type SessionsProps = {
	readonly overlay: Overlay & {readonly kind: 'sessions'};
	/** Name of the session shown now. */
	readonly session: string;
	readonly width: number;
	readonly height: number;
	readonly isAscii: boolean;
	readonly give: Give;
};

/** Chooses another session of this person's to show in this terminal. */
export function Sessions({overlay: {sessions}, session, width, height, isAscii, give}: SessionsProps): ReactElement {
	const [at, setAt] = useState(Math.max(sessions.findIndex(({name}) => name === session), 0));
	useInput((input, key) => {
		if (key.upArrow || input === 'k') {
			setAt(Math.max(at - 1, 0));
		} else if (key.downArrow || input === 'j') {
			setAt(Math.min(at + 1, sessions.length - 1));
		} else if (key.return && sessions[at]!.name !== session) {
			give({type: 'show-session', root: sessions[at]!.root});
		} else if (key.escape || key.return || input === 'q') {
			give({type: 'close'});
		}
	});
	const rows = innerRows(height);
	const first = Math.max(at - rows + 1, 0);
	const lines = sessions.slice(first, first + rows).map(({name, doing, root}, index): Line => {
		const tone = first + index === at ? 'bar' : 'plain';
		return spread([say(`${name === session ? '*' : ' '} ${sessionName(name)}  ${doing}`, tone)], [say(` ${root} `, tone === 'bar' ? 'bar' : 'quiet')], inner(width), tone);
	});
	return (
		<OverlayFrame title='Sessions' keys={[['Enter', 'go there'], ['arrows', 'choose'], ['Esc', 'close']]} width={width} height={height} isAscii={isAscii}>
			<PaintedLines lines={lines} width={inner(width)} height={rows} isAscii={isAscii}/>
		</OverlayFrame>
	);
}
