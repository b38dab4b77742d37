import {nearest} from './nearest.ts';

/** The tracked path that a path which isn't there most likely means: one that ends with it, or differs by a slip of the keyboard. */
export function likelyPath(path: string, paths: readonly string[]): string | undefined {
	const endings = paths.filter(tracked => tracked.endsWith(`/${path}`));
	return endings.length === 1 ? endings[0] : nearest(path, paths.filter(tracked => isSlip(path, tracked)));
}

/** Whether one of two names may be the other mistyped. Short names and numbers differ on purpose: `a.ts` and `b.ts`, `001.sql` and `002.sql`. */
export function isSlip(a: string, b: string): boolean {
	if (Math.abs(a.length - b.length) > 2 || withoutNumbers(a) === withoutNumbers(b)) {
		return false;
	}

	const first = a.split(/[#./]/);
	const second = b.split(/[#./]/);
	const different = first.flatMap((part, index) => part === second[index] ? [] : [[part, second[index] ?? ''] as const]);
	return first.length === second.length && different.length === 1 && isSlipOfWord(...different[0]!);
}

function isSlipOfWord(a: string, b: string): boolean {
	return Math.min(a.length, b.length) >= shortestWord && nearest(a, [b]) !== undefined;
}

/** Shorter words that differ in a letter are two words. */
const shortestWord = 5;

function withoutNumbers(name: string): string {
	return name.replaceAll(/\d+/g, '0');
}
