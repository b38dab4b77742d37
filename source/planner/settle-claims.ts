import {covers} from '../claims/covers.ts';
import {overlaps} from '../claims/overlaps.ts';
import {parseClaim, type ParsedClaim} from '../claims/parse-claim.ts';
import {ownerOf} from '../claims/symbol-name.ts';
import {isAbsent, likelyClaim} from '../plan/absent-claims.ts';
import {nearest} from '../plan/nearest.ts';
import type {Claim} from '../model/plan.ts';
import type {SourceSymbol} from '../symbols/file-index.ts';
import {refused, withFindings, type Draft, type DraftTask, type DraftWrite, type Finding} from './draft.ts';
import type {RepositoryFacts} from './facts.ts';

/**
Resolves every claim of a draft against the index. What can mean only one thing is put right; what doesn't exist and isn't to be made,
or is no claim at all, is refused with what it may have meant.
*/
export function settleClaims(draft: Draft, known: RepositoryFacts): Draft {
	const facts = {...known, ownersOf: ownersIn(known)};
	const findings: Finding[] = [];
	const written = draft.tasks.map(task => ({...task, writes: settleWrites(task, facts, findings)}));
	const made = written.flatMap(({writes}) => writes.filter(({change}) => change === 'new').map(({claim}) => claim));
	const settle = (claim: Claim, who: string) => settleRead({claim, who, made}, facts, findings);
	return withFindings({
		...draft,
		tasks: written.map(task => ({...task, reads: unique(task.reads.flatMap(claim => settle(claim, `\`${task.id}\` reads`)))})),
		contracts: unique(draft.contracts.flatMap(claim => settle(claim, '`contracts` names'))),
	}, findings);
}

/** With the files that hold a symbol of this address. */
type SettlingFacts = RepositoryFacts & {readonly ownersOf: (address: string) => readonly string[]};

/** Made when first asked for: only answers with claims on nothing need it. */
function ownersIn({paths, symbolsIn}: RepositoryFacts): SettlingFacts['ownersOf'] {
	let owners: ReadonlyMap<string, ReadonlyArray<{readonly path: string}>> | undefined;
	return address => {
		owners ??= Map.groupBy(paths.flatMap(path => symbolsIn(path).map(symbol => ({path, address: symbol.address}))), symbol => symbol.address);
		return (owners.get(address) ?? []).map(({path}) => path);
	};
}

function settleWrites({id, kind, writes}: DraftTask, facts: SettlingFacts, findings: Finding[]): DraftWrite[] {
	// One that only checks asks for what it has to put right when it knows.
	if (writes.length === 0 && kind !== 'verification') {
		findings.push(refused(`\`${id}\` writes nothing. Say in \`writes\` which symbols and files it changes.`));
	}

	const settled = new Map<Claim, DraftWrite>();
	for (const write of writes) {
		const found = settleWrite(write, facts);
		if (typeof found === 'string') {
			findings.push(refused(`\`${id}\`: ${found}`));
		} else {
			const former = settled.get(found.claim);
			settled.set(found.claim, former && reach[former.change] >= reach[found.change] ? former : found);
		}
	}

	return settled.values().toArray();
}

/** Said twice, the change that reaches further counts. */
const reach = {body: 0, new: 1, interface: 2, removed: 3} as const;

function settleWrite({claim, change}: DraftWrite, facts: SettlingFacts): DraftWrite | string {
	const parsed = parseClaim(claim);
	if (typeof parsed === 'string') {
		return parsed;
	}

	if (parsed.kind === 'directory' && parsed.path === '') {
		return `\`${parsed.text}\` claims the whole repository, so nothing else could be done meanwhile. Name what the task changes.`;
	}

	if (!isAbsent(parsed.text, facts)) {
		// What is there already isn't made, whatever was said.
		return {claim: parsed.text, change: change === 'new' ? 'body' : change};
	}

	const whole = undividedOwner(parsed, facts);
	if (whole !== undefined) {
		return {claim: whole, change: change === 'body' ? 'body' : 'interface'};
	}

	const meant = certainMeaning(parsed, facts);
	if (meant !== undefined && change !== 'new') {
		return {claim: meant, change};
	}

	const file = change === 'new' ? fileAround(parsed, facts) : undefined;
	if (file !== undefined) {
		return `\`${parsed.text}\` lies in \`${file}\`, which is a file. Name a path in a folder, or a symbol as \`${file}#NAME\`.`;
	}

	return change === 'new'
		? {claim: parsed.text, change}
		: absence(parsed, facts, {lead: '', otherwise: 'Correct the name, or say `"change": "new"` if the task makes it.'});
}

function fileAround({path}: ParsedClaim, {paths}: SettlingFacts): string | undefined {
	return paths.find(tracked => path.startsWith(`${tracked}/`));
}

