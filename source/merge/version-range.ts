/** Whether the values under this key are versions, by the name of the package. */
export function holdsVersions(key: string): boolean {
	return /^(?:(?:dev|peer|optional|build)-?)?dependencies$|^require(?:-dev)?$|^(?:dev-)?packages$|^catalog$/iv.test(key.split('.').at(-1)!);
}

/**
Returns the higher of two version ranges when it lies within the lower one, so that it suits whoever asked for either; else nothing.
A range below `base` is somebody's decision to go back, which no rule may overrule.
*/
export function higherWithin(base: string | undefined, ours: string, theirs: string): string | undefined {
	const first = readRange(ours);
	const second = readRange(theirs);
	const before = base === undefined ? undefined : readRange(base);
	if (first === undefined || second?.operator !== first.operator) {
		return undefined;
	}

	const isLowered = before !== undefined && [first, second].some(({version}) => compare(version, before.version) < 0);
	const [low, high, text] = compare(first.version, second.version) < 0 ? [first, second, theirs] : [second, first, ours];
	return !isLowered && isWithin(high.version, low) ? text : undefined;
}

type Version = readonly [number, number, number];
type Range = {readonly operator: string; readonly version: Version};

/** Reads `"^1.2.3"` and its kin, quoted or not. Ranges with more than one part or a pre-release aren't compared. */
function readRange(text: string): Range | undefined {
	const groups = /^["']?(?<operator>\^|~|>=)\s*v?(?<major>\d+)(?:\.(?<minor>\d+))?(?:\.(?<patch>\d+))?["']?$/v.exec(text)?.groups;
	return groups && {operator: groups.operator!, version: [Number(groups.major), Number(groups.minor ?? 0), Number(groups.patch ?? 0)]};
}

function compare(a: Version, b: Version): number {
	return a.map((part, index) => part - b[index]!).find(difference => difference !== 0) ?? 0;
}

/** Whether a version not below a range is in it, as npm, Cargo and Composer take these operators. */
function isWithin(version: Version, {operator, version: low}: Range): boolean {
	if (operator === '>=') {
		return true;
	}

	const first = low.findIndex(part => part > 0);
	const fixed = operator === '~' ? 2 : (first === -1 ? low.length : first + 1);
	return version.slice(0, fixed).every((part, index) => part === low[index]);
}
