/** An address of a symbol in a repository, as claims write it. */
export type Address = {readonly path: string; readonly symbol: string | undefined};

/** Reads `path#Outer.inner`, or a path alone, which may hold a `#` itself where `isFile` knows it. */
export function readAddress(address: string, isFile: (path: string) => unknown): Address {
	const hash = address.lastIndexOf('#');
	return hash === -1 || isFile(address) ? {path: address, symbol: undefined} : {path: address.slice(0, hash), symbol: address.slice(hash + 1)};
}

/** The address of a symbol of a file. */
export function writeAddress(path: string, symbol: string | undefined): string {
	return symbol === undefined ? path : `${path}#${symbol}`;
}
