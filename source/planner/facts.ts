import type {RepositoryLookup} from '../plan/absent-claims.ts';
import type {Claim} from '../model/plan.ts';
import type {SourceSymbol} from '../symbols/file-index.ts';

/** What planning asks of the repository's index, at the commit that a plan starts from. Symbols are named as claims name them: `path#Outer.inner`. */
export type RepositoryFacts = RepositoryLookup & {
	/** A file's symbols as the index has them. */
	readonly symbolsIn: (path: string) => readonly SourceSymbol[];
	/** Symbols whose text uses this one, sorted. */
	readonly referrersOf: (symbol: Claim) => readonly Claim[];
	/** Symbols that this one's text uses, sorted. */
	readonly referencesOf: (symbol: Claim) => readonly Claim[];
	/** Test files of a source file, the likeliest first. */
	readonly testsOf: (path: string) => readonly string[];
};
