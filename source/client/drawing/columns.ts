import stringWidth from 'string-width';

/** What stands in the second column of a wide character. */
const rightHalf = '\u{0}';

/** The text of each column of a row; a wide character's second column holds a mark of its own. */
export function columnsOf(text: string): string[] {
	return /^\p{ASCII}*$/v.test(text)
		? [...text]
		: Array.from(new Intl.Segmenter().segment(text), ({segment}) => stringWidth(segment) === 2 ? [segment, rightHalf] : [segment]).flat();
}

/** The text of the columns `from` to before `to`; a wide character that begins before them is a part of it. */
export function textBetween(text: string, from: number, to: number): string {
	const columns = columnsOf(text);
	const start = columns[from] === rightHalf ? from - 1 : from;
	return columns.slice(start, to).join('').replaceAll(rightHalf, '');
}

/** The column in which the character at a column begins. */
export function characterAt(text: string, column: number): number {
	return columnsOf(text)[column] === rightHalf ? column - 1 : column;
}

/** The column after the character at a column. */
export function columnAfter(text: string, column: number): number {
	return column + (columnsOf(text)[column + 1] === rightHalf ? 2 : 1);
}
