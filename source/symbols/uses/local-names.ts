/** Names that hold in a part of a text, with the path of what each is; an empty path where that isn't known. */
export type LocalNames = {
	/** Nothing for a name that isn't local. */
	readonly lookUp: (name: string) => string | undefined;
	readonly bind: (name: string, path: string | undefined) => void;
};

/** Names within those that hold around them. */
export function localNames(outer?: LocalNames): LocalNames {
	const paths = new Map<string, string>();
	return {
		lookUp: name => paths.get(name) ?? outer?.lookUp(name),
		bind(name, path) {
			paths.set(name, path ?? '');
		},
	};
}

/** Names that hold around a part of a text; what was asked of them, and answered, is recorded. */
export function recordingNames(outer: LocalNames, answers: Map<string, string | undefined>): LocalNames {
	return {
		lookUp(name) {
			const path = outer.lookUp(name);
			answers.set(name, path);
			return path;
		},
		bind: outer.bind,
	};
}
