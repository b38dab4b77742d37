import type {GitPlace} from './running/run-git.ts';

/** An opened repository. Two checkouts of one repository have the same common directory, and so one session. */
export type Repository = {
	/** Top of the main checkout; of a bare repository with linked worktrees, the checkout it was opened from. */
	readonly root: string;
	/** Top of the checkout it was opened from. */
	readonly checkout: string;
	/** Where refs and objects are: `<root>/.git` as a rule. */
	readonly commonDirectory: string;
};

/** The place for calls that need refs and objects but no files. */
export function storeOf(repository: Repository): GitPlace {
	return {gitDirectory: repository.commonDirectory};
}
