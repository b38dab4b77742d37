import type {Claim} from '../model/plan.ts';

/** What a planner proposes, after its shape was checked and nothing else: every claim and id in it is still only said. */
export type Answer = {
	readonly goal: string;
	/** Symbols that a planner asks to be left as they are, because several tasks build on them. */
	readonly contracts: readonly string[];
	readonly decisions: ReadonlyArray<{readonly key: string; readonly value: string}>;
	readonly tasks: readonly AnswerTask[];
};

export type AnswerTask = {
	readonly id: string;
	readonly kind: TaskKind;
	readonly title: string;
	readonly prompt: string;
	/** How one can tell that the task is done. */
	readonly doneWhen: string;
	readonly writes: ReadonlyArray<{readonly claim: Claim; readonly change: ChangeKind}>;
	readonly reads: readonly Claim[];
	readonly needs: readonly string[];
	readonly constraints: readonly string[];
	/** 0 when the planner can't tell. */
	readonly minutes: number;
	/** Who should do it, and why; empty for whoever it is by itself. */
	readonly suggestedAgent: string;
	readonly suggestedBecause: string;
};

/** The phase that a task belongs to: what others stand on, what can be done at once, what wires it together, what checks the whole. */
export type TaskKind = 'setup' | 'feature' | 'integration' | 'verification';

/** What a task does to what it claims; `interface` and `removed` reach whoever uses it. */
export type ChangeKind = 'new' | 'body' | 'interface' | 'removed';
