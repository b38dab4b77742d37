import {mergeSequences} from './merge-sequences.ts';
import {meaningOf, textOf, valueText, type Collection, type Part, type Structure} from './structure.ts';
import {higherWithin, holdsVersions} from './version-range.ts';

/** One key that both sides changed in different ways; a side that removed it has no text. */
export type KeyConflict = {readonly key: string; readonly ours?: string; readonly theirs?: string};

/** Merges two changes of one structure key by key. Where both sides wrote what the other did not, ours goes before theirs. */
export function mergeStructures(base: Part | undefined, ours: Part, theirs: Part): {readonly root: Part; readonly conflicts: readonly KeyConflict[]} {
	const conflicts: KeyConflict[] = [];
	return {root: mergeParts(conflicts, [], base, ours, theirs), conflicts};
}

function mergeParts(conflicts: KeyConflict[], path: readonly string[], base: Part | undefined, ours: Part, theirs: Part): Part {
	const around = (side: 'before' | 'after' | 'beyond'): string => mergeAround(conflicts, path, base?.[side], ours[side], theirs[side]);
	return {
		key: ours.key,
		before: around('before'),
		value: mergeValues(conflicts, path, base?.value, ours.value, theirs.value),
		after: around('after'),
		beyond: around('beyond'),
	};
}

/** Two different comments are a conflict like two values; white space is not worth one. */
function mergeAround(conflicts: KeyConflict[], path: readonly string[], base: string | undefined, ours: string, theirs: string): string {
	const [before, first, second] = [base ?? '', ours, theirs].map(text => text.replaceAll(/\s+/gv, ''));
	if (base === ours || (before === first && first !== second)) {
		return theirs;
	}

	if (base !== undefined && first !== second && before !== second) {
		conflicts.push({key: nameOf(path), ours: ours.trim(), theirs: theirs.trim()});
	}

	return ours;
}

function mergeValues(conflicts: KeyConflict[], path: readonly string[], base: Structure | undefined, ours: Structure, theirs: Structure): Structure {
	const [before, first, second] = [base && valueText(base), valueText(ours), valueText(theirs)];
	if (before === first || before === second || first === second) {
		return before === first ? theirs : ours;
	}

	if (ours.kind === 'map' && theirs.kind === 'map' && (base === undefined || base.kind === 'map')) {
		return mergeMaps(conflicts, path, base, ours, theirs);
	}

	const meanings = [base && meaningOf(base), meaningOf(ours), meaningOf(theirs)];
	if (meanings.some((meaning, index) => meanings.indexOf(meaning) !== index)) {
		return meanings[0] === meanings[1] ? theirs : ours;
	}

	return mergeLists(base, ours, theirs) ?? mergeScalars(conflicts, path, base, ours, theirs);
}

function mergeScalars(conflicts: KeyConflict[], path: readonly string[], base: Structure | undefined, ours: Structure, theirs: Structure): Structure {
	if (ours.kind === 'scalar' && theirs.kind === 'scalar' && holdsVersions(path.at(-2) ?? '')) {
		const text = higherWithin(base?.kind === 'scalar' ? base.value : undefined, ours.value, theirs.value);
		if (text !== undefined) {
			return text === ours.value ? ours : theirs;
		}
	}

	conflicts.push({key: nameOf(path), ours: valueText(ours).trim(), theirs: valueText(theirs).trim()});
	return ours;
}

function mergeLists(base: Structure | undefined, ours: Structure, theirs: Structure): Structure | undefined {
	if (ours.kind !== 'list' || theirs.kind !== 'list' || (base !== undefined && base.kind !== 'list')) {
		return undefined;
	}

	const merged = mergeSequences<Part>({
		base: base?.parts ?? [], ours: ours.parts, theirs: theirs.parts,
		sameAs: part => meaningOf(part.value),
		isWantedOnce: () => true,
	});
	return merged.ok ? {...ours, parts: merged.items, ...frameOf(ours, theirs)} : undefined;
}

function mergeMaps(conflicts: KeyConflict[], path: readonly string[], base: Collection | undefined, ours: Collection, theirs: Collection): Structure {
	const [before, first, second] = [base, ours, theirs].map(map => new Map(map?.parts.map(part => [part.key, part])));
	const parts = placeKeys(first!.keys().toArray(), second!.keys().toArray())
		.map(key => mergeEntry(conflicts, [...path, key], before!.get(key), first!.get(key), second!.get(key)))
		.filter(part => part !== undefined);
	return {...ours, parts, ...frameOf(ours, theirs)};
}

/** A collection that was empty has no place for its end yet, so that it takes the other side's. */
function frameOf(ours: Collection, theirs: Collection): Pick<Collection, 'open' | 'close' | 'commas'> {
	const {open, close, commas} = ours.parts.length === 0 ? theirs : ours;
	return {open, close, commas};
}

function mergeEntry(conflicts: KeyConflict[], path: readonly string[], base: Part | undefined, ours: Part | undefined, theirs: Part | undefined): Part | undefined {
	if (ours && theirs) {
		return mergeParts(conflicts, path, base, ours, theirs);
	}

	const left = ours ?? theirs;
	if (!base || !left) {
		return left;
	}

	if (meaningOf(base.value) !== meaningOf(left.value)) {
		conflicts.push({key: nameOf(path), ...(ours && {ours: textOf(ours).trim()}), ...(theirs && {theirs: textOf(theirs).trim()})});
	}

	return undefined;
}

/** The keys of both: sorted where both sides are, else theirs after the key that they follow there, behind ours that are new. */
function placeKeys(ours: readonly string[], theirs: readonly string[]): string[] {
	if (isSorted(ours) && isSorted(theirs)) {
		return [...new Set([...ours, ...theirs])].toSorted(compareKeys);
	}

	const placed = [...ours];
	const known = new Set(theirs);
	let position = 0;
	for (const key of theirs) {
		const present = placed.indexOf(key);
		if (present !== -1) {
			position = present + 1;
			continue;
		}

		while (position < placed.length && !known.has(placed[position]!)) {
			position++;
		}

		placed.splice(position++, 0, key);
	}

	return placed;
}

function isSorted(keys: readonly string[]): boolean {
	return keys.every((key, index) => index === 0 || compareKeys(keys[index - 1]!, key) <= 0);
}

/** As npm sorts dependencies. */
function compareKeys(a: string, b: string): number {
	return a.localeCompare(b, 'en');
}

function nameOf(path: readonly string[]): string {
	return path.filter(key => key !== '').join('.');
}
