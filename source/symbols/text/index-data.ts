import {isMap, isScalar, isSeq, parseAllDocuments, type Pair, type YAMLMap, type YAMLSeq} from 'yaml';
import {maxIndexedDataCharacters} from '../../model/limits/symbols.ts';
import type {SourceSymbol} from '../file-index.ts';
import {hashOf} from '../hash.ts';
import {noContents, type Contents} from '../index-code.ts';
import {lineStartsOf, rangeOf} from '../lines.ts';
import {segmentOf} from '../names.ts';
import type {Span} from '../parsing/syntax.ts';
import {addressing, sectionSymbol} from './section.ts';

/** Indexes a JSON or YAML text: its keys, the keys within them and what a list names are its symbols. */
export function indexData(text: string): Contents {
	if (text.length > maxIndexedDataCharacters) {
		return noContents;
	}

	const documents = [...parseAllDocuments(text, {logLevel: 'silent', uniqueKeys: false})];
	const listing: Listing = {text, lines: lineStartsOf(text), takeAddress: addressing(), symbols: []};
	for (const {contents} of documents.some(({errors}) => errors.length > 0) ? [] : documents) {
		if (isMap(contents)) {
			listKeys(listing, contents, {parent: undefined, depth: 0});
		}
	}

	return {...noContents, symbols: listing.symbols};
}

type Listing = {
	readonly text: string;
	readonly lines: readonly number[];
	readonly takeAddress: (parent: string | undefined, name: string) => string;
	readonly symbols: SourceSymbol[];
};

// Deeper keys are settings of one thing and change together.
const deepestKeys = 4;

type Place = {readonly parent: string | undefined; readonly depth: number};

function listKeys(listing: Listing, map: YAMLMap, {parent, depth}: Place): void {
	for (const pair of map.items) {
		const span = spanOf(listing.text, pair);
		const name = isScalar(pair.key) ? segmentOf(String(pair.key.value)) : undefined;
		if (span && name !== undefined) {
			listWithin(listing, pair.value, {parent: add(listing, name, span, parent), depth: depth + 1});
		}
	}
}

/** Items of a list that say what they are called, as a workflow's steps do. */
function listItems(listing: Listing, list: YAMLSeq, {parent, depth}: Place): void {
	for (const item of list.items) {
		const name = isMap(item) ? itemName(item) : undefined;
		const span = spanBetween(listing.text, rangeOfNode(item)?.[0], rangeOfNode(item)?.[1]);
		if (span && name !== undefined) {
			listWithin(listing, item, {parent: add(listing, name, span, parent), depth: depth + 1});
		}
	}
}

function listWithin(listing: Listing, value: unknown, place: Place): void {
	if (place.depth >= deepestKeys) {
		return;
	}

	if (isMap(value)) {
		listKeys(listing, value, place);
	} else if (isSeq(value)) {
		listItems(listing, value, place);
	}
}

function itemName(item: YAMLMap): string | undefined {
	const called = ['id', 'name', 'uses'].map(key => item.get(key)).find((value): value is string => typeof value === 'string');
	// A version behind it is no part of a name.
	return called === undefined ? undefined : segmentOf(called.split('@', 1)[0]!);
}

function add({text, lines, takeAddress, symbols}: Listing, name: string, span: Span, parent: string | undefined): string {
	const address = takeAddress(parent, name);
	const body = hashOf(text.slice(span.start, span.end).replaceAll('\r\n', '\n').replaceAll(/[\t\r ]+/g, ' '));
	symbols.push(sectionSymbol({kind: 'key', address, parent, range: rangeOf(lines, span), text, interface: name, body}));
	return address;
}

function spanOf(text: string, {key, value}: Pair): Span | undefined {
	return spanBetween(text, rangeOfNode(key)?.[0], rangeOfNode(value)?.[1] ?? rangeOfNode(key)?.[1]);
}

function spanBetween(text: string, start: number | undefined, end: number | undefined): Span | undefined {
	return start === undefined || end === undefined ? undefined : {start, end: start + text.slice(start, end).trimEnd().length};
}

function rangeOfNode(node: unknown): readonly number[] | undefined {
	return (node as {readonly range?: readonly number[]} | undefined)?.range;
}
