import {maxGlobChoices, maxParsedClaims} from '../model/limits.ts';
import type {ParsedClaim} from './parse-claim.ts';
import {expandChoices, patternsMeet, type Pattern} from './pattern.ts';

/**
How changes of several tasks to one file become one file: `keys` by the keys of JSON, YAML or TOML,
`lines` by the union of the lines added, `regenerate` by the tool that made the file.
*/
export type MergeBy = 'keys' | 'lines' | 'regenerate';

/** A kind of file that no task locks. */
export type EngineOwned = {
	readonly kind: 'manifest' | 'lock file' | 'changelog' | 'snapshot';
	readonly mergeBy: MergeBy;
	/** Globs in lower case; paths are compared without regard to case. */
	readonly globs: readonly string[];
};

/** More than half of all textual conflicts in four measured histories are in these files alone, so that locking them would only make tasks wait. */
export const engineOwnedFiles: readonly EngineOwned[] = [
	{kind: 'manifest', mergeBy: 'keys', globs: ['**/{package,composer,deno}.json', '**/deno.jsonc', '**/{cargo,pyproject}.toml', '**/pipfile', '**/pnpm-workspace.yaml']},
	{kind: 'manifest', mergeBy: 'lines', globs: ['**/go.{mod,sum,work}', '**/gemfile', '**/*.gemspec', '**/requirements*.txt']},
	{kind: 'lock file', mergeBy: 'regenerate', globs: [
		'**/{package-lock,npm-shrinkwrap}.json',
		'**/pnpm-lock.yaml',
		'**/bun.{lock,lockb}',
		'**/pipfile.lock',
		'**/{yarn,cargo,poetry,uv,pdm,gemfile,composer,deno,flake,mix,pubspec}.lock',
	]},
	{kind: 'changelog', mergeBy: 'lines', globs: ['**/{changelog,changes,history,news,releases}{,.md,.rst,.txt,.adoc}', '**/.changeset/*.md']},
	{kind: 'snapshot', mergeBy: 'regenerate', globs: ['**/__snapshots__/**', '**/*.snap']},
];

/** Returns how a file is merged when it is one that no task locks, or nothing for a file that has to be locked. */
export function engineOwned(path: string): EngineOwned | undefined {
	const segments = path.toLowerCase().split('/');
	return patterns.find(({pattern}) => patternsMeet(pattern, segments))?.owned;
}

/** Whether a claim means nothing but files that no task locks, so that it neither needs a lock nor keeps anybody waiting. */
export function needsNoLock({kind, path}: ParsedClaim): boolean {
	return (kind === 'path' || kind === 'symbol') && isEngineOwned(path);
}

/** Whether a file is one that no task locks. Remembered, as claims are compared far more often than made. */
export function isEngineOwned(path: string): boolean {
	const known = answers.get(path);
	if (known !== undefined) {
		return known;
	}

	if (answers.size >= maxParsedClaims) {
		answers.clear();
	}

	const answer = engineOwned(path) !== undefined;
	answers.set(path, answer);
	return answer;
}

const answers = new Map<string, boolean>();

const patterns: ReadonlyArray<{readonly pattern: Pattern; readonly owned: EngineOwned}> = engineOwnedFiles.flatMap(owned =>
	owned.globs.flatMap(glob => expandChoices(glob, maxGlobChoices)!.map(text => ({pattern: text.split('/'), owned}))));
