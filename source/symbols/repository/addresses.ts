import type {FileIndex} from '../file-index.ts';

/** An address of a symbol in a repository, as claims write it. */
export type Address = {readonly path: string; readonly symbol: string | undefined};

/** Reads `path#Outer.inner`, or a path alone, which may hold a `#` itself where `fileAt` knows it. */
export function readAddress(address: string, fileAt: (path: string) => FileIndex | undefined): Address {
	const hash = address.lastIndexOf('#');
	return hash === -1 || fileAt(address) ? {path: address, symbol: undefined} : {path: address.slice(0, hash), symbol: address.slice(hash + 1)};
}

/** The address of a symbol of a file. */
export function writeAddress(path: string, symbol: string | undefined): string {
	return symbol === undefined ? path : `${path}#${symbol}`;
}
