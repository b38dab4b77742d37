import type {Claim} from '../model/plan.ts';
import type {Write} from '../model/change.ts';
import type {RepositoryIndex} from './repository/repository-index.ts';
import type {Referring} from './slices/changed-references.ts';

/**
Returns the symbols that what is written refers to, sorted, by an index that has the files as they are written. What was removed refers
to nothing, and neither does a name that can't be followed to a symbol of the repository. Of a symbol that stays, what it uses where it
changed can be given, by claim; else all that it uses counts.
*/
export function readsOf(index: RepositoryIndex, writes: readonly Write[], refers: ReadonlyMap<Claim, Referring> = new Map()): Claim[] {
	const reads = new Set(writes.flatMap(write => referencesOf(index, write, refers)));
	// Whoever writes a symbol reads it anyway.
	const written = new Set(writes.map(({path, symbol}) => `${path}#${symbol ?? ''}`));
	return reads.difference(written).values().toArray().toSorted();
}

/** A new symbol brings its members along; of one that stays, those that changed are written themselves. */
function referencesOf(index: RepositoryIndex, {path, symbol, change}: Write, refers: ReadonlyMap<Claim, Referring>): readonly Claim[] {
	if (change === 'removed' || change === 'imports') {
		return [];
	}

	const address = symbol === undefined ? path : `${path}#${symbol}`;
	const reads = index.reliesOn({address, reach: change === 'added' ? 'all' : 'own', referring: refers.get(address)}).filter(reference => reference.includes('#'));
	return change === 'added' ? [...reads, ...index.inheritedBy(address)] : reads;
}
