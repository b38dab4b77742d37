import {readFile} from 'node:fs/promises';
import path from 'node:path';
import type {Effect} from '../../model/effect.ts';
import type {Claim} from '../../model/plan.ts';
import type {SessionState} from '../../model/session-state.ts';
import {briefing} from '../../plan/briefing.ts';
import {ancestors} from '../../plan/conflicts.ts';
import {indexFile, interfaceOf} from '../../symbols/index-file.ts';
import {splitKey, taskOf, type World} from '../world.ts';

/** The briefing of a worker at its start: its task with what holds now. */
export const briefingFor = async (world: World, {task, worktree, attempt, failure}: Extract<Effect, {type: 'start-agent'}>): Promise<string> => {
	const state = world.state();
	const [runId] = splitKey(task);
	const run = state.runs[runId]!;
	const {plan, saved, comments} = taskOf(state, task);
	const tasks = Object.values(run.tasks);
	const earlier = ancestors(run.plan.tasks).get(plan.id);
	return briefing(plan, {
		plan: run.plan,
		attempt,
		...failure !== undefined && {failure},
		...comments !== undefined && {comments},
		...saved !== undefined && {saved},
		signatures: await signaturesOf(world, worktree, [...plan.owns, ...plan.reads]),
		contracts: run.contracts,
		decisions: state.decisions.filter(decision => decision.run === runId).map(({key, value}) => ({key, value})),
		others: tasks
			.filter(other => other.key !== task)
			.map(other => ({task: other.id, title: other.plan.title, claims: claimsHeld(state, other.key)}))
			.filter(({claims}) => claims.length > 0),
		landed: tasks.filter(other => other.phase === 'landed' && earlier?.has(other.id)).map(other => ({task: other.id, title: other.plan.title})),
	});
};

const claimsHeld = (state: SessionState, holder: string): Claim[] =>
	state.locks.filter(lock => lock.holder === holder).map(({claim}) => claim);

/** The signatures of the symbols among the claims, as they stand in the worktree. */
const signaturesOf = async (world: World, worktree: string, claims: readonly Claim[]): Promise<Map<Claim, string>> => {
	const signatures = new Map<Claim, string>();
	const byFile = Map.groupBy(claims.filter(claim => claim.includes('#')), claim => claim.split('#', 1)[0]!);
	for (const [file, within] of byFile) {
		const text = await readFile(path.join(worktree, file), 'utf8').catch(() => undefined);
		const index = text === undefined ? undefined : await indexFile(world.parser, file, text);
		for (const claim of within) {
			const signature = index && interfaceOf(index, claim.split('#', 2)[1]!);
			if (signature !== undefined) {
				signatures.set(claim, signature);
			}
		}
	}

	return signatures;
};
