import type {ModuleMap} from '../../manifest.ts';

/** Targets of a name in `exports` or `imports`, as Node picks them: none when it is blocked, nothing when no key fits. */
export function packageTargets(map: ModuleMap, name: string): readonly string[] | undefined {
	// A `*` of a package stands for one character at least.
	const patterns = patternsOf(map).filter(({key}) => key.length <= name.length);
	return targetsOf(map, name, patterns.toSorted((a, b) => b.key.length - a.key.length));
}

/** Targets of a name in the `paths` of a tsconfig file, as TypeScript picks them; there a `*` for nothing fits as well, and leads nowhere. */
export function pathsTargets(map: ModuleMap, name: string): readonly string[] {
	return targetsOf(map, name, patternsOf(map)) ?? [];
}

type Pattern = {readonly key: string; readonly before: string; readonly after: string};

function patternsOf(map: ModuleMap): Pattern[] {
	return Object.keys(map).flatMap(key => {
		const [before = '', after, ...more] = key.split('*');
		return after === undefined || more.length > 0 ? [] : [{key, before, after}];
	});
}

// The pattern with the longest beginning that fits; of equal ones, the first.
function targetsOf(map: ModuleMap, name: string, patterns: readonly Pattern[]): readonly string[] | undefined {
	if (Object.hasOwn(map, name)) {
		return map[name];
	}

	const fitting = patterns.filter(({before, after}) => name.length >= before.length + after.length && name.startsWith(before) && name.endsWith(after));
	const [found] = fitting.toSorted((a, b) => b.before.length - a.before.length);
	if (!found) {
		return undefined;
	}

	const text = name.slice(found.before.length, name.length - found.after.length);
	return text === '' ? [] : map[found.key]!.map(target => target.replaceAll('*', () => text));
}
