import type {DiffRow} from './diff-rows.ts';

/** A person's way through a task's changes: the row looked at, what was said of rows, what is being typed. */
export type ReviewState = {
	readonly at: number;
	/** By row. */
	readonly comments: ReadonlyMap<number, string>;
	readonly typing?: string;
	/** Set when the person wants to leave with comments unsent. */
	readonly isLeaving?: true;
};

/** What of a key besides its text matters here, as Ink tells it. */
export type ReviewKey = Readonly<Record<'escape' | 'return' | 'backspace' | 'delete' | 'ctrl' | 'meta' | 'tab' | 'shift' | 'upArrow' | 'downArrow' | 'pageUp' | 'pageDown' | 'home' | 'end', boolean>>;

export type ReviewAnswer = 'close' | 'send' | 'land' | 'retry';

/** What a key makes of the state, or asks for; `page` is the number of rows shown. */
export function reviewKey(state: ReviewState, rows: readonly DiffRow[], page: number, [input, key]: readonly [string, ReviewKey]): ReviewState | ReviewAnswer {
	const {isLeaving, ...staying} = state;
	if (state.typing !== undefined) {
		return typed(staying, state.typing, input, key);
	}

	if (key.escape || input === 'q') {
		return state.comments.size === 0 || isLeaving === true ? 'close' : {...state, isLeaving: true};
	}

	const answer = answers.get(input);
	if (answer !== undefined && (answer === 'send') === (state.comments.size > 0)) {
		return answer;
	}

	// Landing or retrying would drop what was said.
	if (answer !== undefined && answer !== 'send') {
		return {...state, isLeaving: true};
	}

	if (input === 'c' || key.return) {
		return rows[state.at]?.path === undefined ? staying : {...staying, typing: state.comments.get(state.at) ?? ''};
	}

	return {...staying, at: moved(state.at, rows, page, input, key)};
}

const answers: ReadonlyMap<string, ReviewAnswer> = new Map([['s', 'send'], ['m', 'land'], ['R', 'retry']]);

function typed(state: Omit<ReviewState, 'isLeaving'>, text: string, input: string, key: ReviewKey): ReviewState {
	const {typing, ...looking} = state;
	if (key.escape) {
		return looking;
	}

	if (key.return) {
		const comments = new Map(state.comments);
		comments.delete(state.at);
		return {...looking, comments: text.trim() === '' ? comments : comments.set(state.at, text.trim())};
	}

	if (key.backspace || key.delete) {
		return {...state, typing: [...text].slice(0, -1).join('')};
	}

	if (key.ctrl || key.meta) {
		return key.ctrl && input === 'u' ? {...state, typing: ''} : state;
	}

	return {...state, typing: text + input.replaceAll(/\p{Control}+/gv, ' ')};
}

function moved(at: number, rows: readonly DiffRow[], page: number, input: string, key: ReviewKey): number {
	if (key.upArrow || input === 'k') {
		return Math.max(at - 1, 0);
	}

	const last = rows.length - 1;

	if (key.downArrow || input === 'j') {
		return Math.min(at + 1, last);
	}

	if (key.pageUp || input === 'b') {
		return Math.max(at - page, 0);
	}

	if (key.pageDown || input === ' ') {
		return Math.min(at + page, last);
	}

	if (key.tab) {
		return nextFile(at, rows, key.shift);
	}

	return key.home || input === 'g' ? 0 : (key.end || input === 'G' ? last : at);
}

/** The heading of the next file, or of the one before; around the ends. */
function nextFile(at: number, rows: readonly DiffRow[], isBack: boolean): number {
	const headings = rows.keys().filter(row => rows[row]!.tone === 'strong').toArray();
	return isBack
		? headings.findLast(row => row < at) ?? headings.at(-1) ?? at
		: headings.find(row => row > at) ?? headings[0] ?? at;
}

/** All comments as the worker reads them, each below the line it is about. */
export function commentText(rows: readonly DiffRow[], comments: ReviewState['comments']): string {
	return [...comments].toSorted(([one], [other]) => one - other).map(([row, text]) => `${placeOf(rows[row]!)}\n${text}`).join('\n\n');
}

function placeOf({path, number, isRemoved, text}: DiffRow): string {
	const line = number === undefined ? '' : `, ${isRemoved ? 'removed line' : 'line'} ${number}, \`${text.slice(1).trim()}\``;
	return `\`${path!}\`${line}:`;
}
