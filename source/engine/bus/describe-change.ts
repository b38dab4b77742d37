import type {Change} from '../../model/change.ts';

/** Returns the lines of an interface that differ, the old ones marked `-`, the new ones `+`. */
export function changedLines({was, is}: Pick<Change, 'was' | 'is'>): string[] {
	const old = linesOf(was);
	const now = linesOf(is);
	return [
		...old.filter(line => !now.includes(line)).map(line => `   - ${line}`),
		...now.filter(line => !old.includes(line)).map(line => `   + ${line}`),
	];
}

/** Returns a change as the end of a sentence about its symbol, with the lines that differ. */
export function describeChange(change: Change): string {
	const {symbol, depth, was, is} = change;
	if (depth === 'body') {
		return `\`${symbol}\`: what it does, not its interface`;
	}

	const lines = changedLines(change);
	const title = is === undefined && was !== undefined ? `\`${symbol}\` is gone` : `\`${symbol}\`${was === undefined ? '' : ', whose interface is another now'}`;
	return [title, ...lines].join('\n');
}

function linesOf(text: string | undefined): string[] {
	return text === undefined ? [] : text.split('\n').map(line => line.trimEnd()).filter(line => line !== '');
}
