/** Text by path. */
export type Files = Readonly<Record<string, string>>;

/** Replaces a text that is in the file once; an empty one stands for the end of the file, which is made where it isn't there. */
export type Edit = readonly [file: string, old: string, replacement: string];

/** One task's change, and the test that its author would have run. */
export type Patch = {
	readonly edits: readonly Edit[];
	/** Run from the tree's top: a TypeScript module or a Python script, as the files are; it fails by throwing. */
	readonly test: string;
};

/** Two patches on one base that git merges without a conflict. */
export type Case = {
	/** What goes wrong, or for a control why nothing does. */
	readonly name: string;
	readonly language: 'typescript' | 'python';
	readonly base: Files;
	readonly a: Patch;
	readonly b: Patch;
};

/** Returns the files after a patch. Throws when an edit doesn't fit. */
export const applyPatch = (base: Files, {edits}: Patch): Files => {
	const files: Record<string, string> = {...base};
	for (const [file, old, replacement] of edits) {
		const text = files[file] ?? '';
		if (old !== '' && text.split(old).length !== 2) {
			throw new Error(`${JSON.stringify(old)} is not once in ${file}.`);
		}

		files[file] = old === '' ? text + replacement : text.replace(old, () => replacement);
	}

	return files;
};
