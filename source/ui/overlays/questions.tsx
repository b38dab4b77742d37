import {useState, type ReactElement} from 'react';
import {Text, useInput} from 'ink';
import {typingKeys} from '../key-line.ts';
import {paint, say, wrap} from '../line.ts';
import {inner} from './frame-size.ts';
import {OverlayFrame} from './overlay-frame.tsx';
import type {Give, Overlay} from './overlay.ts';

type Sized = {readonly width: number; readonly height: number; readonly isAscii: boolean; readonly give: Give};

/** Asks before something that can't be undone; only `y` does it. */
export function Confirm({overlay, width, height, isAscii, give}: Sized & {readonly overlay: Overlay & {readonly kind: 'confirm'}}): ReactElement {
	useInput(input => {
		give({type: 'close'});
		if (input === 'y' || input === 'Y') {
			give(overlay.confirmed);
		}
	});
	return (
		<OverlayFrame title={overlay.question} keys={[['y', 'yes'], ['any other key', 'no']]} width={width} height={height} isAscii={isAscii}>
			<Text>{`\n${wrap(overlay.consequence, inner(width)).join('\n')}`}</Text>
		</OverlayFrame>
	);
}

/** Asks for a pane's new name. */
export function Rename({overlay, width, height, isAscii, give}: Sized & {readonly overlay: Overlay & {readonly kind: 'rename'}}): ReactElement {
	const [name, setName] = useState(overlay.name);
	useInput((input, key) => {
		if (key.escape || key.return) {
			give({type: 'close'});
			if (key.return && name.trim() !== '') {
				give({type: 'rename', pane: overlay.pane, name: name.trim()});
			}
		} else if (key.ctrl && input === 'u') {
			setName('');
		} else if (key.backspace || key.delete) {
			setName(name.slice(0, -1));
		} else if (input !== '' && !key.ctrl && !key.meta) {
			setName(name + input.replaceAll(/\p{Control}/gv, ''));
		}
	});
	return (
		<OverlayFrame title='Name of the pane' keys={typingKeys} width={width} height={height} isAscii={isAscii}>
			<Text wrap='truncate-start'>{paint([say(name), say(' ', 'bar')])}</Text>
		</OverlayFrame>
	);
}
