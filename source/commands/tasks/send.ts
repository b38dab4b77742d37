import type {Invocation, Verb} from '../command.ts';
import {hasFlag, textOption} from '../arguments/options.ts';
import {withHost} from '../session.ts';
import {usageError} from '../printing/user-error.ts';
import {paneOf} from './pane-of.ts';

/** Types text into a task's pane as a person would, or presses one key there. */
export const send: Verb = async invocation => {
	const [name, ...words] = invocation.operands;
	const typed = keyOf(invocation, words) ?? {text: words.join(' '), paste: true, enter: !hasFlag(invocation, 'no-enter')};
	const pane = await paneOf(invocation, name!);
	await withHost(invocation, async host => host.request({type: 'type', pane, ...typed}));
	return 0;
};

function keyOf(invocation: Invocation, words: readonly string[]) {
	const key = textOption(invocation, 'key');
	if (key === undefined) {
		if (words.length === 0) {
			throw usageError('`send` needs TEXT, or a key with --key.', 'send');
		}

		return undefined;
	}

	const text = /^C-[a-z]$/v.test(key) ? String.fromCodePoint(key.codePointAt(2)! - 96) : keys.get(key);
	if (text === undefined || words.length > 0) {
		throw usageError(text === undefined ? `There is no key "${key}". There are ${keys.keys().toArray().join(', ')} and C-a to C-z.` : '`send` takes TEXT or --key, not both.', 'send');
	}

	return {text, paste: false, enter: false};
}

const keys: ReadonlyMap<string, string> = new Map([
	['Enter', '\r'],
	['Escape', '\u{1B}'],
	['Tab', '\t'],
	['Backspace', '\u{7F}'],
	['Up', '\u{1B}[A'],
	['Down', '\u{1B}[B'],
	['Right', '\u{1B}[C'],
	['Left', '\u{1B}[D'],
]);
