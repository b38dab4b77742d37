import type {Claim} from '../model/plan.ts';
import type {ChangeKind, TaskKind} from './answer.ts';

/** A plan while code works on a planner's answer. Each pass takes a draft and gives back another. */
export type Draft = {
	readonly goal: string;
	readonly contracts: readonly Claim[];
	readonly decisions: Readonly<Record<string, string>>;
	readonly tasks: readonly DraftTask[];
	readonly findings: readonly Finding[];
};

export type DraftTask = {
	readonly id: string;
	readonly kind: TaskKind;
	readonly title: string;
	readonly prompt: string;
	readonly doneWhen: string;
	readonly writes: readonly DraftWrite[];
	readonly reads: readonly Claim[];
	readonly needs: readonly DraftNeed[];
	readonly constraints: readonly string[];
	readonly minutes: number;
	/** The agent that the planner suggests, by a name that nobody has checked, and why. */
	readonly suggestedAgent: string;
	readonly suggestedBecause: string;
};

/** `because` says why code added it; what the planner said itself has none. */
export type DraftWrite = {readonly claim: Claim; readonly change: ChangeKind; readonly because?: string};
export type DraftNeed = {readonly id: string; readonly because?: string};

/** What is wrong with an answer, or with one task of it: `refused` can't be run, `poor` can but is worth asking again. */
export type Finding = {readonly severity: 'refused' | 'poor'; readonly message: string; readonly task?: string};

/** The draft with findings after those it has. */
export function withFindings(draft: Draft, findings: readonly Finding[]): Draft {
	return findings.length === 0 ? draft : {...draft, findings: [...draft.findings, ...findings]};
}

/** The draft with some tasks replaced, by id. */
export function withTasks(draft: Draft, changed: ReadonlyMap<string, DraftTask>): Draft {
	return changed.size === 0 ? draft : {...draft, tasks: draft.tasks.map(task => changed.get(task.id) ?? task)};
}

/** A finding that an answer can't be run with. */
export function refused(message: string): Finding {
	return {severity: 'refused', message};
}

/** A finding on a task that an answer is the worse for. */
export function poor(message: string, task: string): Finding {
	return {severity: 'poor', message, task};
}
