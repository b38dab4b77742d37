import {readAddress, writeAddress} from './addresses.ts';
import type {Files} from './files.ts';
import {lastOf} from './keys.ts';
import {resolvePath} from './resolve.ts';

/** Where the members of this name would be in the types that a member's own type extends: whoever adds one may take their place. */
export function findInherited(files: Files, address: string): readonly string[] {
	const {path, symbol} = readAddress(address, files.get);
	const file = files.get(path);
	const member = file?.symbols.find(candidate => candidate.address === symbol);
	const owner = file?.symbols.find(candidate => candidate.address === member?.parent);
	const bases = owner?.bases?.flatMap(base => resolvePath(files, {file: file!, scope: owner.parent}, base, () => undefined)) ?? [];
	return bases.flatMap(base => base.kind === 'symbol' ? [writeAddress(base.file.path, `${base.symbol.address}.${lastOf(member!.address)}`)] : []);
}
