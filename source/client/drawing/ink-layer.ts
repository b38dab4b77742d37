import type {ReactNode} from 'react';
import {maxChromeFramesPerSecond} from '../../model/limits/screen.ts';
import {createInkTerminal, type InkTerminal} from './ink-terminal.ts';

/** Something that Ink draws, as a layer of cells. */
export type InkLayer = Pick<InkTerminal, 'screen' | 'resize' | 'type'> & {
	/** True once the first frame is there. */
	readonly isDrawn: boolean;
	dispose(): void;
};

/** Renders a React tree on a terminal of its own. Ink is imported here and not before: the first picture doesn't wait for it. */
export async function createInkLayer(node: ReactNode, columns: number, rows: number, onDraw: () => void): Promise<InkLayer> {
	const {render} = await import('ink');
	let isDrawn = false;
	const terminal = createInkTerminal(columns, rows, () => {
		isDrawn = true;
		onDraw();
	});
	const instance = render(node, {
		stdout: terminal.stdout,
		stderr: terminal.stdout,
		stdin: terminal.stdin,
		interactive: true,
		patchConsole: false,
		exitOnCtrlC: false,
		alternateScreen: true,
		maxFps: maxChromeFramesPerSecond,
	});
	return {
		screen: terminal.screen,
		resize: terminal.resize,
		type: terminal.type,
		get isDrawn() {
			return isDrawn;
		},
		dispose() {
			instance.unmount();
			instance.cleanup();
			terminal.dispose();
		},
	};
}
