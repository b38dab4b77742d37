import {maxGlobChoices, maxParsedClaims} from '../model/limits/symbols.ts';
import type {MergeBy, Plan} from '../model/plan.ts';
import {firstFitting} from './first-fitting.ts';
import {parseClaim, type ParsedClaim} from './parse-claim.ts';
import {expandChoices, patternsMeet, type Pattern} from './pattern.ts';

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
	{kind: 'snapshot', mergeBy: 'regenerate', globs: ['**/__snapshots__/**', '**/*.snap', '**/*.api.md']},
];

/** What a run's plan says besides the table above. */
export type EngineOwnedChoices = Plan['engineOwned'];

/** Returns how a file is merged when it is one that no task locks, or nothing for a file that has to be locked. Remembered, as claims are compared far more often than made. */
export function mergeByOf(path: string, choices: EngineOwnedChoices): MergeBy | undefined {
	const answers = answersOf(choices);
	const known = answers.get(path);
	if (known !== undefined) {
		return known === 'off' ? undefined : known;
	}

	if (answers.size >= maxParsedClaims) {
		answers.clear();
	}

	const segments = path.toLowerCase().split('/');
	const answer = firstFitting(choices ?? {}, path) ?? usual.find(({pattern}) => patternsMeet(pattern, segments))?.mergeBy ?? 'off';
	answers.set(path, answer);
	return answer === 'off' ? undefined : answer;
}

/** Whether a claim means nothing but files that no task locks, so that it neither needs a lock nor keeps anybody waiting. */
export function needsNoLock({kind, path}: ParsedClaim, choices: EngineOwnedChoices): boolean {
	return (kind === 'path' || kind === 'symbol') && mergeByOf(path, choices) !== undefined;
}

/** Returns a sentence on a glob that names no files, or nothing when all of them do. */
export function choicesProblem(choices: EngineOwnedChoices): string | undefined {
	for (const glob of Object.keys(choices ?? {})) {
		const parsed = parseClaim(glob);
		if (typeof parsed === 'string' || parsed.kind === 'symbol') {
			return `engineOwned: ${typeof parsed === 'string' ? parsed : `\`${glob}\` names a symbol. Name a path or a glob.`}`;
		}
	}

	return undefined;
}

type Answers = Map<string, MergeBy | 'off'>;

function answersOf(choices: EngineOwnedChoices): Answers {
	if (choices === undefined) {
		return usualAnswers;
	}

	const known = chosenAnswers.get(choices);
	const answers: Answers = known ?? new Map<string, MergeBy | 'off'>();
	chosenAnswers.set(choices, answers);
	return answers;
}

const usualAnswers: Answers = new Map();

const chosenAnswers = new WeakMap<NonNullable<EngineOwnedChoices>, Answers>();

const usual: ReadonlyArray<{readonly pattern: Pattern; readonly mergeBy: MergeBy}> = engineOwnedFiles.flatMap(({globs, mergeBy}) =>
	globs.flatMap(glob => expandChoices(glob, maxGlobChoices)!.map(text => ({pattern: text.split('/'), mergeBy}))));
