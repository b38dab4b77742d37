import {placeOfClaim} from '../claims/place.ts';
import {maxFailureDetail} from '../model/limits/failures.ts';
import {maxBriefedClaims, maxBriefedOthers, maxBriefedSignatures} from '../model/limits/planning.ts';
import type {Claim, Plan, PlanTask} from '../model/plan.ts';
import type {Contract} from '../model/bus.ts';
import type {Failure} from '../model/failure.ts';

/** What a worker is told besides its task. */
export type BriefingFacts = {
	readonly plan: Plan;
	/** 1 for the first. */
	readonly attempt: number;
	/** Why the last attempt failed. */
	readonly failure?: Failure;
	/** What a person asked for after looking at the task's changes. */
	readonly comments?: readonly string[];
	/** Where its content is saved. */
	readonly saved?: string;
	/** Signatures by the claim that they belong to, from the index or as published since. */
	readonly signatures?: ReadonlyMap<Claim, string>;
	/** The frozen interfaces as agreed now; those of the plan, without signatures, when absent. */
	readonly contracts?: ReadonlyArray<Pick<Contract, 'symbol' | 'version' | 'signature'>>;
	/** What holds now, the plan's own decisions among it. */
	readonly decisions: ReadonlyArray<{readonly key: string; readonly value: string}>;
	/** What other workers hold at this moment. */
	readonly others: ReadonlyArray<{readonly task: string; readonly title: string; readonly claims: readonly Claim[]}>;
	/** Tasks that this one needs, directly or through others, which have landed. */
	readonly landed?: ReadonlyArray<{readonly task: string; readonly title: string}>;
};

/** Writes what a worker is told at its start, as Markdown: small, by reference, with the signatures it needs. */
export function briefing(task: PlanTask, whole: BriefingFacts): string {
	const facts = {...whole, ...whole.signatures && {signatures: boundedSignatures([...task.owns, ...task.reads], whole.signatures)}};
	const sections = [
		`# ${task.title}`,
		failureSection(facts),
		commentSection(facts),
		task.prompt === task.title ? '' : task.prompt.trim(),
		placeSection(task, facts),
		ownedSection(task, facts),
		freeSection(facts),
		readableSection(task, facts),
		contractSection(facts),
		listSection('Decided', facts.decisions.map(({key, value}) => `\`${key}\` is \`${value}\``)),
		listSection('Rules for this task', task.constraints),
		landedSection(facts),
		othersSection(facts),
		commandsSection(task, facts),
	];
	return `${sections.filter(section => section !== '').join('\n\n')}\n`;
}

/** Signatures of the first claims, as far as a briefing has room for them; the rest is a look into the file away. */
function boundedSignatures(claims: readonly Claim[], signatures: ReadonlyMap<Claim, string>): ReadonlyMap<Claim, string> {
	let room = maxBriefedSignatures;
	return new Map(claims.flatMap(claim => {
		const signature = signatures.get(claim);
		room -= signature?.length ?? 0;
		return signature === undefined || room < 0 ? [] : [[claim, signature] as const];
	}));
}

function placeSection({id}: PlanTask, {plan}: BriefingFacts): string {
	return [
		`This is the task \`${id}\` of a larger job: ${plan.goal.replace(/\.$/, '')}.`,
		'Others do the rest at the same time, each in a worktree of their own.',
		`All of it lands on \`${plan.into}\`, one change at a time.`,
	].join(' ');
}

function failureSection({attempt, failure, saved}: BriefingFacts): string {
	if (!failure) {
		return '';
	}

	const detail = failure.detail.slice(-maxFailureDetail).trim();
	return [
		sentBack[failure.kind] ?? `## This is attempt ${attempt}: the last one failed`,
		'',
		`${failure.summary} Begin with that. ${formerWork(failure, saved)}`,
		...detail === '' ? [] : ['', fenced(detail)],
	].join('\n');
}

/** What a person asked for goes on to hold, whatever has happened since. */
function commentSection({comments = []}: BriefingFacts): string {
	return comments.length === 0 ? '' : `## A person looked at your changes and asks\n\n${comments.join('\n\n')}`;
}

/** What is said of failures that count as no attempt. */
const sentBack: Readonly<Partial<Record<Failure['kind'], string>>> = {
	conflict: '## Your work was sent back, by no fault of its own',
	'interface-changed': '## Your work was sent back, by no fault of its own',
	unfinished: '## Your work was sent back: is it finished?',
	reviewed: '## Your work was sent back by a person',
};

/** A conflict's next attempt begins on the head, without what was done before. */
function formerWork({kind}: Failure, saved: string | undefined): string {
	return kind === 'conflict' && saved !== undefined
		? `This worktree is as the others left the branch. What you wrote is saved: see \`git show ${saved}\`, take from it what still fits with \`git checkout ${saved} -- PATH\`, and do the rest anew.`
		: 'Look at `git status` and `git log` for what is already done here.';
}

