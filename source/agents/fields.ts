/** Fields of a message from an agent, whose shape is its own and may change. */
export type Fields = Readonly<Record<string, unknown>>;

/** A value as fields; a value of another kind has none. */
export const fieldsOf = (value: unknown): Fields => typeof value === 'object' && value !== null && !Array.isArray(value) ? value as Fields : {};

/** A text field, or nothing where there is none. */
export const textOf = (fields: Fields, name: string): string | undefined => typeof fields[name] === 'string' ? fields[name] : undefined;

/** A number field, or nothing where there is none. */
export const numberOf = (fields: Fields, name: string): number | undefined => Number.isFinite(fields[name]) ? fields[name] as number : undefined;

/** A text field that has to be there; throws a sentence where it isn't. */
export const needText = (fields: Fields, name: string): string => {
	const text = textOf(fields, name);
	if (text === undefined) {
		throw new Error(`The hook's call has no text \`${name}\`, so it can't be judged. Is this agent newer than this jupiter-tui?`);
	}

	return text;
};

/** The fields of a line of JSON; none where it isn't any. */
export const parsedFields = (line: string): Fields => {
	try {
		return fieldsOf(JSON.parse(line));
	} catch {
		// Half a line, or none of ours.
		return {};
	}
};
