import {describeChange, readBlobs, readRawChanges, type FileChange, type RawChange} from '../../source/git/reading/changes.ts';
import {git, type GitPlace} from '../../source/git/running/run-git.ts';

/** A commit of a history's first-parent line and what it changed. */
export type LoggedCommit = {
	readonly commit: string;
	readonly parent: string;
	readonly title: string;
	readonly changes: readonly FileChange[];
	/** Lines added and removed. */
	readonly churn: number;
};

/** Returns the last commits of a line, oldest first, that have a parent to compare with. Few processes read them all. */
export const readLog = async (place: GitPlace, count: number): Promise<LoggedCommit[]> => {
	const output = await git(place, ['log', '--first-parent', '-m', '--reverse', `--max-count=${count}`, '--raw', '--numstat', '-z', '--no-renames', '--no-abbrev', `--format=${headMark}%H%x09%P%x09%s`, 'HEAD']);
	const logged = output.split(headMark).slice(1).map(text => readEntry(text)).filter(({parent}) => parent !== '');
	const commits: LoggedCommit[] = [];
	for (let from = 0; from < logged.length; from += commitsAtOnce) {
		commits.push(...await withContents(place, logged.slice(from, from + commitsAtOnce)));
	}

	return commits;
};

/** Stands before each commit, where no path and no title has it. */
const headMark = '\u{1}';

/** As many as fit what one git call may print. */
const commitsAtOnce = 30;

type Entry = Omit<LoggedCommit, 'changes'> & {readonly raw: readonly RawChange[]};

/** Reads `commit\tparents\ttitle\0`, `\n:modes oids status\0path\0…` and `added\tremoved\tpath\0…`. */
const readEntry = (text: string): Entry => {
	const [head = '', ...fields] = text.split('\0');
	const [commit = '', parents = '', title = ''] = head.split('\t', 3);
	const [parent = ''] = parents.split(' ', 1);
	const counts = fields.findIndex((field, index) => index % 2 === 0 && !/^\n?:/v.test(field));
	const [rawFields, countFields] = [fields.slice(0, counts), fields.slice(counts)];
	return {commit, parent, title, raw: readRawChanges([...rawFields, ''].join('\0').trimStart()), churn: churnOf(countFields)};
};

const churnOf = (counts: readonly string[]): number => {
	const numbers = counts.flatMap(line => line.split('\t', 2).map(Number));
	// A dash stands for a binary file's.
	return numbers.filter(number => !Number.isNaN(number)).reduce((sum, number) => sum + number, 0);
};

const withContents = async (place: GitPlace, entries: readonly Entry[]): Promise<LoggedCommit[]> => {
	const ids = entries.flatMap(({raw}) => raw.flatMap(({modeBefore, modeAfter, before, after}) => [[modeBefore, before], [modeAfter, after]] as const));
	const blobs = await readBlobs(place, ids.flatMap(([mode, id]) => mode === absent || mode === submodule ? [] : [id]));
	return entries.map(({raw, ...entry}) => ({...entry, changes: raw.map(change => describeChange(change, blobs.get(change.before), blobs.get(change.after)))}));
};

const absent = '000000';
const submodule = '160000';
