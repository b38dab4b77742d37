/** What is wrong with a plan file, where, and what to do about it. */
export type Problem = {
	/** Counted from 1. */
	readonly line: number;
	readonly column: number;
	/** `tasks[2].needs[0]`; empty for the file as a whole. */
	readonly field: string;
	/** One sentence and the next step. */
	readonly message: string;
};

/** Keys and indices from the top of a plan file to one of its values. */
export type FieldPath = ReadonlyArray<string | number>;

/** A plan file's content before it is checked, with the places of its values. */
export type PlanSource = {
	readonly value: unknown;
	/** Where a value stands, or the nearest value around it. */
	readonly locate: (path: FieldPath) => {readonly line: number; readonly column: number};
	readonly problems: readonly Problem[];
};

/** Makes a problem at a place in the file. */
export function problemAt(source: Pick<PlanSource, 'locate'>, path: FieldPath, message: string): Problem {
	return {...source.locate(path), field: fieldText(path), message};
}

/** Sorts problems as a reader meets them. */
export function inFileOrder(problems: readonly Problem[]): Problem[] {
	return problems.toSorted((a, b) => a.line === b.line ? a.column - b.column : a.line - b.line);
}

/** Writes a path as `tasks[2].needs[0]`. */
export function fieldText(path: FieldPath): string {
	return path.map((part, index) => typeof part === 'number' ? `[${part}]` : (index === 0 ? '' : '.') + part).join('');
}
