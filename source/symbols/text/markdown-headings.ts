export type Heading = {readonly level: number; readonly title: string; readonly start: number};

/** Finds the headings of a Markdown text, but not what looks like one in code or front matter. */
export function findHeadings(text: string): Heading[] {
	const headings: Heading[] = [];
	let region = /^\u{FEFF}?---\r?\n/u.test(text) ? frontMatter : undefined;
	let previous = '';
	let start = 0;
	for (const [index, line] of text.split('\n').entries()) {
		const found = region === undefined ? headingAt(line, previous) : undefined;
		if (found) {
			headings.push({level: found.level, title: found.title, start: found.isUnderline ? start - previous.length - 1 : start});
		}

		const isPlain = region === undefined;
		region = index === 0 && region !== undefined ? region : regionAfter(line, region);
		previous = isPlain && region === undefined && !found ? line : '';
		start += line.length + 1;
	}

	return headings;
}

// Between these nothing is a heading; a region is named by what ends it.
const frontMatter = '---';

function regionAfter(line: string, region: string | undefined): string | undefined {
	const marker = /^ {0,3}(?<marker>`{3,}|~{3,}|---)/.exec(line)?.groups!.marker;
	if (region === undefined) {
		return marker === frontMatter ? undefined : marker;
	}

	return marker?.startsWith(region) && line.trim() === marker ? undefined : region;
}

function headingAt(line: string, previous: string): {level: number; title: string; isUnderline: boolean} | undefined {
	// A carriage return at the end is one more character of the line.
	const {hashes, rest} = /^\u{FEFF}? {0,3}(?<hashes>#{1,6})(?<rest>[\t ].*|\r?)$/su.exec(line)?.groups ?? {};
	if (hashes !== undefined) {
		return {level: hashes.length, title: withoutClosing(rest!.trim()), isUnderline: false};
	}

	const isUnderline = /^ {0,3}(?:=+|-{2,})\s*$/.test(line) && /^ {0,3}[^\s#*+\->|]/.test(previous);
	return isUnderline ? {level: line.trimStart().startsWith('=') ? 1 : 2, title: previous.trim(), isUnderline} : undefined;
}

function withoutClosing(title: string): string {
	const words = title.split(/[\t ]+/);
	return /^#+$/.test(words.at(-1) ?? '') ? words.slice(0, -1).join(' ') : title;
}
