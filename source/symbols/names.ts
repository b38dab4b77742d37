/** Makes one segment of an address out of a name in source text: no dots, hashes, quotes or spaces. Undefined when nothing is left. */
export function segmentOf(name: string): string | undefined {
	return isSegment.test(name) ? name.slice(0, maxSegmentLength) : joined(name.split(separators));
}

/** Makes one segment of an address out of a method's name that may be an operator, telling those apart of which nothing would be left. */
export function operatorSegmentOf(name: string): string | undefined {
	return segmentOf(name.replace('()', ' call').replace('[]', ' index').replaceAll('*', ' star').replace(',', ' comma'));
}

/** Makes a segment out of a sentence, as GitHub does for headings: `Getting started!` is `getting-started`. */
export function slugOf(title: string): string | undefined {
	return joined(title.toLowerCase().split(/[^\p{Letter}\p{Number}_]+/u));
}

const separators = /[\s"#'()*,.?[\\\]`{}]+/;
// As nearly every name in a text is.
const isSegment = /^[\w$]+$/;

// A name longer than this is generated; an address has to stay readable in a table.
const maxSegmentLength = 80;

function joined(parts: readonly string[]): string | undefined {
	const segment = parts.filter(part => part !== '').join('-');
	return segment === '' ? undefined : segment.slice(0, maxSegmentLength);
}
