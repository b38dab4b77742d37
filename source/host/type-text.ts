import {Buffer} from 'node:buffer';
import {setTimeout as delay} from 'node:timers/promises';
import {enterDelayMs} from '../model/limits/agents.ts';
import type {Pane} from './pane.ts';

/** Types text into a pane as a person would; with `paste` as one piece where the program asked to be told so, with `enter` and the Enter key after it. */
export const typeText = async (pane: Pane, text: string, {paste, enter}: {readonly paste: boolean; readonly enter: boolean}): Promise<void> => {
	const keys = text.replaceAll(/\r?\n/gv, '\r');
	// What would end the paste early is left out of it.
	const isBracketed = paste && pane.screen.modes.bracketedPaste;
	write(pane, isBracketed ? `\u{1B}[200~${keys.replaceAll('\u{1B}', '')}\u{1B}[201~` : keys);
	if (!enter) {
		return;
	}

	if (isBracketed) {
		await delay(enterDelayMs);
	}

	write(pane, '\r');
};

const write = (pane: Pane, text: string): void => {
	if (!pane.isRunning) {
		throw new Error(`The program in pane ${pane.pane} has ended, so nothing can be typed into it.`);
	}

	if (!pane.write(Buffer.from(text))) {
		throw new Error(`The program in pane ${pane.pane} is not reading its input. Wait, or restart it.`);
	}
};
