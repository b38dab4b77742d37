/** What there is to work with beyond a run's own workers; it holds starts back and never decides who may write what. */
export type Capacity = {
	/** Most workers at once, of all runs, by the agent's name. */
	readonly caps: Readonly<Record<string, number>>;
	/** Agents whose provider gives no more for now, by name. */
	readonly limits: Readonly<Record<string, AgentLimit>>;
	/** Set while the machine has nothing to spare for another worker. */
	readonly strain?: Strain;
	/** Set while it has nothing to spare for a second verification. */
	readonly verifyStrain?: Strain;
	/** Factor on the times after which an agent counts as stalled; 1 when absent. */
	readonly patience?: number;
};

export type AgentLimit = {
	/** Milliseconds since 1970 from which the agent may go on. */
	readonly until: number;
	/** True where nobody has said how long it lasts. */
	readonly isGuess?: true;
	/** What the agent or its provider said. */
	readonly message?: string;
};

/** What the machine has too little of. */
export type Strain = 'memory' | 'load';
