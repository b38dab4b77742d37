/** Text on one line, without what could steer a terminal, turn the order in which it is read, or stand in it unseen. */
export function oneLine(text: string): string {
	return text.replaceAll(/[\p{Bidi_Control}\p{Control}\u{2028}\u{2029}\u{E0000}-\u{E007F}]+/gv, ' ').trim();
}

/** The same for text of several lines, which keeps these and its tabs. */
export function severalLines(text: string): string {
	return text.replaceAll('\r\n', '\n').replaceAll(/[[\p{Bidi_Control}\p{Control}\u{2028}\u{2029}\u{E0000}-\u{E007F}]--[\t\n]]/gv, ' ');
}
