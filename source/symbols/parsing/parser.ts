import TreeSitter, {type Parser} from '@vscode/tree-sitter-wasm';
import type {GrammarLanguage} from '../language.ts';
import {keptParses, type KeptParses} from './kept-parses.ts';
import {parseText} from './parse-text.ts';
import type {Syntax} from './syntax.ts';

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
	/** The same for a text that is being edited: it is kept, and the next that differs little is parsed from it. */
	readonly follow: (language: GrammarLanguage, text: string) => Promise<Syntax | undefined>;
	readonly dispose: () => void;
};

/** Starts the parser's runtime. A grammar that can't be loaded rejects the parse and is asked for again by the next. */
export async function createParser(sources: ParserSources): Promise<SourceParser> {
	await TreeSitter.Parser.init(runtimeOptions(await sources.loadRuntime()));
	const parsers = new Map<GrammarLanguage, Promise<Parser>>();
	const kept = keptParses();
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

	const parse = async (language: GrammarLanguage, text: string, others?: KeptParses) => {
		const parser = isBroken ? undefined : await parserFor(language);
		try {
			return parser && !isBroken ? parseText(parser, language, text, others) : undefined;
		} catch (error) {
			// Once WebAssembly aborts (out of memory, say), every later call into it throws.
			isBroken = true;
			sources.onBroken?.(error);
			return undefined;
		}
	};

	return {
		parse: async (language, text) => parse(language, text),
		follow: async (language, text) => parse(language, text, kept),
		dispose() {
			kept.dispose();
			for (const loading of parsers.values()) {
				void loading.then(parser => {
					parser.delete();
				});
			}

			parsers.clear();
		},
	};
}

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
