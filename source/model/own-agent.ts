/** An agent that a person has described in their own settings. */
export type OwnAgent = {
	/** Shell command with placeholders, each filled in as one quoted word: `goose run --text {prompt}`. */
	readonly command: string;
	/** The same for going on with a former conversation; `command` when absent. */
	readonly resume?: string;
	/** Whether its command names the prompt or reads it on standard input. */
	readonly prompt?: 'argument' | 'stdin';
	/** Whether it is done when it exits with 0, or when it (or its model) runs `jupiter-tui done`. */
	readonly done?: 'exit' | 'says-done';
	readonly environment?: Readonly<Record<string, string>>;
	/** Whether it runs where it can't write what others hold, if this machine has bubblewrap. */
	readonly sandbox?: boolean;
};
