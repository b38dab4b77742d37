import {isMap, isScalar, parseDocument, type Pair, type YAMLMap} from 'yaml';
import {maxIndexedDataCharacters} from '../model/limits/symbols.ts';
import type {SourceSymbol} from './file-index.ts';
import {hashOf} from './hash.ts';
import {noContents, type Contents} from './index-code.ts';
import {lineStartsOf, rangeOf} from './lines.ts';
import {segmentOf} from './names.ts';
import {addressing, sectionSymbol} from './section.ts';

/** Indexes a JSON or YAML text: its keys and the keys within them are its symbols. */
export function indexData(text: string): Contents {
	if (text.length > maxIndexedDataCharacters) {
		return noContents;
	}

	const document = parseDocument(text, {logLevel: 'silent', uniqueKeys: false});
	if (document.errors.length > 0 || !isMap(document.contents)) {
		return noContents;
	}

	const listing: Listing = {text, lines: lineStartsOf(text), takeAddress: addressing(), symbols: []};
	listKeys(listing, document.contents, {parent: undefined, depth: 0});
	return {...noContents, symbols: listing.symbols};
}

type Listing = {
	readonly text: string;
	readonly lines: readonly number[];
	readonly takeAddress: (parent: string | undefined, name: string) => string;
	readonly symbols: SourceSymbol[];
};

// Deeper keys are settings of one thing and change together.
const deepestKeys = 2;

function listKeys(listing: Listing, map: YAMLMap, {parent, depth}: {readonly parent: string | undefined; readonly depth: number}): void {
	for (const pair of map.items) {
		const span = spanOf(listing.text, pair);
		const name = isScalar(pair.key) ? segmentOf(String(pair.key.value)) : undefined;
		if (!span || name === undefined) {
			continue;
		}

		const address = listing.takeAddress(parent, name);
		const body = hashOf(listing.text.slice(span.start, span.end).replaceAll(/[\t\r ]+/g, ' '));
		listing.symbols.push(sectionSymbol({kind: 'key', address, parent, range: rangeOf(listing.lines, span), text: listing.text, interface: name, body}));
		if (isMap(pair.value) && depth + 1 < deepestKeys) {
			listKeys(listing, pair.value, {parent: address, depth: depth + 1});
		}
	}
}

function spanOf(text: string, pair: Pair): {start: number; end: number} | undefined {
	const start = (pair.key as {range?: readonly number[]} | undefined)?.range?.[0];
	const valueEnd = (pair.value as {range?: readonly number[]} | undefined)?.range?.[1];
	const keyEnd = (pair.key as {range?: readonly number[]} | undefined)?.range?.[1];
	const end = valueEnd ?? keyEnd;
	return start === undefined || end === undefined ? undefined : {start, end: start + text.slice(start, end).trimEnd().length};
}
