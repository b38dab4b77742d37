import {withoutNumbers} from '../../claims/symbol-name.ts';
import type {Claim} from '../../model/plan.ts';
import type {Contract} from '../../model/bus.ts';
import type {Change} from '../../model/change.ts';
import type {Failure} from '../../model/failure.ts';
import type {TaskKey} from '../../model/names.ts';
import type {Run} from '../../model/run.ts';
import type {SessionState} from '../../model/session-state.ts';
import {accept, emit, refuse, tell, type Answer, type Draft} from '../draft.ts';
import {hasEnded, isAtWork, isMoving, runOf, taskOf, tasksOf} from '../find.ts';
import {withdraw} from '../landing/landings.ts';
import {pipelineOf} from '../landing/pipeline.ts';
import {list, span} from '../words.ts';
import {depthForAll, isSameChange, isSameText, reliedOn} from './foreign-changes.ts';
import {changedLines} from './describe-change.ts';

/** Returns the contract that a change breaks, or nothing. Bodies are free, and so is what has been agreed on. */
export function contractAgainst({contracts}: Run, change: Change): Contract | undefined {
	const contract = contracts.find(({symbol}) => withoutNumbers(symbol) === withoutNumbers(change.symbol));
	return contract && change.depth === 'interface' && !keeps(contract, change) ? contract : undefined;
}

/** Returns those of a task's changes that break a contract. */
export function breachesIn(state: SessionState, task: TaskKey, changes: readonly Change[]): Change[] {
	const run = runOf(state, task);
	return changes.filter(change => contractAgainst(run, change) !== undefined);
}

/** Records which contracts a task breaks now, when that has changed. Returns the breaches not recorded before. */
export function reportBreaches(draft: Draft, task: TaskKey, breaches: readonly Change[]): Change[] {
	const known = draft.state.breaches.filter(({by}) => by === task);
	const isKnown = (breach: Change) => known.some(other => isSameChange(other, breach));
	const fresh = breaches.filter(breach => !isKnown(breach));
	if (fresh.length > 0 || breaches.length < known.length) {
		emit(draft, {type: 'contract-refused', task, changes: breaches});
	}

	return fresh;
}

/** Agrees on another interface of a frozen symbol, by a person's word, and tells everybody at work whom it concerns. */
export function amendContract(draft: Draft, run: Run, symbol: Claim, asked: string | undefined): Answer {
	const contract = run.contracts.find(candidate => candidate.symbol === symbol);
	if (!contract) {
		const frozen = run.contracts.map(candidate => `\`${candidate.symbol}\``);
		return refuse(`\`${symbol}\` is not frozen in ${run.id}. ${frozen.length === 0 ? 'Its plan has no contracts.' : `Frozen are ${list(frozen)}.`}`);
	}

	const breach = draft.state.breaches.find(candidate => candidate.symbol === symbol && runOf(draft.state, candidate.by) === run);
	const signature = asked ?? breach?.is;
	if (signature === undefined) {
		return refuse(`No task has asked for another interface of \`${symbol}\`. Say which: jupiter-tui amend '${symbol}' 'SIGNATURE'`);
	}

	const isAsAsked = isSameText(signature, breach?.is);
	const hash = isAsAsked ? breach?.hash : undefined;
	amend(draft, run, contract, {signature, ...(hash !== undefined && {hash})});
	return accept(`\`${symbol}\` is version ${contract.version + 1} now.`);
}

/** Takes the interfaces that a person's own commits brought for agreed. */
export function amendByCommit(draft: Draft, id: string, changes: readonly Change[]): void {
	for (const change of changes) {
		const run = draft.state.runs[id]!;
		const contract = contractAgainst(run, change);
		if (contract && change.is !== undefined) {
			amend(draft, run, contract, {signature: change.is, ...(change.hash !== undefined && {hash: change.hash})});
		}
	}
}

/** Returns why a change of a frozen interface is refused, worded like any other refusal. */
export function explainContract({state, now}: Pick<Draft, 'state' | 'now'>, task: TaskKey, change: Change): {readonly text: string; readonly detail: string} {
	const run = runOf(state, task);
	const {symbol, version, signature, by, at} = contractAgainst(run, change)!;
	const readers = tasksOf(run).filter(other => other.key !== task && !hasEnded(other) && relies(state, other.key, change)).map(({id}) => `\`${id}\``);
	const lines = changedLines({was: signature, ...(change.is !== undefined && {is: change.is})});
	return {
		text: `\`${symbol}\` is frozen: others build on its interface.`,
		detail: [
			`  --> \`${symbol}\` changed by ${task} (${taskOf(state, task).plan.title})`,
			`   = version ${version}, ${by === 'plan' ? 'frozen by the plan' : 'agreed on by a person'} ${span(now - at)} ago`,
			...(change.is === undefined ? ['   = it is gone'] : lines),
			...(readers.length === 0 ? [] : [`   = ${list(readers)} ${readers.length === 1 ? 'relies' : 'rely'} on it`]),
			'help: put its interface back as agreed; what it does inside is yours to change',
			`help: if it has to be another, ask: jupiter-tui publish '${symbol}' 'SIGNATURE', and go on with something else; a person can agree to it with: jupiter-tui amend '${symbol}'`,
		].join('\n'),
	};
}

/** Returns why a task that breaks contracts can't land, as its next attempt is told. */
export function contractFailure(draft: Draft, task: TaskKey, breaches: readonly Change[]): Failure {
	return {
		kind: 'contract-broken',
		summary: `It changes ${list(breaches.map(({symbol}) => `\`${symbol}\``))}, whose interface is frozen.`,
		detail: breaches.map(breach => {
			const {text, detail} = explainContract(draft, task, breach);
			return `error: ${text}\n${detail}`;
		}).join('\n\n'),
	};
}

function keeps({hash, signature}: Contract, change: Change): boolean {
	return hash !== undefined && change.hash !== undefined ? hash === change.hash : isSameText(signature, change.is);
}

function amend(draft: Draft, run: Run, {symbol, version, signature: was}: Contract, agreed: {readonly signature: string; readonly hash?: string}): void {
	const change: Change = {symbol, depth: 'interface', was, is: agreed.signature, ...(agreed.hash !== undefined && {hash: agreed.hash})};
	// Who is done reads it no more: what it relied on is validated at its landing.
	const concerned = tasksOf(run).filter(({key}) => isAtWork(taskOf(draft.state, key))
		&& (relies(draft.state, key, change) || draft.state.breaches.some(({by, symbol: broken}) => by === key && broken === symbol)));
	emit(draft, {type: 'contract-amended', run: run.id, symbol, version: version + 1, ...agreed, by: 'user'});
	const inPipeline = pipelineOf(draft.state.runs[run.id]!).filter(task => !isMoving(task));
	withdraw(draft, run.id, inPipeline.filter(task => breachesIn(draft.state, task.key, task.landing!.changes ?? []).length > 0), 'A contract was amended.');
	for (const {key} of concerned) {
		const lines = [`A person has agreed on another interface of \`${symbol}\`, version ${version + 1}:`, ...changedLines(change)];
		tell(draft, key, lines.join('\n'), {tells: [{...change, by: 'user'}]});
	}
}

function relies(state: SessionState, task: TaskKey, change: Change): boolean {
	return depthForAll(reliedOn(state, task), change) !== undefined;
}
