import {Buffer} from 'node:buffer';
import {handBackMs} from '../model/limits/panes.ts';
import {createQuietTimer} from './quiet-timer.ts';

/** Whether a person is in the middle of typing into a pane. */
export type Takeover = {
	/** Takes in what a person's terminal sends to the pane. */
	typed(bytes: Uint8Array): void;
	close(): void;
};

/** Tells when a person begins to type and when they are done: with Enter, with what takes their words back, or by leaving it for a while. */
export const createTakeover = (tell: (isTaken: boolean) => void): Takeover => {
	let isTaken = false;
	const set = (next: boolean): void => {
		if (next === isTaken) {
			return;
		}

		isTaken = next;
		tell(next);
	};

	const quiet = createQuietTimer(handBackMs, () => {
		set(false);
	});
	return {
		typed(bytes) {
			const keys = withoutReports(visible(Buffer.from(bytes).toString()));
			if (keys === '') {
				return;
			}

			quiet.stop();
			const isDone = handsBack.test(withoutPastes(keys));
			set(!isDone);
			if (!isDone) {
				quiet.restart();
			}
		},
		close() {
			quiet.stop();
		},
	};
};

/** With the control characters that matter here as the signs that stand for them. */
const visible = (text: string): string => text.replaceAll('\u{1B}', '␛').replaceAll('\r', '␍').replaceAll('\u{3}', '␃');

/** What a terminal sends by itself: focus, mouse, keys let go. */
const withoutReports = (text: string): string => text.replaceAll(/␛\[(?:[IO]|<[\d;]+[Mm]|M[\s\S]{3}|[\d;]*:3[A-Za-z~])/gv, '');

/** What is pasted is not handed in by its line ends. */
const withoutPastes = (text: string): string => text.replaceAll(/␛\[200~[\s\S]*?␛\[201~/gv, 'pasted');

/** Enter, Escape and Ctrl-C as the last key, as plain bytes and as a terminal with the kitty keyboard sends them. */
const handsBack = /(?:[␃␍␛]|␛\[(?:13|27)(?:;1(?::[12])?)?u|␛\[99;5(?::[12])?u)$/v;
