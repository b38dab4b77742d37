/**
Returns whether a symbol is another one or a member of it, at any depth: `A.b` is within `A`, `Ab` is not.
Numbers that tell duplicates apart (`login~2`) don't count: they shift when a duplicate is added, so one claim covers them all.
*/
export function isWithinSymbol(inner: string, outer: string): boolean {
	const innerName = withoutNumbers(inner);
	const outerName = withoutNumbers(outer);
	return innerName === outerName || innerName.startsWith(`${outerName}.`);
}

/** Returns a symbol's name or address without the numbers that tell duplicates apart. */
export function withoutNumbers(symbol: string): string {
	return symbol.includes('~') ? symbol.replaceAll(/~\d+(?=\.|$)/g, '') : symbol;
}
