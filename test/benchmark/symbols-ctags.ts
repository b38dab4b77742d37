import {execa} from 'execa';
import type {RepositoryIndex} from '../../source/symbols/repository/repository-index.ts';
import type {Corpus} from './symbols.ts';
import {compareDeclared, type Score} from './symbols-score.ts';

type Tag = {readonly path: string; readonly name: string; readonly line: number; readonly kind: string};

/** Compares symbols with those of Universal Ctags, one score a language; none where it isn't installed. Its word on JavaScript is not that of the compiler. */
export const compareWithCtags = async ({folder, texts}: Corpus, index: RepositoryIndex): Promise<Score[]> => {
	const byLanguage = Map.groupBy(texts.keys(), file => index.file(file)!.language);
	const scores: Score[] = [];
	for (const [language, files] of byLanguage) {
		const tags = compared.has(language) ? await readTags(folder, files) : [];
		const declared = new Map(files.map(file => [file, tags.filter(({path}) => path === file)]));
		scores.push(...tags.length === 0 ? [] : [compareDeclared(`${language} symbols against Universal Ctags`, index, declared, ({kind}) => isCode.test(kind))]);
	}

	return scores;
};

const compared: ReadonlySet<string> = new Set(['python', 'go', 'rust', 'java', 'cpp', 'c-sharp', 'ruby', 'php']);

const readTags = async (folder: string, files: readonly string[]): Promise<Tag[]> => {
	const listing = await execa('ctags', ['--output-format=json', '--fields=+neKs', '--sort=no', '-f', '-', '-L', '-'], {cwd: folder, input: files.join('\n'), reject: false, maxBuffer: 512 * 1024 * 1024});
	if (listing.failed) {
		console.log('  Universal Ctags is not installed: not compared.');
	}

	const lines = listing.stdout?.split('\n').filter(line => line.startsWith('{"_type": "tag"')) ?? [];
	return lines.map(line => JSON.parse(line) as Tag).filter(({kind}) => theirKinds.test(kind));
};

// Both have kinds that the other doesn't list: variables, parameters, fields.
const theirKinds = /^(?:class|function|method|member|interface|struct|enum|type|trait|func|module|namespace|macro)$/v;
const isCode = /^(?:class|function|method|interface|struct|trait|enum|type|namespace|macro)$/v;
