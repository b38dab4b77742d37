import {indexFile} from '../../source/symbols/index-file.ts';
import {createRepositoryIndex, type RepositoryIndex} from '../../source/symbols/repository/repository-index.ts';
import {loadParser} from './parser.ts';

const parser = await loadParser();

/** The index of a repository given as texts by path. */
export async function indexRepository(texts: Readonly<Record<string, string>>): Promise<RepositoryIndex> {
	return createRepositoryIndex(await Promise.all(Object.entries(texts).map(async ([path, text]) => indexFile(parser, path, text))));
}

/** The index with some texts replaced. */
export async function withTexts(index: RepositoryIndex, texts: Readonly<Record<string, string | undefined>>): Promise<RepositoryIndex> {
	return index.update(await Promise.all(Object.entries(texts).map(async ([path, text]) => [path, text === undefined ? undefined : await indexFile(parser, path, text)] as const)));
}
