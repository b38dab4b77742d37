/** What a tool is about to make of one file. */
export type IntendedEdit = {
	/** As the agent names it: absolute, or from its worktree. */
	readonly path: string;
	/** The file whose text it begins with, where that is another one. */
	readonly from?: string;
	/** The text it will leave there; undefined where it leaves no file, `unknownText` where that can't be told. An edit that can't be made leaves the text as it is. */
	readonly after: (before: string | undefined) => string | undefined | typeof unknownText;
};

/** Stands for a text that isn't known before it is written: the file then counts as written whole. */
export const unknownText = Symbol('unknown text');

/** A file written anew. */
export const overwriting = (path: string, text: string): IntendedEdit => ({path, after: () => text});

/** A file removed. */
export const removing = (path: string): IntendedEdit => ({path, after: () => undefined});

/** A file changed in a way that can't be told beforehand. */
export const changing = (path: string): IntendedEdit => ({path, after: () => unknownText});

export type Replacement = {readonly old: string; readonly new: string; readonly all: boolean};

/** Pieces of a file replaced, one after the other. An empty `old` writes a file that isn't there yet. */
export const replacing = (path: string, replacements: readonly Replacement[]): IntendedEdit => ({
	path,
	after(before) {
		let text = before;
		for (const replacement of replacements) {
			const next = replaced(text, replacement);
			if (next === undefined) {
				return before;
			}

			text = next;
		}

		return text;
	},
});

/** One piece replaced by a tool that also looks for what is only much like the old text: where that isn't there to the letter, the result can't be told. */
export const replacingLoosely = (path: string, replacement: Replacement): IntendedEdit => ({
	path,
	after: before => replaced(before, replacement) ?? unknownText,
});

const replaced = (text: string | undefined, {old, new: fresh, all}: Replacement): string | undefined => {
	if (old === '') {
		return text === undefined || text === '' ? fresh : undefined;
	}

	if (!text?.includes(old)) {
		return undefined;
	}

	// A function, because `$&` in a replacement text means something.
	return all ? text.replaceAll(old, () => fresh) : text.replace(old, () => fresh);
};
