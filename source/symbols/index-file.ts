import type {FileIndex, SourceSymbol} from './file-index.ts';
import {hashOf} from './hash.ts';
import {indexCode, noContents, type Contents} from './index-code.ts';
import {indexData} from './text/index-data.ts';
import {indexSections} from './text/index-sections.ts';
import {languageOf, type Language} from './language.ts';
import {lineStartsOf, rangeOf} from './lines.ts';
import {languageTables} from './languages/tables.ts';
import {readManifest} from './manifest.ts';
import {findHeadings} from './text/markdown-headings.ts';
import type {SourceParser} from './parsing/parser.ts';
import {findRestructuredHeadings} from './text/restructured-headings.ts';

/** Indexes one file's text. A text that is too long, binary, or in no known language has no symbols; one with errors has those that still parse. */
export async function indexFile(parser: Pick<SourceParser, 'parse'>, path: string, text: string): Promise<FileIndex> {
	const language = languageOf(path, text);
	const manifest = readManifest(path, text);
	return {path, language, ...await contentsOf(parser, {path, text, language}), ...manifest && {manifest}, hash: hashOf(text)};
}

/** The symbol at an address. */
export function symbolAt(index: FileIndex, address: string): SourceSymbol | undefined {
	return index.symbols.find(symbol => symbol.address === address);
}

/** The signature at an address as a person would quote it. */
export function interfaceOf(index: FileIndex, address: string): string | undefined {
	return symbolAt(index, address)?.interface;
}

async function contentsOf(parser: Pick<SourceParser, 'parse'>, {path, text, language}: {readonly path: string; readonly text: string; readonly language: Language}): Promise<Contents> {
	switch (language) {
		case 'text':
		case 'binary': {
			return noContents;
		}

		case 'markdown': {
			return indexSections(text, findHeadings(text));
		}

		case 'restructured-text': {
			return indexSections(text, findRestructuredHeadings(text));
		}

		case 'data': {
			return indexData(text);
		}

		case 'typescript':
		case 'tsx':
		case 'javascript':
		case 'python':
		case 'go':
		case 'rust':
		case 'java':
		case 'cpp':
		case 'c-sharp':
		case 'ruby':
		case 'php': {
			const syntax = await parser.parse(language, text);
			return syntax ? indexCode(syntax, languageTables[language], path) : {...noContents, errors: [rangeOf(lineStartsOf(text), {start: 0, end: text.length})]};
		}
	}
}
