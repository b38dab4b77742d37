import {execa} from 'execa';
import type {Language} from '../../source/symbols/language.ts';
import {operatorSegmentOf} from '../../source/symbols/names.ts';
import type {RepositoryIndex} from '../../source/symbols/repository/repository-index.ts';
import type {Corpus} from './symbols.ts';
import {compareDeclared, type Score} from './symbols-score.ts';

type Tag = {readonly path: string; readonly name: string; readonly line: number; readonly kind: string};

/** Compares symbols with those of Universal Ctags, one score a language; none where it isn't installed. Its word on JavaScript is not that of the compiler. */
export const compareWithCtags = async ({folder, texts}: Corpus, index: RepositoryIndex): Promise<Score[]> => {
	const byLanguage = Map.groupBy(texts.keys(), file => index.file(file)!.language);
	const scores: Score[] = [];
	for (const [language, files] of byLanguage) {
		const kinds = kindsCompared[language];
		const tags = kinds ? (await readTags(folder, files)).filter(({kind}) => kinds.theirs.has(kind)) : [];
		const declared = new Map(files.map(file => [file, tags.filter(({path}) => path === file)]));
		scores.push(...kinds && tags.length > 0 ? [compareDeclared(`${language} symbols against Universal Ctags`, index, declared, ({kind}) => kinds.ours.has(kind))] : []);
	}

	return scores;
};

type Kinds = {readonly theirs: ReadonlySet<string>; readonly ours: ReadonlySet<string>};

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

// Only kinds that both list: neither parameters and locals nor, where one of the two has none, fields, constants and values of enums.
const kindsCompared: Readonly<Partial<Record<Language, Kinds>>> = {
	python: {theirs: words('class function member'), ours: words('class function method')},
	go: {theirs: words('func type struct interface talias const var'), ours: words('function method type const')},
	rust: {theirs: words('module struct interface enum typedef function method macro'), ours: words('namespace struct trait enum type function method macro')},
	java: {theirs: words('class interface annotation enum enumConstant method field'), ours: words('class interface method constructor field const')},
	cpp: {theirs: words('class struct union enum namespace typedef function prototype macro member variable'), ours: words('class struct enum namespace type function method macro field const')},
	'c-sharp': {theirs: words('class struct interface enum namespace method property event field'), ours: words('class struct interface enum namespace method constructor property field')},
	ruby: {theirs: words('class module method singletonMethod constant'), ours: words('class namespace method const')},
	php: {theirs: words('class interface trait function define'), ours: words('class interface trait function method const')},
};

const readTags = async (folder: string, files: readonly string[]): Promise<Tag[]> => {
	const listing = await execa('ctags', ['--output-format=json', '--fields=+neKs', '--kinds-C=+p', '--kinds-C++=+p', '--sort=no', '-f', '-', '-L', '-'], {cwd: folder, input: files.join('\n'), reject: false, maxBuffer: 512 * 1024 * 1024});
	if (listing.failed) {
		console.log('  Universal Ctags is not installed: not compared.');
	}

	const lines = listing.stdout?.split('\n').filter(line => line.startsWith('{"_type": "tag"')) ?? [];
	// It makes up names for what has none.
	return lines.map(line => JSON.parse(line) as Tag).filter(({name}) => !name.startsWith('__anon')).map(tag => ({...tag, name: spelled(tag.name)}));
};

// As the last segment of an address spells it: no question mark, operators in words, no qualification, no arguments of a template.
const spelled = (name: string): string => {
	const own = name.slice(name.lastIndexOf('.') + 1);
	const plain = name.startsWith('operator') ? name.replace(/^operator (?=\W)/v, 'operator') : /^\w[^<]*/v.exec(own)?.[0] ?? name;
	return operatorSegmentOf(plain) ?? name;
};
