/**
A text of keys and values cut into pieces that, put together again, are the text to the last byte.
So a merge can take each piece from either side and keep how it was written.
*/
export type Structure = Scalar | Collection;

/** A value that is merged as a whole. Two with the same `value` mean the same, however they are written. */
export type Scalar = {readonly kind: 'scalar'; readonly text: string; readonly value: string};

export type Collection = {
	readonly kind: 'map' | 'list';
	readonly open: string;
	readonly parts: readonly Part[];
	readonly close: string;
	/** Whether commas stand between the parts, or after the last one as well. */
	readonly commas: 'none' | 'between' | 'each';
};

/** One entry of a collection with the text around its value. */
export type Part = {
	/** Unique in its map; empty in a list. */
	readonly key: string;
	/** Comments, the key, and what stands between it and the value. */
	readonly before: string;
	readonly value: Structure;
	/** What follows the value, up to the comma where there is one. */
	readonly after: string;
	/** What follows the comma on its line. */
	readonly beyond: string;
};

/** A whole text understood, or a sentence saying why it can't be. */
export type Reading = {readonly ok: true; readonly root: Part} | {readonly ok: false; readonly problem: string};

/** Returns the text that was cut. */
export function textOf({before, value, after, beyond}: Part): string {
	return `${before}${valueText(value)}${after}${beyond}`;
}

/** Returns a value's own text. */
export function valueText(structure: Structure): string {
	if (structure.kind === 'scalar') {
		return structure.text;
	}

	const {open, parts, close, commas} = structure;
	const inner = parts.map((part, index) => {
		const comma = commas === 'each' || (commas === 'between' && index < parts.length - 1) ? ',' : '';
		return `${part.before}${valueText(part.value)}${part.after}${comma}${part.beyond}`;
	});
	return `${open}${inner.join('')}${close}`;
}

/** Returns a text that is the same for all values that mean the same: the order of keys, white space and comments don't count. */
export function meaningOf(structure: Structure): string {
	switch (structure.kind) {
		case 'scalar': {
			return structure.value;
		}

		case 'list': {
			return `[${structure.parts.map(part => meaningOf(part.value)).join(',')}]`;
		}

		case 'map': {
			return `{${structure.parts.map(part => `${JSON.stringify(part.key)}:${meaningOf(part.value)}`).toSorted().join(',')}}`;
		}
	}
}

/** Returns a key that a map has twice, here or further in, or nothing. */
export function repeatedKey(structure: Structure): string | undefined {
	if (structure.kind === 'scalar') {
		return undefined;
	}

	const seen = new Set<string>();
	for (const {key, value} of structure.parts) {
		const inner = structure.kind === 'map' && seen.has(key) ? key : repeatedKey(value);
		if (inner !== undefined) {
			return inner;
		}

		seen.add(key);
	}

	return undefined;
}
