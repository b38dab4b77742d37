import {rest} from '../model/change.ts';

/**
Returns whether a symbol is another one or a member of it, at any depth: `A.b` is within `A`, `Ab` is not.
Numbers that tell duplicates apart (`login~2`) don't count: they shift when a duplicate is added, so one claim covers them all.
*/
export function isWithinSymbol(inner: string, outer: string): boolean {
	const innerName = withoutNumbers(inner);
	const outerName = withoutNumbers(outer);
	return innerName === outerName || innerName.startsWith(`${outerName}.`);
}

/** Returns the symbol whose rest a name means, empty for a file's; nothing for any other name. */
export function ownerOfRest(name: string): string | undefined {
	return name === rest || name.endsWith(`.${rest}`) ? name.slice(0, Math.max(0, name.length - rest.length - 1)) : undefined;
}

/** Returns the symbol that another is a member of, empty for the file. */
export function ownerOf(symbol: string): string {
	return symbol.slice(0, Math.max(0, symbol.lastIndexOf('.')));
}

/** Returns a symbol's name or address without the numbers that tell duplicates apart. */
export function withoutNumbers(symbol: string): string {
	return symbol.includes('~') ? symbol.replaceAll(/~\d+(?=[).]|$)/g, '') : symbol;
}
