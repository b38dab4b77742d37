import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {pathToFileURL} from 'node:url';
import {execa} from 'execa';
import {changesBetween} from '../../source/git/reading/changes.ts';
import {mergeTrees} from '../../source/git/landing/merge-trees.ts';
import {git, type GitPlace} from '../../source/git/running/run-git.ts';
import {applyPatch, type Case, type Files, type Patch} from './case.ts';

/** How the tests of a pair went: each patch alone, git's merge, and both tests on what it made. */
export type Outcome = {
	readonly isGreenAlone: boolean;
	readonly mergesCleanly: boolean;
	readonly isGreenComposed: boolean;
	/** What the tests that failed said. */
	readonly complaints: readonly string[];
};

/** Runs the tests of every case on real trees that git merged. Python cases fail when python3 isn't there: leave them out then. */
export const runCases = async (cases: readonly Case[]): Promise<ReadonlyMap<Case, Outcome>> => {
	const folder = await mkdtemp(path.join(tmpdir(), 'jt-silent-'));
	try {
		const merged = await mergeCases(path.join(folder, 'git'), cases);
		const trials = cases.flatMap(pair => trialsOf(pair, merged.get(pair)));
		const places = new Map(trials.map((trial, index) => [trial, path.join(folder, String(index))]));
		await writeFile(path.join(folder, 'package.json'), '{"type": "module"}\n');
		for (const [{files, pair, patch}, place] of places) {
			await writeFiles(place, {...files, [testFile(pair)]: testText(pair, patch)});
		}

		const scripts = trials.filter(({pair}) => pair.language === 'python');
		const python = await runPython(scripts.map(trial => places.get(trial)!));
		const complaints = new Map<Trial, string | undefined>();
		for (const trial of trials) {
			const place = places.get(trial)!;
			const module = path.join(place, testFile(trial.pair));
			complaints.set(trial, trial.pair.language === 'python' ? python[place] : await runModule(module));
		}

		return new Map(cases.map(pair => [pair, {mergesCleanly: merged.has(pair), ...sumUp(pair, complaints)}]));
	} finally {
		await rm(folder, {recursive: true, force: true});
	}
};

/** Whether Python is there to run its cases. */
export const hasPython = async (): Promise<boolean> => {
	const {failed} = await execa('python3', ['--version'], {reject: false});
	return !failed;
};

type Trial = {readonly pair: Case; readonly files: Files; readonly patch: Patch; readonly isComposed: boolean};

const trialsOf = (pair: Case, merged: Files | undefined): Trial[] => [pair.a, pair.b].flatMap(patch => [
	{pair, files: applyPatch(pair.base, patch), patch, isComposed: false},
	...merged === undefined ? [] : [{pair, files: merged, patch, isComposed: true}],
]);

const sumUp = (pair: Case, complaints: ReadonlyMap<Trial, string | undefined>): Omit<Outcome, 'mergesCleanly'> => {
	const trials = complaints.keys().filter(trial => trial.pair === pair).toArray();
	const isGreen = (trial: Trial) => complaints.get(trial) === undefined;
	return {
		isGreenAlone: trials.every(trial => trial.isComposed || isGreen(trial)),
		isGreenComposed: trials.every(trial => !trial.isComposed || isGreen(trial)),
		complaints: trials.flatMap(trial => complaints.get(trial) ?? []),
	};
};

/** Merges all cases at once, each in a folder of its own; those that git reports a conflict in are left out. */
const mergeCases = async (gitDirectory: string, cases: readonly Case[]): Promise<Map<Case, Files>> => {
	const place: GitPlace = {gitDirectory};
	await mkdir(gitDirectory);
	await git(place, ['init', '--quiet', '--bare']);
	const sideOf = async (files: (pair: Case) => Files, parents: readonly string[]) => commitOf(place, cases.map(pair => files(pair)), parents);
	const base = await sideOf(pair => pair.base, []);
	const merge = await mergeTrees(place, await sideOf(pair => applyPatch(pair.base, pair.a), [base]), await sideOf(pair => applyPatch(pair.base, pair.b), [base]));
	if (!merge.ok) {
		const clashing = new Set(merge.conflicts.map(({path: file}) => Number(file.split('/', 1)[0])));
		return clashing.size === cases.length ? new Map() : mergeCases(`${gitDirectory}-`, cases.filter((_, index) => !clashing.has(index)));
	}

	const merged = cases.map((): Record<string, string> => ({}));
	const empty = await git(place, ['mktree'], {input: ''});
	for (const {path: file, after = ''} of await changesBetween(place, empty, merge.tree)) {
		const slash = file.indexOf('/');
		merged[Number(file.slice(0, slash))]![file.slice(slash + 1)] = after;
	}

	return new Map(cases.map((pair, index) => [pair, merged[index]!]));
};

/** A commit whose folders are these, made by git's own fast-import in one call. */
const commitOf = async (place: GitPlace, folders: readonly Files[], parents: readonly string[]): Promise<string> => {
	const data = (text: string) => `data ${new TextEncoder().encode(text).length}\n${text}\n`;
	const files = folders.flatMap((folder, index) => Object.entries(folder).map(([file, text]) => `M 100644 inline ${index}/${file}\n${data(text)}`));
	await git(place, ['fast-import', '--quiet', '--force'], {input: [
		'commit refs/heads/made\n',
		'committer Case <case@example.org> 946684800 +0000\n',
		data('Case'),
		...parents.map(parent => `from ${parent}\n`),
		'deleteall\n',
		...files,
	].join('')});
	return git(place, ['rev-parse', 'refs/heads/made']);
};

const writeFiles = async (folder: string, files: Files): Promise<void> => {
	for (const [file, text] of Object.entries(files)) {
		await mkdir(path.dirname(path.join(folder, file)), {recursive: true});
		await writeFile(path.join(folder, file), text);
	}
};

const testFile = ({language}: Case): string => language === 'python' ? 'own_test.py' : 'own-test.ts';

const testText = ({language}: Case, {test}: Patch): string => language === 'python' ? test : `import assert from 'node:assert/strict';\n${test}`;

/** A folder of its own makes a module of its own, so that no process is needed. */
const runModule = async (file: string): Promise<string | undefined> => {
	try {
		await import(pathToFileURL(file).href);
		return undefined;
	} catch (error) {
		return String(error);
	}
};

/** All Python tests in one process, each with modules of its own. */
const runPython = async (folders: readonly string[]): Promise<Readonly<Record<string, string | undefined>>> => {
	if (folders.length === 0) {
		return {};
	}

	const {stdout} = await execa('python3', ['-B', '-c', pythonRunner, ...folders]);
	return JSON.parse(stdout) as Record<string, string>;
};

const pythonRunner = `
import json, os, runpy, sys
found, known = {}, set(sys.modules)
for folder in sys.argv[1:]:
    os.chdir(folder)
    sys.path.insert(0, folder)
    try:
        runpy.run_path(os.path.join(folder, "own_test.py"))
    except BaseException as error:
        found[folder] = repr(error)
    sys.path.pop(0)
    for name in set(sys.modules) - known:
        del sys.modules[name]
print(json.dumps(found))
`;
