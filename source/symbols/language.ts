import {maxIndexedCharacters} from '../model/limits/symbols.ts';

/** A language whose files are parsed with a grammar. */
export type GrammarLanguage = 'typescript' | 'tsx' | 'javascript' | 'python' | 'go' | 'rust' | 'java' | 'cpp' | 'c-sharp' | 'ruby' | 'php';

/** What a file is read as; `text` and `binary` files have no symbols. */
export type Language = GrammarLanguage | 'markdown' | 'restructured-text' | 'data' | 'text' | 'binary';

const languagesByExtension: Readonly<Record<string, Language>> = {
	ts: 'typescript', mts: 'typescript', cts: 'typescript', tsx: 'tsx',
	js: 'javascript', mjs: 'javascript', cjs: 'javascript', jsx: 'javascript',
	py: 'python', pyi: 'python', go: 'go', rs: 'rust', java: 'java',
	c: 'cpp', h: 'cpp', cc: 'cpp', cpp: 'cpp', cxx: 'cpp', hh: 'cpp', hpp: 'cpp', hxx: 'cpp',
	cs: 'c-sharp', rb: 'ruby', rake: 'ruby', php: 'php',
	md: 'markdown', markdown: 'markdown', mdx: 'markdown', rst: 'restructured-text',
	json: 'data', yaml: 'data', yml: 'data',
};

const byteOrderMark = '\u{FEFF}';

/** Says what a file is read as, from its name and its text. */
export function languageOf(path: string, text: string): Language {
	if (text.includes('\0')) {
		return 'binary';
	}

	if (text === '' || text === byteOrderMark || text.length > maxIndexedCharacters) {
		return 'text';
	}

	const name = path.slice(path.lastIndexOf('/') + 1);
	const extension = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
	return Object.hasOwn(languagesByExtension, extension) ? languagesByExtension[extension]! : 'text';
}
