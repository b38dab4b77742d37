import {parsedClaim} from '../claims/claim-cache.ts';
import {overlaps} from '../claims/overlaps.ts';
import {nameOfPlace, placeOfClaim} from '../claims/place.ts';
import {ownerOf} from '../claims/symbol-name.ts';
import type {Claim, Plan, PlanTask} from '../model/plan.ts';
import {isAbsent, likelyClaim, type RepositoryLookup} from './absent-claims.ts';
import {ancestors, commonClaims, findConflicts} from './conflicts.ts';
import {judgePlan} from './quality.ts';
import {isVague, vagueSentence} from './vague.ts';

/** Something that a plan can run with, but that its author should know. */
export type Warning = {
	readonly kind: 'overlap' | 'reads' | 'missing-path' | 'new-symbol' | 'no-claims' | 'vague' | 'long' | 'entangled';
	/** Ids of the tasks concerned. */
	readonly tasks: readonly string[];
	readonly claims: readonly Claim[];
	/** What is so, and what to do about it. */
	readonly message: string;
};

/** Looks for what will make a plan slower or riskier than it need be. */
export function checkPlan(plan: Plan, repository?: RepositoryLookup): Warning[] {
	return [
		...overlapWarnings(plan, repository),
		...readWarnings(plan),
		...emptinessWarnings(plan),
		...plan.tasks.flatMap(task => vaguenessWarnings(task, plan)),
		...repository ? absenceWarnings(plan, repository) : [],
		...shapeWarnings(plan),
	];
}

function overlapWarnings(plan: Plan, repository: RepositoryLookup | undefined): Warning[] {
	return findConflicts(plan).map(({first, second, claims, isTouching}) => ({
		kind: 'overlap',
		tasks: [first, second],
		claims,
		message: isTouching
			? `\`${first}\` and \`${second}\` write ${list(claims)}, which touch, so that git would see a conflict: whichever starts second waits for the other to land.${placeAdvice(claims, repository)}`
			: `\`${first}\` and \`${second}\` both write ${list(claims)}: whichever starts second waits for the other to land. Narrow their claims to work on both at once.`,
	}));
}

/** Two that are new in what is there needn't touch. */
function placeAdvice(claims: readonly Claim[], repository: RepositoryLookup | undefined): string {
	const {path, symbol = ''} = parsedClaim(claims[0]!);
	const arePlaceable = repository?.paths.includes(path) && claims.every(claim => isAbsent(claim, repository) && placeOfClaim(claim) === undefined);
	return arePlaceable ? ` Claim where each goes as well, as \`${path}#${nameOfPlace({owner: ownerOf(symbol), after: 'NAME'})}\`, to work on both at once.` : '';
}

/** What is frozen may be read while it is being written: only what it does inside changes. */
function readWarnings(plan: Plan): Warning[] {
	const before = ancestors(plan.tasks);
	const isOrdered = (a: string, b: string) => before.get(a)!.has(b) || before.get(b)!.has(a);
	return plan.tasks.flatMap(reader => plan.tasks
		.filter(writer => writer !== reader && !isOrdered(reader.id, writer.id))
		.map(writer => ({writer, claims: commonClaims(reader.reads, writer.owns).filter(claim => !plan.contracts.includes(claim))}))
		.filter(({claims}) => claims.length > 0)
		.map(({writer, claims}): Warning => ({
			kind: 'reads',
			tasks: [reader.id, writer.id],
			claims,
			message: `\`${reader.id}\` reads ${list(claims)} while \`${writer.id}\` may change it. Add \`${writer.id}\` to its needs if it has to see the result.`,
		})));
}

function emptinessWarnings({tasks}: Plan): Warning[] {
	const ids = tasks.filter(({owns}) => owns.length === 0).map(({id}) => id);
	return ids.length === 0
		? []
		: [{
			kind: 'no-claims',
			tasks: ids,
			claims: [],
			message: `${list(ids)} ${ids.length === 1 ? 'says' : 'say'} nowhere what is to be written, so nothing is kept free: each write asks for its lock when it happens, and may have to wait. Name files or symbols in \`owns\`, or in the item of a checklist.`,
		}];
}

function vaguenessWarnings(task: PlanTask, plan: Plan): Warning[] {
	const proof = task.verify ?? plan.verify;
	return isVague(task)
		? [{
			kind: 'vague',
			tasks: [task.id],
			claims: [],
			message: vagueSentence(task, task.owns[0], proof === undefined ? undefined : `\`${proof}\` passes with a new test for it`),
		}]
		: [];
}

/** A task that takes so long is seldom one task. */
const longMinutes = 45;

function shapeWarnings(plan: Plan): Warning[] {
	const {longest, minutes, enough} = judgePlan(plan);
	const isLong = plan.tasks.length > 1 && longest.minutes >= longMinutes && longest.minutes * 2 > minutes;
	return [
		...isLong ? [{kind: 'long' as const, tasks: [longest.id], claims: [], message: `\`${longest.id}\` alone takes ${rounded(longest.minutes)} of the ${rounded(minutes)} minutes expected. Split it, so that others can share it.`}] : [],
		...enough ? [{kind: 'entangled' as const, tasks: [], claims: [], message: `${enough.workers === 1 ? '1 worker is' : `${enough.workers} workers are`} ${enough.minutes < minutes ? `faster than ${plan.workers}: ${rounded(enough.minutes)} instead of ${rounded(minutes)} minutes` : `as fast as ${plan.workers}`}, as the tasks wait for each other. Use \`workers: ${enough.workers}\`, or take needs and common claims away.`}] : [],
	];
}

function rounded(minutes: number): number {
	return Number(minutes.toFixed(1));
}

function absenceWarnings(plan: Plan, repository: RepositoryLookup): Warning[] {
	const made = plan.tasks.flatMap(({owns}) => owns);
	return plan.tasks.flatMap(({id, owns, reads}) => [
		...owns.filter(claim => isAbsent(claim, repository)).flatMap(claim => slip(id, claim, repository)),
		...reads.filter(claim => isAbsent(claim, repository) && made.every(other => !overlaps(claim, other))).map(claim => nothingToRead(id, claim, repository)),
	]);
}

// That a task makes a new file or symbol is how work is done; only what looks mistyped is worth a word.
function slip(id: string, claim: Claim, repository: RepositoryLookup): Warning[] {
	const meant = likelyClaim(claim, repository);
	return meant === undefined
		? []
		: [{kind: kindOf(claim, repository), tasks: [id], claims: [claim], message: `\`${id}\` names \`${claim}\`, which is not there. Did you mean \`${meant}\`?`}];
}

function nothingToRead(id: string, claim: Claim, repository: RepositoryLookup): Warning {
	const meant = likelyClaim(claim, repository);
	const hint = meant === undefined ? 'Correct it, or add the task that makes it.' : `Did you mean \`${meant}\`?`;
	return {kind: kindOf(claim, repository), tasks: [id], claims: [claim], message: `\`${id}\` reads \`${claim}\`, which is not there and which no task makes. ${hint}`};
}

function kindOf(claim: Claim, {paths}: RepositoryLookup): Warning['kind'] {
	const parsed = parsedClaim(claim);
	return parsed.symbol !== undefined && paths.includes(parsed.path) ? 'new-symbol' : 'missing-path';
}

function list(claims: readonly Claim[]): string {
	const shown = claims.slice(0, 3).map(claim => `\`${claim}\``);
	return claims.length > 3 ? `${shown.join(', ')} and ${claims.length - 3} more` : shown.join(', ');
}
