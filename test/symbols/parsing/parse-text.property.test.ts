import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {test} from 'node:test';
import TreeSitter from '@vscode/tree-sitter-wasm';
import fc from 'fast-check';
import {indexCode, type Contents} from '../../../source/symbols/index-code.ts';
import {languageOf, type GrammarLanguage} from '../../../source/symbols/language.ts';
import {languageTables} from '../../../source/symbols/languages/tables.ts';
import {keptParses, type KeptParses} from '../../../source/symbols/parsing/kept-parses.ts';
import {parseText} from '../../../source/symbols/parsing/parse-text.ts';
import type {Syntax, SyntaxNode} from '../../../source/symbols/parsing/syntax.ts';
import {samples} from '../samples.ts';

const folder = new URL('../../../node_modules/@vscode/tree-sitter-wasm/wasm/', import.meta.url);
const pinned = {seed: 20_261_121, numRuns: 40};

await TreeSitter.Parser.init();

async function loadGrammar(language: GrammarLanguage): Promise<TreeSitter.Parser> {
	const parser = new TreeSitter.Parser();
	const grammar = await readFile(new URL(`tree-sitter-${language}.wasm`, folder));
	parser.setLanguage(await TreeSitter.Language.load(grammar));
	return parser;
}

type Edit = {readonly kind: 'rename' | 'rename all' | 'copy line' | 'move line' | 'drop line' | 'replace'; readonly at: number; readonly remove: number; readonly insert: string};

/** Edits that mostly leave a text well formed, among such as don't. */
const edit: fc.Arbitrary<Edit> = fc.record({
	kind: fc.constantFrom('rename', 'rename', 'rename all', 'copy line', 'move line', 'drop line', 'replace'),
	at: fc.nat(100_000),
	remove: fc.oneof(fc.constant(0), fc.nat(3), fc.nat(80)),
	insert: fc.oneof(
		fc.constantFrom('', 'x', '1', ' ', '\n', '\n\n', '\t', '_', 'é', '😀'),
		fc.constantFrom('{', '}', '(', ')', '"', '\'', '`', ',', ';', '#', '//', '/*', '*/', ':', '|', '&', '<', '>', '=', '@', '\\', '\r\n'),
		fc.constantFrom('// more\n', '# more\n', '| More', 'more();\n', '(more)', ' = more', '"""more"""', '`more`', 'MORE_API ', 'class More {}\n', 'def more\nend\n'),
	),
});

function applyEdit(text: string, {kind, at, remove, insert}: Edit): string {
	const start = at % (text.length + 1);
	const line = text.lastIndexOf('\n', start - 1) + 1;
	const next = text.includes('\n', start) ? text.indexOf('\n', start) + 1 : text.length;
	switch (kind) {
		case 'rename': {
			return text.slice(0, start) + text.slice(start).replace(/\b(?=\W)/, () => `${insert.replaceAll(/\W/g, '')}x`);
		}

		// What a name stands for is another where it is bound or imported, and nothing where it is used.
		case 'rename all': {
			const [word = 'x'] = /[a-z]\w*/i.exec(text.slice(start)) ?? [];
			return text.replaceAll(new RegExp(String.raw`\b${word}\b(?=.*[=:(,;])`, 'g'), () => `${word}x`);
		}

		case 'move line': {
			return text.slice(line, next) + text.slice(0, line) + text.slice(next);
		}

		case 'copy line': {
			return text.slice(0, next) + text.slice(line, next) + text.slice(next);
		}

		case 'drop line': {
			return text.slice(0, line) + text.slice(next);
		}

		case 'replace': {
			return text.slice(0, start) + insert + text.slice(start + remove);
		}
	}
}

function indexOf(syntax: Syntax | undefined, path: string): Contents | undefined {
	return syntax && indexCode(syntax, languageTables[languageOf(path, syntax.text) as GrammarLanguage], path);
}

/** A node with all in it, without what was read of it. */
function plain({type, field, start, end, isNamed, normalStart, normalEnd, isApart, children}: SyntaxNode): Readonly<Record<string, unknown>> {
	return {type, field, start, end, isNamed, normalStart, normalEnd, isApart, children: children.map(child => plain(child))};
}

const grammarSamples = [...samples].map(([path, sample]) => ({path, language: languageOf(path, sample), sample})).filter(({language}) => Object.hasOwn(languageTables, language)) as Array<{path: string; language: GrammarLanguage; sample: string}>;

for (const {path, language, sample} of grammarSamples) {
	test(`edited ${language} is read as from nothing`, async () => {
		const parser = await loadGrammar(language);
		fc.assert(fc.property(fc.array(edit, {minLength: 1, maxLength: 5}), edits => {
			const kept = keptParses();
			const texts = [sample];
			for (const one of edits) {
				texts.push(applyEdit(texts.at(-1)!, one));
			}

			const read = (text: string, others?: KeptParses) => {
				const syntax = parseText(parser, language, text, others);
				return {syntax: syntax && {...syntax, root: plain(syntax.root)}, index: indexOf(syntax, path)};
			};

			assert.deepEqual(texts.map(text => read(text, kept)), texts.map(text => read(text)));
			kept.dispose();
		}), pinned);
	});
}
