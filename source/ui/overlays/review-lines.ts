import {chop, say, wrap, type Line} from '../line.ts';
import type {Glyphs} from '../theme.ts';
import type {DiffRow} from './diff-rows.ts';
import type {ReviewState} from './review-state.ts';

/** The rows of a review that fit, around the one looked at: what is too long for one is broken, and comments stand below what they are about. */
export function reviewLines(state: ReviewState, rows: readonly DiffRow[], {width, height}: {readonly width: number; readonly height: number}, glyphs: Glyphs): Line[] {
	// What is said of a row has to be in sight, however long the row.
	const most = Math.max(Math.floor(height / 2), 1);
	const of = (index: number): Line[] => rowLines(state, rows[index]!, index, {width, most}, glyphs);
	const chosen = of(state.at);
	const [above, below]: [Line[], Line[]] = [[], []];
	// A diff may have thousands of rows, and few are shown.
	for (let index = state.at - 1; index >= 0 && above.length < height; index--) {
		above.unshift(...of(index));
	}

	for (let index = state.at + 1; index < rows.length && below.length < height; index++) {
		below.push(...of(index));
	}

	const all = [...above, ...chosen, ...below];
	const wanted = above.length - Math.floor(Math.max(height - chosen.length, 0) / 2);
	const first = Math.max(Math.min(wanted, all.length - height), 0);
	return all.slice(first, first + height);
}

/** A row of the diff with what was said, or is being said, of it. */
function rowLines({at, comments, typing}: ReviewState, {text, tone}: DiffRow, index: number, {width, most}: {readonly width: number; readonly most: number}, glyphs: Glyphs): Line[] {
	const isChosen = index === at;
	const row = chop(text, width - gutter, most).map((part, line): Line => [say(isChosen && line === 0 ? `${glyphs.arrow} ` : '  ', 'key'), say(part, tone)]);
	const comment = isChosen && typing !== undefined ? typing : comments.get(index);
	if (comment === undefined) {
		return row;
	}

	const said = wrap(comment, width - gutter - 3).slice(-most).map((part): Line => [say('  '), say(`${glyphs.vertical} `, 'warning'), say(part, 'warning')]);
	return isChosen && typing !== undefined ? [...row, ...said.slice(0, -1), [...said.at(-1)!, say(' ', 'bar')]] : [...row, ...said];
}

/** Columns for the mark of the row looked at. */
const gutter = 2;
