import {Buffer} from 'node:buffer';
import {rowText} from '../../source/terminal/row-text.ts';
import type {Screen, ScreenOptions, ScreenSignal} from '../../source/terminal/screen.ts';
import {createScreen} from '../../source/terminal/xterm-screen.ts';

export type Observed = {
	readonly screen: Screen;
	readonly replies: string[];
	readonly signals: ScreenSignal[];
	write(...texts: readonly string[]): void;
	lines(): string[];
};

/** A screen of 20 columns and 5 rows, or other sizes, that remembers what it said. */
export const observe = (options: Partial<ScreenOptions> = {}): Observed => {
	const replies: string[] = [];
	const signals: ScreenSignal[] = [];
	const screen = createScreen({
		columns: 20,
		rows: 5,
		onReply(reply) {
			replies.push(reply);
		},
		onSignal(signal) {
			signals.push(signal);
		},
		...options,
	});
	return {
		screen,
		replies,
		signals,
		write(...texts) {
			for (const text of texts) {
				screen.write(Buffer.from(text));
			}
		},
		lines: () => linesOf(screen),
	};
};

/** The visible lines of a screen, without the empty ones at the end. */
export const linesOf = (screen: Screen): string[] => {
	const lines = Array.from({length: screen.rows}, (_, y) => rowText(screen.row(y)));
	return lines.slice(0, lines.findLastIndex(line => line !== '') + 1);
};
