import {useState} from 'react';
import {useInput} from 'ink';

/** Scrolls through more lines than there are rows, with the keys of pagers; any other key that closes a pager closes. Returns the first line to show. */
export function useScroll(count: number, rows: number, close: () => void, startAtEnd = false): number {
	const last = Math.max(count - rows, 0);
	// Undefined follows the end, also when it moves.
	const [offset, setOffset] = useState<number | undefined>(startAtEnd ? undefined : 0);
	const at = Math.min(offset ?? last, last);
	const go = (to: number) => {
		setOffset(startAtEnd && to >= last ? undefined : Math.max(Math.min(to, last), 0));
	};

	useInput((input, key) => {
		if (key.escape || input === 'q' || key.return) {
			close();
		} else if (key.upArrow || input === 'k') {
			go(at - 1);
		} else if (key.downArrow || input === 'j') {
			go(at + 1);
		} else if (key.pageUp || input === 'b') {
			go(at - rows);
		} else if (key.pageDown || input === ' ') {
			go(at + rows);
		} else if (key.home || input === 'g') {
			go(0);
		} else if (key.end || input === 'G') {
			go(last);
		}
	});
	return at;
}
