/** One verb of the command line, as the table has it. */
export type Command = {
	readonly name: string;
	/** Heading of the help it stands under; none hides it from help and completion. */
	readonly group?: CommandGroup;
	/** One line, no full stop. */
	readonly summary: string;
	/** Operands as the help shows them: `TASK`, `[SHELL]`, `TEXT...`. They are also what is checked. */
	readonly operands: string;
	readonly options: Readonly<Record<string, Option>>;
	/** Paragraphs for the verb's own help. */
	readonly details?: readonly string[];
	readonly load: () => Promise<Verb>;
};

export type CommandGroup = 'Session' | 'Runs' | 'Tasks' | 'Inside a pane' | 'Other';

/** An option in the form `parseArgs` takes, with what help says about it. */
export type Option = {
	readonly type: 'boolean' | 'string';
	readonly short?: string;
	readonly summary: string;
	/** What stands for the value in help: `N`, `FILE`. */
	readonly value?: string;
	readonly choices?: Choices;
};

/** What a shell completes a value with: these, the agents there are for this person, or the tasks of the repository's run. */
export type Choices = readonly string[] | 'agents' | 'tasks';

/** Does the work and answers with the exit status: 0 done, 1 something failed, 2 usage, 3 a run ended with tasks blocked. */
export type Verb = (invocation: Invocation) => Promise<number>;

/** What one command was asked. */
export type Invocation = {
	readonly command: Command;
	readonly operands: readonly string[];
	readonly options: Readonly<Record<string, string | boolean>>;
	/** Where it was asked: the current directory, or the one given with `-C`. */
	readonly directory: string;
	readonly environment: Readonly<Record<string, string | undefined>>;
};
