import {readdir, readFile} from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {parseArgs} from 'node:util';
import {execa} from 'execa';
import {listFiles} from '../../source/git/reading/list-files.ts';
import {maxIndexedCharacters} from '../../source/model/limits/symbols.ts';
import {decodeText} from '../../source/symbols/text/decode-text.ts';
import type {FileIndex} from '../../source/symbols/file-index.ts';
import {indexFile} from '../../source/symbols/index-file.ts';
import {isForeign} from '../../source/symbols/is-foreign.ts';
import {createRepositoryIndex, type RepositoryIndex} from '../../source/symbols/repository/repository-index.ts';
import {loadParser} from '../symbols/parser.ts';
import {compareWithCompiler} from './symbols-compiler.ts';
import {compareWithCtags} from './symbols-ctags.ts';
import {printScore} from './symbols-score.ts';
import {compareWithSyntax} from './symbols-syntax.ts';

/** A folder of real files, with their texts. */
export type Corpus = {readonly name: string; readonly folder: string; readonly texts: ReadonlyMap<string, string>};

const root = path.join(import.meta.dirname, '../..');
const parser = await loadParser();

/**
Prints how fast files are indexed, and how far symbols and references agree with Universal Ctags and the TypeScript compiler: on this project, on
installed packages and Python's own library, or instead on each checkout given with `--repository PATH`. `--misses` lists what differs.
*/
export const measure = async (words: readonly string[]): Promise<void> => {
	const {values} = parseArgs({args: [...words], options: {repository: {type: 'string', multiple: true, default: []}, misses: {type: 'boolean', default: false}}});
	const corpora = values.repository.length > 0 ? await gatherCheckouts(values.repository) : await gatherOwn();
	for (const corpus of corpora) {
		const index = await measureSpeed(corpus);
		const scores = [...await compareWithCtags(corpus, index), ...compareWithSyntax(corpus, index), ...compareWithCompiler(corpus, index)];
		for (const score of scores) {
			printScore(score, values.misses);
		}

		console.log();
	}
};

const gatherCheckouts = async (folders: readonly string[]): Promise<Corpus[]> => Promise.all(folders.map(async folder => readCorpus(path.basename(folder), path.resolve(folder), await listFiles(folder))));

const gatherOwn = async (): Promise<Corpus[]> => {
	const python = await execa('python3', ['-c', 'import sysconfig; print(sysconfig.get_paths()["stdlib"])'], {reject: false});
	const installed = path.join(root, 'node_modules');
	return Promise.all([
		readCorpus('this project', root, await listFiles(root)),
		readCorpus('installed packages', installed, await packageFiles(installed)),
		...python.exitCode === 0 ? [readCorpus('Python\'s library', python.stdout, await pythonFiles(python.stdout))] : [],
	]);
};

const packages = ['ajv/lib', 'yaml/dist', 'execa/lib', 'picomatch/lib', 'ink/build', 'fast-check/lib', 'simple-git/dist', 'conf/dist', 'react/cjs'];

const packageFiles = async (folder: string): Promise<string[]> => {
	const found = await Promise.all(packages.map(async name => filesBelow(path.join(folder, name), /(?<!\.min)\.[cm]?[jt]sx?$/v)));
	return found.flat().map(file => path.relative(folder, file));
};

const pythonFiles = async (folder: string): Promise<string[]> => {
	const files = await filesBelow(folder, /\.py$/v);
	return files.map(file => path.relative(folder, file)).filter(file => !/(?:^|\/)(?:test|tests|site-packages|dist-packages|lib2to3)\//v.test(file));
};

const filesBelow = async (folder: string, wanted: RegExp): Promise<string[]> => {
	const entries = await readdir(folder, {recursive: true, withFileTypes: true}).catch(() => []);
	return entries.filter(entry => entry.isFile() && wanted.test(entry.name)).map(entry => path.join(entry.parentPath, entry.name)).toSorted();
};

const readCorpus = async (name: string, folder: string, files: readonly string[]): Promise<Corpus> => {
	const own = files.filter(file => !isForeign(file));
	const texts = await Promise.all(own.map(async file => [file, await readText(path.join(folder, file))] as const));
	return {name, folder, texts: new Map(texts.filter(([, text]) => text.length <= maxIndexedCharacters))};
};

const readText = async (file: string): Promise<string> => {
	const bytes = await readFile(file).catch(() => new Uint8Array());
	return decodeText(bytes) ?? '';
};

const measureSpeed = async ({name, texts}: Corpus): Promise<RepositoryIndex> => {
	const start = process.cpuUsage();
	const files: FileIndex[] = [];
	for (const [file, text] of texts) {
		files.push(await indexFile(parser, file, text));
	}

	const index = createRepositoryIndex(files);
	const seconds = cpuMs(start) / 1000;
	const megabytes = texts.values().reduce((sum, text) => sum + text.length, 0) / 1e6;
	const symbols = files.reduce((sum, file) => sum + file.symbols.length, 0);
	console.log(`${name}: ${texts.size} files, ${symbols} symbols in ${seconds.toFixed(1)} s of CPU (${(megabytes / seconds).toFixed(1)} MB/s, ${Math.round(texts.size / seconds)} files/s)`);
	await measureEdits(index, texts);
	return index;
};

// What one edit costs a worktree: the file indexed again; and what it takes to look up the references of all symbols in it, of which an edit changes few.
const measureEdits = async (index: RepositoryIndex, texts: ReadonlyMap<string, string>): Promise<void> => {
	const [indexing, lookingUp]: [number[], number[]] = [[], []];
	const step = Math.max(1, Math.floor(texts.size / editsMeasured));
	const edits = [...texts].filter((_, position) => position % step === 0);
	for (const [file, text] of edits) {
		await indexFile({parse: parser.follow}, file, text);
		const start = process.cpuUsage();
		const edited = index.update([[file, await indexFile({parse: parser.follow}, file, `${text}\n`)]]);
		indexing.push(cpuMs(start));
		const indexed = process.cpuUsage();
		edited.referencesOf(file);
		lookingUp.push(cpuMs(indexed));
	}

	console.log(`  one edited file: CPU ${described(indexing)}; all references in it looked up: ${described(lookingUp)}`);
};

const described = (times: readonly number[]): string => {
	const sorted = times.toSorted((a, b) => a - b);
	const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!.toFixed(1);
	return `median ${at(0.5)} ms, p99 ${at(0.99)} ms`;
};

const editsMeasured = 300;

// Of the processor, garbage collection included: wall time is the machine's other work as well.
const cpuMs = (start: NodeJS.CpuUsage): number => {
	const {user, system} = process.cpuUsage(start);
	return (user + system) / 1000;
};
