import type {Edit, Parser, Point, Tree} from '@vscode/tree-sitter-wasm';
import type {GrammarLanguage} from '../language.ts';
import {languageTables} from '../languages/tables.ts';
import {lineAt, lineStartsOf} from '../lines.ts';
import type {Syntax} from './syntax.ts';
import type {FormerSyntax} from './former-syntax.ts';
import type {KeptParses, Near, Parse} from './kept-parses.ts';
import {readSyntax} from './read-syntax.ts';
import type {TextEdit} from './text-edit.ts';

/** Parses a text; where others are kept, from the one that differs least, with the same outcome. Nothing for a text that the grammar can't get through. */
export function parseText(parser: Parser, language: GrammarLanguage, text: string, kept?: KeptParses): Syntax | undefined {
	const known = kept?.find(language, text);
	if (known) {
		return known;
	}

	const table = languageTables[language];
	const readable = table.readable?.(text) ?? text;
	const near = kept?.nearest(language, text, readable);
	const quick = near && parseFrom(near, parser, readable);
	const parsed = quick ?? parse(parser, readable, undefined);
	if (!parsed) {
		return undefined;
	}

	const syntax = {...readSyntax(parsed.tree, text, table, {former: quick?.former, isKept: kept !== undefined}), readable};
	if (kept && syntax.errors.length === 0) {
		kept.keep({language, syntax, tree: parsed.tree, pauses: parsed.pauses});
	} else {
		parsed.tree.delete();
	}

	return syntax;
}

type Parsed = Pick<Parse, 'tree' | 'pauses'>;

// What a grammar makes of errors, and with them of other places, depends on what it starts from: so a text with errors is parsed from nothing and
// nothing from it. The same goes for a text that may be too slow to parse.
function parseFrom(near: Near, parser: Parser, readable: string): Parsed & {readonly former: FormerSyntax} | undefined {
	const {parse: {syntax, pauses}, edit} = near;
	const edited = editedTree(near, readable);
	const parsed = parse(parser, readable, edited);
	const ranges = parsed ? edited.getChangedRanges(parsed.tree) : [];
	edited.delete();
	if (!parsed || parsed.tree.rootNode.hasError || pauses + parsed.pauses > allowedPauses(readable.length)) {
		parsed?.tree.delete();
		return undefined;
	}

	return {tree: parsed.tree, pauses: pauses + parsed.pauses, former: {syntax, edit, changed: [edit, ...ranges.map(({startIndex, endIndex}) => ({start: startIndex, end: endIndex}))]}};
}

function parse(parser: Parser, readable: string, edited: Tree | undefined): Parsed | undefined {
	let pauses = 0;
	// The parser counts offsets in bytes of UTF-16.
	const progressCallback = ({currentOffset}: {currentOffset: number}) => {
		pauses++;
		return pauses > allowedPauses(currentOffset / 2);
	};

	// eslint-disable-next-line @typescript-eslint/strict-void-return -- the types leave out that returning true ends the parse
	const tree = parser.parse(readable, edited, {progressCallback});
	if (!tree) {
		parser.reset();
		return undefined;
	}

	return {tree, pauses};
}

// The parser pauses every hundred operations. Real files need 0.01 pauses a character, the densest text that is no attack 0.06;
// where a grammar is ambiguous it can need any number.
function allowedPauses(characters: number): number {
	return 500 + (0.08 * characters);
}

function editedTree({parse: {tree, syntax}, edit}: Near, readable: string): Tree {
	const edited = tree.copy();
	edited.edit(describe(edit, syntax.readable, readable));
	return edited;
}

function describe({start, end, oldEnd}: TextEdit, before: string, after: string): Edit {
	const [old, now] = [pointsIn(before), pointsIn(after)];
	return {startIndex: start, oldEndIndex: oldEnd, newEndIndex: end, startPosition: now(start), oldEndPosition: old(oldEnd), newEndPosition: now(end)};
}

function pointsIn(text: string): (offset: number) => Point {
	const lines = lineStartsOf(text);
	return offset => {
		const line = lineAt(lines, offset) - 1;
		return {row: line, column: offset - lines[line]!};
	};
}
