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
	const parsed = near ? parseFrom(near, parser, readable) : parse(parser, readable, undefined);
	if (!parsed) {
		return undefined;
	}

	const {tree, pauses, former} = parsed;
	const syntax = readSyntax(tree, {text, readable}, table, {former, isKept: kept !== undefined});
	if (kept) {
		kept.keep({language, syntax, tree, pauses});
	} else {
		tree.delete();
	}

	return syntax;
}

type Parsed = Pick<Parse, 'tree' | 'pauses'> & {readonly former?: FormerSyntax};

function parseFrom(near: Near, parser: Parser, readable: string): Parsed | undefined {
	const {parse: {syntax}, edit} = near;
	const edited = editedTree(near, readable);
	const parsed = parseQuickly(near, parser, {readable, edited}) ?? parse(parser, readable, undefined);
	const ranges = parsed ? edited.getChangedRanges(parsed.tree) : [];
	edited.delete();
	return parsed && {...parsed, former: {syntax, edit, changed: [edit, ...ranges.map(({startIndex, endIndex}) => ({start: startIndex, end: endIndex}))]}};
}

// What a grammar makes of errors, and with them of other places, depends on what it starts from: so a text with errors is parsed from nothing, and
// so is the next. The same goes for a text that may be too slow to parse.
function parseQuickly({parse: {syntax, pauses}}: Near, parser: Parser, {readable, edited}: {readonly readable: string; readonly edited: Tree}): Parsed | undefined {
	const parsed = syntax.errors.length > 0 ? undefined : parse(parser, readable, edited);
	if (!parsed) {
		return undefined;
	}

	const all = pauses + parsed.pauses;
	if (parsed.tree.rootNode.hasError || all > allowedPauses(readable.length)) {
		parsed.tree.delete();
		return undefined;
	}

	return {tree: parsed.tree, pauses: all};
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
