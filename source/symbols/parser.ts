import TreeSitter, {type Parser} from '@vscode/tree-sitter-wasm';
import {maxKeptSyntaxes} from '../model/limits/symbols.ts';
import type {GrammarLanguage} from './language.ts';
import type {LanguageTable} from './language-table.ts';
import {languageTables} from './languages/tables.ts';
import {readSyntax, type Syntax} from './syntax.ts';

/** Where the parser's WebAssembly comes from; the room itself reads no file. */
export type ParserSources = {
	/** Bytes of `tree-sitter.wasm`. */
	readonly loadRuntime: () => Promise<Uint8Array>;
	/** Bytes of a grammar, asked once for each language when its first file is parsed. */
	readonly loadGrammar: (language: GrammarLanguage) => Promise<Uint8Array>;
	/** Told once if the runtime itself has died. From then on no file has symbols, which is safe but coarse, until the process starts anew. */
	readonly onBroken?: (error: unknown) => void;
};

/** Turns source text into syntax, loading each grammar when first needed. */
export type SourceParser = {
	/** Nothing for a text that the grammar can't get through in reasonable time. */
	readonly parse: (language: GrammarLanguage, text: string) => Promise<Syntax | undefined>;
	readonly dispose: () => void;
};

/** Starts the parser's runtime. A grammar that can't be loaded rejects the parse and is asked for again by the next. */
export async function createParser(sources: ParserSources): Promise<SourceParser> {
	await TreeSitter.Parser.init(runtimeOptions(await sources.loadRuntime()));
	const parsers = new Map<GrammarLanguage, Promise<Parser>>();
	const kept: Kept[] = [];
	let isBroken = false;

	const parserFor = async (language: GrammarLanguage) => {
		const known = parsers.get(language);
		if (known) {
			return known;
		}

		const loading = startParser(sources, language);
		parsers.set(language, loading);
		try {
			return await loading;
		} catch (error) {
			parsers.delete(language);
			throw error;
		}
	};

	return {
		async parse(language, text) {
			const known = kept.find(parsed => parsed.language === language && parsed.text === text);
			if (known) {
				return known.syntax;
			}

			const parser = isBroken ? undefined : await parserFor(language);
			try {
				const syntax = parser && !isBroken ? parseText(parser, text, languageTables[language]) : undefined;
				kept.splice(maxKeptSyntaxes - 1);
				kept.unshift({language, text, syntax});
				return syntax;
			} catch (error) {
				// Once WebAssembly aborts (out of memory, say), every later call into it throws.
				isBroken = true;
				sources.onBroken?.(error);
				return undefined;
			}
		},
		dispose() {
			for (const loading of parsers.values()) {
				void loading.then(parser => {
					parser.delete();
				});
			}

			parsers.clear();
			kept.length = 0;
		},
	};
}

type Kept = {readonly language: GrammarLanguage; readonly text: string; readonly syntax: Syntax | undefined};

function parseText(parser: Parser, text: string, table: LanguageTable): Syntax | undefined {
	let pauses = 0;
	const readable = table.readable?.(text) ?? text;
	// The parser counts offsets in bytes of UTF-16.
	const progressCallback = ({currentOffset}: {currentOffset: number}) => {
		pauses++;
		return pauses > sparePauses + (pausesPerCharacter * currentOffset / 2);
	};

	// eslint-disable-next-line @typescript-eslint/strict-void-return -- the types leave out that returning true ends the parse
	const tree = parser.parse(readable, undefined, {progressCallback});
	if (!tree) {
		parser.reset();
		return undefined;
	}

	try {
		return {...readSyntax(tree, text, table), readable};
	} finally {
		tree.delete();
	}
}

// The parser pauses every hundred operations. Real files need 0.01 pauses a character, the densest text that is no attack 0.06;
// where a grammar is ambiguous it can need any number.
const pausesPerCharacter = 0.08;
const sparePauses = 500;

async function startParser(sources: ParserSources, language: GrammarLanguage): Promise<Parser> {
	const grammar = await TreeSitter.Language.load(await sources.loadGrammar(language));
	const parser = new TreeSitter.Parser();
	parser.setLanguage(grammar);
	return parser;
}

// The types name only `locateFile`, but the options go to Emscripten, which takes the bytes themselves.
function runtimeOptions(wasmBinary: Uint8Array): Parameters<typeof TreeSitter.Parser.init>[0] {
	return {wasmBinary} as unknown as Parameters<typeof TreeSitter.Parser.init>[0];
}
