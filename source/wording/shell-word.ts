/** A text as one word of a shell, in quotes. */
export function quotedWord(text: string): string {
	return `'${text.replaceAll('\'', String.raw`'\''`)}'`;
}

/** The same, without quotes where it needs none. */
export function shellWord(text: string): string {
	return /^[\w\-.\/]+$/v.test(text) ? text : quotedWord(text);
}
