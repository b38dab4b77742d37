import type {Heading} from './markdown-headings.ts';

/** Finds the headings of a reStructuredText: lines with a line of one repeated mark below, and perhaps above. Levels are told by the order in which marks come. */
export function findRestructuredHeadings(text: string): Heading[] {
	const headings: Heading[] = [];
	const marks: string[] = [];
	let start = text.startsWith('\u{FEFF}') ? 1 : 0;
	const lines = text.slice(start).split('\n');
	let underline = -1;
	for (const [index, line] of lines.entries()) {
		const title = line.trim();
		const below = markOf(lines[index + 1]);
		if (below !== undefined && isTitle(line, below) && markOf(line) === undefined) {
			const isFramed = index - 1 !== underline && markOf(lines[index - 1]) === below;
			underline = index + 1;
			// Marks above and below are another level than the same mark below alone.
			const mark = `${isFramed ? 'above' : ''} ${below[0]}`;
			if (!marks.includes(mark)) {
				marks.push(mark);
			}

			headings.push({level: marks.indexOf(mark) + 1, title, start: isFramed ? start - lines[index - 1]!.length - 1 : start});
		}

		start += line.length + 1;
	}

	return headings;
}

/** A line of at least three of one mark, without the blanks behind. */
function markOf(line: string | undefined): string | undefined {
	const mark = line?.trimEnd() ?? '';
	return mark.length > 2 && marksOfHeadings.includes(mark[0]!) && mark === mark[0]!.repeat(mark.length) ? mark : undefined;
}

const marksOfHeadings = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~';

/** A mark shorter than its title is none. */
function isTitle(line: string, mark: string): boolean {
	return line.trim() !== '' && line.trimEnd().length <= mark.length;
}
