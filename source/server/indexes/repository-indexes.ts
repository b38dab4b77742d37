import type {Repository} from '../../git/repository.ts';
import {plainFiles, readBytes} from '../../git/reading/tracked-files.ts';
import {maxIndexedCommits, maxIndexedFiles} from '../../model/limits/symbols.ts';
import type {IndexCache} from '../../storage/index-cache.ts';
import type {FileIndex} from '../../symbols/file-index.ts';
import type {SourceParser} from '../../symbols/parsing/parser.ts';
import {createRepositoryIndex, type RepositoryIndex} from '../../symbols/repository/repository-index.ts';
import {indexBlobs, type Indexing, type NamedBlob} from './index-blobs.ts';
import {groupsOf} from './index-files.ts';

/** What the commits that work stands on hold. */
export type RepositoryIndexes = {
	/** The index of a commit's files. The first takes seconds in a large repository, every other only what differs from one that is known. */
	readonly at: (commit: string) => Promise<RepositoryIndex>;
};

type Indexed = {readonly blobs: ReadonlyMap<string, string>; readonly index: RepositoryIndex};

/** Keeps the indexes of the last commits asked for; with a cache, those of their files outlive the process. */
export const createRepositoryIndexes = (repository: Repository, parser: SourceParser, cache?: IndexCache): RepositoryIndexes => {
	const indexing: Indexing = {parser, cache, read: async blobs => readBytes(repository, blobs)};
	const known = new Map<string, Promise<Indexed>>();

	const make = async (commit: string, former: Promise<Indexed> | undefined): Promise<Indexed> => {
		const all = await plainFiles(repository, commit);
		const blobs = new Map([...all].slice(0, maxIndexedFiles));
		// One that failed has been told to whoever asked for it.
		const from = await former?.catch(() => undefined);
		const changed = [...blobs].filter(([file, blob]) => from?.blobs.get(file) !== blob);
		const removed = from?.blobs.keys().filter(file => !blobs.has(file)).toArray() ?? [];
		const files = await indexAll(indexing, changed);
		const index = from
			? from.index.update([...files.map(file => [file.path, file] as const), ...removed.map(file => [file, undefined] as const)])
			: createRepositoryIndex(files);
		return {blobs, index};
	};

	return {
		async at(commit) {
			const present = known.get(commit) ?? make(commit, known.values().toArray().at(-1));
			known.delete(commit);
			known.set(commit, present);
			if (known.size > maxIndexedCommits) {
				known.delete(known.keys().next().value!);
			}

			try {
				return (await present).index;
			} catch (error) {
				known.delete(commit);
				throw error;
			}
		},
	};
};

const indexAll = async (indexing: Indexing, blobs: readonly NamedBlob[]): Promise<FileIndex[]> => {
	const files: FileIndex[] = [];
	for (const group of groupsOf(blobs)) {
		files.push(...await indexBlobs(indexing, group));
	}

	return files;
};
