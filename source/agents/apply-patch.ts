import {overwriting, removing, unknownText, type IntendedEdit} from './intended-edit.ts';

/**
What a patch in the form of Codex's `apply_patch` is about to make of its files. Hunks are looked for as that tool does: exactly,
then without regard to blanks at the ends; where none is found the file counts as written in a way that can't be told.
Throws a sentence on a text that is no such patch.
*/
export const editsOfPatch = (patch: string): IntendedEdit[] => {
	const lines = patch.split('\n').map(line => line.replace(/\r$/v, ''));
	const start = lines.findIndex(line => line.trim() === '*** Begin Patch');
	if (start === -1) {
		throw new Error('The patch does not begin with `*** Begin Patch`, so it can\'t be judged.');
	}

	return sectionsOf(lines.slice(start + 1)).flatMap(section => editsOfSection(section));
};

type Section = {readonly kind: string; readonly path: string; readonly lines: string[]};

const sectionsOf = (lines: readonly string[]): Section[] => {
	const sections: Section[] = [];
	for (const line of lines) {
		if (line.trim() === '*** End Patch') {
			break;
		}

		const {kind, path} = /^\*\*\* (?<kind>Add|Update|Delete) File: (?<path>.+)$/v.exec(line.trimEnd())?.groups ?? {};
		if (kind === undefined) {
			sections.at(-1)?.lines.push(line);
		} else {
			sections.push({kind, path: path!.trim(), lines: []});
		}
	}

	return sections;
};

const editsOfSection = ({kind, path, lines}: Section): IntendedEdit[] => {
	if (kind === 'Delete') {
		return [removing(path)];
	}

	if (kind === 'Add') {
		return [overwriting(path, lines.filter(line => line.startsWith('+')).map(line => `${line.slice(1)}\n`).join(''))];
	}

	const target = /^\*\*\* Move to: (?<target>.+)$/v.exec(lines[0] ?? '')?.groups?.target?.trim();
	const hunks = hunksOf(target === undefined ? lines : lines.slice(1));
	const after: IntendedEdit['after'] = before => before === undefined ? undefined : patched(before, hunks);
	return target === undefined || target === path ? [{path, after}] : [{path: target, from: path, after}, removing(path)];
};

type Hunk = {readonly anchors: string[]; readonly old: string[]; readonly fresh: string[]};

const hunksOf = (lines: readonly string[]): Hunk[] => {
	const hunks: Hunk[] = [];
	let isOpen = false;
	for (const line of lines) {
		if (line.startsWith('@@')) {
			const anchor = line.slice(2).trim();
			const last = hunks.at(-1);
			// Anchors without lines between them lead to the same place, one after the other.
			const hunk = isOpen && last?.old.length === 0 && last.fresh.length === 0 ? last : undefined;
			if (hunk === undefined) {
				hunks.push({anchors: anchor === '' ? [] : [anchor], old: [], fresh: []});
			} else if (anchor !== '') {
				hunk.anchors.push(anchor);
			}

			isOpen = true;
		} else if (line !== '*** End of File') {
			if (hunks.length === 0) {
				hunks.push({anchors: [], old: [], fresh: []});
			}

			addLine(hunks.at(-1)!, line);
		}
	}

	return hunks;
};

const addLine = ({old, fresh}: Hunk, line: string): void => {
	const text = line.slice(1);
	if (!line.startsWith('+')) {
		old.push(text);
	}

	if (!line.startsWith('-')) {
		fresh.push(text);
	}
};

const patched = (before: string, hunks: readonly Hunk[]): string | typeof unknownText => {
	const lines = before.split('\n');
	// What follows the last line's end is no line.
	const hasEnd = lines.at(-1) === '';
	if (hasEnd) {
		lines.pop();
	}

	let from = 0;
	for (const {anchors, old, fresh} of hunks) {
		for (const anchor of anchors) {
			const found = find(lines, [anchor], from);
			if (found === undefined) {
				return unknownText;
			}

			from = found + 1;
		}

		const place = old.length === 0 ? (anchors.length === 0 ? lines.length : from) : find(lines, old, from) ?? find(lines, old.slice(0, old.at(-1) === '' ? -1 : undefined), from);
		if (place === undefined) {
			return unknownText;
		}

		lines.splice(place, old.length, ...fresh);
		from = place + fresh.length;
	}

	return `${lines.join('\n')}\n`;
};

const find = (lines: readonly string[], wanted: readonly string[], from: number): number | undefined => {
	for (const same of [(a: string, b: string) => a === b, (a: string, b: string) => a.trimEnd() === b.trimEnd(), (a: string, b: string) => a.trim() === b.trim()]) {
		for (let place = from; place + wanted.length <= lines.length; place++) {
			if (wanted.every((line, index) => same(lines[place + index]!, line))) {
				return place;
			}
		}
	}

	return undefined;
};
