import {compareClaims} from '../claims/compare-claims.ts';
import type {RepositoryIndex} from '../symbols/repository/repository-index.ts';
import type {RepositoryFacts} from './facts.ts';

/** The facts that a repository's index holds; `paths` also names the files that have no index. */
export function factsOfIndex(index: RepositoryIndex, paths: readonly string[]): RepositoryFacts {
	const symbolsIn = (path: string) => index.file(path)?.symbols ?? [];
	return {
		paths: paths.toSorted(compareClaims),
		symbolsIn,
		symbolsOf(path) {
			const symbols = symbolsIn(path);
			return symbols.length === 0 ? undefined : symbols.map(({address}) => address);
		},
		referencesOf: remembered(index.referencesOf),
		// A file that only passes a symbol on is written with whatever claim there is in it.
		referrersOf: remembered(index.referrersOf),
		testsOf: remembered(path => index.testsOf(path).toSorted((a, b) => Number(isNamedFor(b, path)) - Number(isNamedFor(a, path)))),
	};
}

/** Each is looked up in a whole repository, for several tasks and in every round. */
function remembered(look: (name: string) => readonly string[]): (name: string) => readonly string[] {
	const known = new Map<string, readonly string[]>();
	return name => {
		const answer = known.get(name) ?? look(name);
		known.set(name, answer);
		return answer;
	};
}

function isNamedFor(test: string, path: string): boolean {
	return nameOf(test).includes(nameOf(path).replace(/\.[^.]*$/, ''));
}

function nameOf(path: string): string {
	return path.slice(path.lastIndexOf('/') + 1).toLowerCase();
}
