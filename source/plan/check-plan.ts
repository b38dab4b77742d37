import {covers} from '../claims/covers.ts';
import {parseClaim} from '../claims/parse-claim.ts';
import type {Claim, Plan, PlanTask} from '../model/plan.ts';
import {ancestors, commonClaims, findConflicts} from './conflicts.ts';

/** Something that a plan can run with, but that its author should know. */
export type Warning = {
	readonly kind: 'overlap' | 'reads' | 'missing-path' | 'new-symbol' | 'no-claims' | 'vague';
	/** Ids of the tasks concerned. */
	readonly tasks: readonly string[];
	readonly claims: readonly Claim[];
	/** What is so, and what to do about it. */
	readonly message: string;
};

/** What is known of the repository that a plan is for. */
export type RepositoryLookup = {
	/** Every tracked path. */
	readonly paths: readonly string[];
	/** Addresses of a file's symbols; nothing for a file that has no index. */
	readonly symbolsOf: (path: string) => readonly string[] | undefined;
};

/** Looks for what will make a plan slower or riskier than it need be. */
export function checkPlan(plan: Plan, repository?: RepositoryLookup): Warning[] {
	return [
		...overlapWarnings(plan),
		...readWarnings(plan),
		...plan.tasks.flatMap(task => [
			...emptinessWarnings(task),
			...vaguenessWarnings(task),
			...repository ? absenceWarnings(task, repository) : [],
		]),
	];
}

function overlapWarnings(plan: Plan): Warning[] {
	return findConflicts(plan).map(({first, second, claims}) => ({
		kind: 'overlap',
		tasks: [first, second],
		claims,
		message: `\`${first}\` and \`${second}\` both write ${list(claims)}: whichever starts second waits for the other to land. Narrow their claims to work on both at once.`,
	}));
}

function readWarnings(plan: Plan): Warning[] {
	const before = ancestors(plan.tasks);
	const isOrdered = (a: string, b: string) => before.get(a)!.has(b) || before.get(b)!.has(a);
	return plan.tasks.flatMap(reader => plan.tasks
		.filter(writer => writer !== reader && !isOrdered(reader.id, writer.id))
		.map(writer => ({writer, claims: commonClaims(reader.reads, writer.owns)}))
		.filter(({claims}) => claims.length > 0)
		.map(({writer, claims}): Warning => ({
			kind: 'reads',
			tasks: [reader.id, writer.id],
			claims,
			message: `\`${reader.id}\` reads ${list(claims)} while \`${writer.id}\` may change it. Add \`${writer.id}\` to its needs if it has to see the result.`,
		})));
}

function emptinessWarnings({id, owns}: PlanTask): Warning[] {
	return owns.length > 0
		? []
		: [{
			kind: 'no-claims',
			tasks: [id],
			claims: [],
			message: `\`${id}\` claims nothing, so each of its writes has to be free when it happens. Say in \`owns\` what it will write.`,
		}];
}

const vagueTitle = /^(?:improve|fix|refactor|clean(?: ?up)?|update|polish|optimi[sz]e|enhance|tidy|rework|misc(?:ellaneous)?|various|stuff|other|changes?|work)\b/i;

// A vague title with a full prompt is only a heading.
function vaguenessWarnings({id, title, prompt}: PlanTask): Warning[] {
	const isVague = vagueTitle.test(title) && title.split(/\s+/).length <= 3 && prompt.split(/\s+/).length <= 8;
	return isVague
		? [{
			kind: 'vague',
			tasks: [id],
			claims: [],
			message: `\`${id}\` only says \`${title}\`. Say what should be different afterwards, and how one can tell.`,
		}]
		: [];
}

function absenceWarnings({id, owns, reads}: PlanTask, repository: RepositoryLookup): Warning[] {
	return [
		...owns.flatMap(claim => absence(id, claim, repository, 'write')),
		...reads.flatMap(claim => absence(id, claim, repository, 'read')),
	];
}

function absence(id: string, claim: Claim, {paths, symbolsOf}: RepositoryLookup, use: 'write' | 'read'): Warning[] {
	const parsed = parseClaim(claim);
	if (typeof parsed === 'string') {
		return [];
	}

	const fileClaim = parsed.symbol === undefined ? claim : parsed.path;
	if (paths.every(path => !covers(fileClaim, {path, change: 'changed'}))) {
		const hint = use === 'read' ? 'Correct the path, or add the task that makes it to the needs.' : 'That is fine if the task makes it; else correct the path.';
		return [{kind: 'missing-path', tasks: [id], claims: [claim], message: `\`${id}\` names \`${claim}\`, and there is no such file yet. ${hint}`}];
	}

	const symbols = parsed.symbol === undefined ? undefined : symbolsOf(parsed.path);
	return symbols?.every(symbol => !covers(claim, {path: parsed.path, symbol, change: 'changed'}))
		? [{kind: 'new-symbol', tasks: [id], claims: [claim], message: `\`${claim}\` of \`${id}\` is not there yet. That is fine if the task adds it; else correct the name.`}]
		: [];
}

function list(claims: readonly Claim[]): string {
	const shown = claims.slice(0, 3).map(claim => `\`${claim}\``);
	return claims.length > 3 ? `${shown.join(', ')} and ${claims.length - 3} more` : shown.join(', ');
}