function ownedSection({owns}: PlanTask, {signatures}: BriefingFacts): string {
	if (owns.length === 0) {
		return '## You may write\n\nNothing is claimed for you yet. Run `jupiter-tui claim PATH#SYMBOL` before each write.';
	}

	return [
		'## You may write',
		claimList(owns, signatures),
		...owns.some(claim => placeOfClaim(claim)) ? ['What is new goes where a claim says: `(after name)` is right behind `name`, and `(first)` before all others.'] : [],
		'The imports of a file go with any claim in it. Ask for whatever else you need with `jupiter-tui claim PATH#SYMBOL` first: a write that nobody granted cannot land.',
	].join('\n\n');
}

/** Files that need no claim, so that nobody waits for them or asks. */
function freeSection({plan}: BriefingFacts): string {
	const choices = Object.entries(plan.engineOwned ?? {});
	const names = (isLocked: boolean): string => choices.filter(([, by]) => (by === 'off') === isLocked).map(([glob]) => `\`${glob}\``).join(', ');
	const free = names(false) === '' ? '' : `, ${names(false)}`;
	const locked = names(true) === '' ? '' : ` Files of ${names(true)} do need one.`;
	return `Package manifests, lock files, changelogs, snapshots${free} need no claim: what several tasks change there is merged at landing.${locked}`;
}

function readableSection({reads}: PlanTask, {signatures}: BriefingFacts): string {
	return reads.length === 0 ? '' : `## You rely on\n\n${claimList(reads, signatures)}`;
}

function contractSection({contracts = [], plan}: BriefingFacts): string {
	const symbols = contracts.length === 0 ? plan.contracts : contracts.map(({symbol}) => symbol);
	const agreed = new Map(contracts.map(({symbol, version, signature}) => [symbol, version === 1 ? signature : `${signature}\n(version ${version})`]));
	return symbols.length === 0
		? ''
		: `## Frozen interfaces\n\nOthers build on these signatures. Leave them as they are; what they do inside is free. If one has to change, ask with \`jupiter-tui publish\`.\n\n${claimList(symbols, agreed)}`;
}

function claimList(claims: readonly Claim[], signatures: BriefingFacts['signatures']): string {
	const items = claims.slice(0, maxBriefedClaims).map(claim => {
		const signature = signatures?.get(claim);
		return signature === undefined ? `- \`${claim}\`` : `- \`${claim}\`\n${indent(fenced(signature))}`;
	});
	return [...items, ...claims.length > maxBriefedClaims ? [`- and ${claims.length - maxBriefedClaims} more, which \`jupiter-tui locks\` lists`] : []].join('\n');
}

function listSection(title: string, items: readonly string[]): string {
	return items.length === 0 ? '' : `## ${title}\n\n${items.map(item => `- ${item}`).join('\n')}`;
}

function landedSection({landed = []}: BriefingFacts): string {
	const shown = landed.slice(-maxBriefedOthers).map(({task, title}) => `\`${task}\`: ${title}`);
	return listSection('Already landed', [...shown, ...landed.length > shown.length ? [`and ${landed.length - shown.length} before these`] : []]);
}

function othersSection({others}: BriefingFacts): string {
	const shown = others.slice(0, maxBriefedOthers).map(({task, title, claims}) => `\`${task}\` (${title}): ${claims.slice(0, maxBriefedOthers).map(claim => `\`${claim}\``).join(', ')}`);
	return listSection('Held by others now', shown);
}

function commandsSection({verify}: PlanTask, {plan}: BriefingFacts): string {
	const checks = [verify, plan.verify].filter(command => command !== undefined).map(command => `\`${command}\``);
	const passing = checks.length === 0 ? '' : ` and ${checks.join(' and ')} ${checks.length === 1 ? 'passes' : 'pass'}`;
	return [
		'## How to work',
		'',
		'- `jupiter-tui claim PATH#SYMBOL` asks for more; if somebody holds it, the answer says who and what to do',
		'- `jupiter-tui release PATH#SYMBOL` gives back what is not needed',
		'- `jupiter-tui publish PATH#SYMBOL "SIGNATURE"` tells those it concerns of a changed interface, as soon as it is settled',
		'- `jupiter-tui decide KEY=VALUE` records an assumption that others have to share',
		'- `jupiter-tui note "TEXT"` tells everybody something; `jupiter-tui bus` shows what was told',
		'- `jupiter-tui ask TASK "TEXT"` asks or answers the worker of another task',
		`- \`jupiter-tui done\` when the work is finished${passing}; it is then committed, verified and landed for you`,
		'',
		'Stay on this branch and in this folder: no merge, rebase or push. Leave no stubs, no skipped tests, no TODO.',
	].join('\n');
}

// A fence has to be longer than any within.
function fenced(text: string): string {
	const longest = Math.max(0, ...text.matchAll(/`+/g).map(match => match[0].length));
	const fence = '`'.repeat(Math.max(3, longest + 1));
	return `${fence}\n${text}\n${fence}`;
}

function indent(text: string): string {
	return text.split('\n').map(line => `  ${line}`).join('\n');
}
