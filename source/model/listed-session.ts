/** A session that this person could look at. */
export type ListedSession = {
	readonly name: string;
	/** The repository's folder. */
	readonly root: string;
	/** What goes on there, in a few words. */
	readonly doing: string;
};
