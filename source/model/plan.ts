import type {Budget} from './usage.ts';

/** What a person asks for: the tasks of a run, their claims and dependencies. The shape of a plan file after checking. */
export type Plan = {
	readonly version: 1;
	readonly goal: string;
	/** The branch the run's work lands on. */
	readonly into: string;
	/** How many workers may be at work at once. */
	readonly workers: number;
	/** Shell command that must exit 0 on every composed tree before it lands. */
	readonly verify?: string;
	/** What all tasks together may use of their models. */
	readonly budget?: Budget;
	/** How many verifications may run at once on this machine. One when absent. */
	readonly verifySlots?: number;
	/** How many tasks may be verified together; with 1, each commit is verified by itself. As many as the engine finds right when absent. */
	readonly batch?: number;
	/** Symbols whose interface is frozen for the run. */
	readonly contracts: readonly string[];
	/** Pairs of symbols of one file so close that git would take edits of both for a conflict: no two tasks hold both at once. Found in the index when the run starts, with pairs of new symbols that will stand in one place. */
	readonly neighbours?: ReadonlyArray<readonly [Claim, Claim]>;
	/** By glob, the files besides the usual ones that no task locks and how they are merged; `off` for usual ones that are to be locked. The first glob that fits counts. */
	readonly engineOwned?: Readonly<Record<string, MergeBy | 'off'>>;
	/** What happens to a write that belongs to another task: its worker is told, or also the file is put back, its content saved. `report` when absent. */
	readonly unownedWrites?: 'report' | 'revert';
	/** Named assumptions settled before work is handed out. */
	readonly decisions: Readonly<Record<string, string>>;
	readonly tasks: readonly PlanTask[];
};

/** One unit of work. Every optional field of the file has been given its default. */
export type PlanTask = {
	/** Unique in the plan: lower-case letters, digits and dashes; part of a branch name. */
	readonly id: string;
	readonly title: string;
	readonly prompt: string;
	readonly agent: AgentChoice;
	/** Why this agent, where a rule of the person's has chosen it. */
	readonly agentBecause?: string;
	/** Why this agent, where the planner suggested it and no person has named one. */
	readonly suggested?: string;
	/** Claims: paths, globs or `path#Outer.inner` symbols this task may write. */
	readonly owns: readonly Claim[];
	/** Paths, globs or symbols this task relies on. */
	readonly reads: readonly Claim[];
	/** Ids of tasks that must have landed before this one starts. */
	readonly needs: readonly string[];
	readonly constraints: readonly string[];
	readonly verify?: string;
	/** Expected duration. */
	readonly minutes: number;
	/** What it may use of its model, in all its attempts. */
	readonly budget?: Budget;
};

/**
How changes of several tasks to one file become one file: `keys` by the keys of JSON, YAML or TOML,
`lines` by the union of the lines added, `regenerate` by the tool that made the file.
*/
export type MergeBy = 'keys' | 'lines' | 'regenerate';

/** The program in the pane: an agent by its name, which this program knows or the person's settings describe, or any shell command. */
export type AgentChoice =
	/** `ends`: it's done when its program exits with 0, as a command is; absent for one that says so itself. */
	| {readonly kind: 'known'; readonly name: AgentName | (string & {}); readonly ends?: 'exit'}
	| {readonly kind: 'command'; readonly command: string};

export type AgentName = 'claude' | 'codex' | 'opencode' | 'gemini' | 'aider';

/** What a task asks to write, in its canonical text: `src/a.ts`, `docs/**`, `src/a.ts#Outer.inner`. */
export type Claim = string;
