/** What a command says when it can't do what it was asked: a sentence and the next step, and its exit status. */
export class UserError extends Error {
	override readonly name = 'UserError';
	readonly exitStatus: number;
	/** More lines, shown below the sentence. */
	readonly detail: string | undefined;

	constructor(message: string, options: ErrorOptions & {readonly exitStatus?: number; readonly detail?: string | undefined} = {}) {
		super(message, options);
		this.exitStatus = options.exitStatus ?? 1;
		this.detail = options.detail;
	}
}

/** A command line that can't be understood. Exit status 2. */
export function usageError(message: string, verb?: string): UserError {
	const help = verb === undefined ? 'jupiter-tui --help' : `jupiter-tui ${verb} --help`;
	return new UserError(`${message} See: ${help}`, {exitStatus: 2});
}