type Read = {readonly claim: Claim; readonly who: string; readonly made: readonly Claim[]};

function settleRead({claim, who, made}: Read, facts: SettlingFacts, findings: Finding[]): Claim[] {
	const parsed = parseClaim(claim);
	if (typeof parsed === 'string') {
		findings.push(refused(`${who} what is no claim: ${parsed}`));
		return [];
	}

	if (!isAbsent(parsed.text, facts) || made.some(other => overlaps(parsed.text, other))) {
		return [parsed.text];
	}

	const meant = undividedOwner(parsed, facts) ?? certainMeaning(parsed, facts);
	if (meant === undefined) {
		findings.push(refused(absence(parsed, facts, {lead: `${who} `, otherwise: 'Correct the name, or add the task that makes it.'})));
		return [];
	}

	return [meant];
}

function absence({text, path, symbol}: ParsedClaim, facts: SettlingFacts, {lead, otherwise}: {readonly lead: string; readonly otherwise: string}): string {
	const meant = likelyClaim(text, facts) ?? nearestFile(path, symbol, facts);
	const what = `${lead}\`${text}\`${lead === '' ? '' : ', which'} is not there${symbol !== undefined && facts.paths.includes(path) ? ', though its file is' : ''}.`;
	const members = symbol === undefined || meant !== undefined ? '' : membersOf(path, facts);
	return `${what} ${meant === undefined ? otherwise : `Did you mean \`${meant}\`?`}${members}`;
}

/** Where a claim is refused anyway a bolder guess does no harm: the same name in another folder, or nearly the same in this one. */
function nearestFile(path: string, symbol: string | undefined, {paths}: SettlingFacts): Claim | undefined {
	if (paths.includes(path)) {
		return undefined;
	}

	const {folder = '', stem = '', extension = ''} = /^(?<folder>.*\/)?(?<stem>[^.\/]+)(?<extension>(?:\.[^\/]*)?)$/v.exec(path)?.groups ?? {};
	const namesakes = paths.filter(other => `/${other}`.endsWith(`/${stem}${extension}`));
	const beside = paths.filter(other => other.startsWith(folder) && other.endsWith(extension)).map(other => other.slice(folder.length, other.length - extension.length));
	const alike = nearest(stem, beside);
	const meant = namesakes.length === 1 ? namesakes[0] : (alike === undefined ? undefined : `${folder}${alike}${extension}`);
	return meant === undefined || symbol === undefined ? meant : `${meant}#${symbol}`;
}

function membersOf(path: string, facts: SettlingFacts): string {
	const names = (facts.symbolsOf(path) ?? []).slice(0, shownNames);
	return names.length === 0 ? '' : ` It holds ${names.map(name => `\`${name}\``).join(', ')}.`;
}

/** Enough to find the right one by. */
const shownNames = 12;

/** What an absent claim means when it can mean only one thing: a path or a name given without what stands before it, or a symbol without its file. */
function certainMeaning({text, path, symbol, kind}: ParsedClaim, facts: SettlingFacts): Claim | undefined {
	if (kind === 'directory' || kind === 'glob') {
		return undefined;
	}

	const owners = kind === 'path' ? facts.ownersOf(text) : [];
	if (owners.length === 1) {
		return `${owners[0]!}#${text}`;
	}

	const meant = likelyClaim(text, facts);
	const isWhole = meant !== undefined && (meant.endsWith(`/${text}`) || (symbol !== undefined && meant.startsWith(`${path}#`) && meant.endsWith(`.${symbol}`)));
	return isWhole ? meant : undefined;
}

/** What holds a name that is no symbol of its own, such as a member of an interface: the index has the whole as one. */
function undividedOwner({path, symbol}: ParsedClaim, facts: SettlingFacts): Claim | undefined {
	const symbols = symbol === undefined ? [] : facts.symbolsIn(path);
	const owner = symbols.find(({address}) => address === ownerOf(symbol!));
	return owner !== undefined && undivided.has(owner.kind) && symbols.every(({parent}) => parent !== owner.address) ? `${path}#${owner.address}` : undefined;
}

/** Kinds whose members are symbols in no language, or in few. */
const undivided: ReadonlySet<SourceSymbol['kind']> = new Set(['interface', 'type', 'enum', 'const', 'field', 'property']);

function unique(claims: readonly Claim[]): Claim[] {
	return [...new Set(claims)];
}

/** Whether one of a task's claims allows writing what another claim names. */
export function holdsClaim(writes: readonly DraftWrite[], {path, symbol}: Pick<ParsedClaim, 'path' | 'symbol'>): boolean {
	return writes.some(({claim}) => covers(claim, {path, ...symbol !== undefined && {symbol}, change: 'changed'}));
}
