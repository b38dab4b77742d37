import type {SourceSymbol} from '../file-index.ts';
import {hashOf} from '../hash.ts';
import {noContents, type Contents} from '../index-code.ts';
import {lineStartsOf, rangeOf} from '../lines.ts';
import {slugOf} from '../names.ts';
import type {Heading} from './markdown-headings.ts';
import {addressing, sectionSymbol} from './section.ts';

/** Indexes prose: a heading and what it heads is a section, named as GitHub links to it. */
export function indexSections(text: string, headings: readonly Heading[]): Contents {
	const title = titleOf(headings);
	const lines = lineStartsOf(text);
	const takeAddress = addressing();
	const symbols: SourceSymbol[] = [];
	let open: Array<{level: number; address: string}> = [];
	for (const [index, heading] of headings.entries()) {
		const slug = slugOf(heading.title);
		if (slug === undefined) {
			continue;
		}

		open = open.filter(({level}) => level < heading.level);
		const parent = open.at(-1)?.address;
		const address = takeAddress(parent, slug);
		const next = headings.slice(index + 1).find(later => heading === title || later.level <= heading.level);
		const section = text.slice(heading.start, next?.start).trimEnd();
		const range = rangeOf(lines, {start: heading.start, end: heading.start + section.length});
		const body = hashOf(section.replaceAll(/\s+/g, ' '));
		symbols.push(sectionSymbol({kind: 'section', address, parent, range, text, interface: heading.title, body}));
		if (heading !== title) {
			open.push({level: heading.level, address});
		}
	}

	return {...noContents, symbols};
}

// A document's one title heads the whole file: were its sections its members, every address would begin with it.
function titleOf(headings: readonly Heading[]): Heading | undefined {
	return headings.filter(({level}) => level === 1).length === 1 && headings[0]!.level === 1 ? headings[0] : undefined;
}
