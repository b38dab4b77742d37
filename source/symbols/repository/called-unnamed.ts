import type {SourceSymbol, SymbolKind} from '../file-index.ts';
import {lastOf} from './keys.ts';

/**
Whether a member of a class is part of every instance, or one that languages call by themselves: when something is made, copied, compared, printed,
gone over or awaited. A name that is computed may be any of them.
*/
export function isCalledUnnamed({kind, address}: SourceSymbol): boolean {
	return !calledByName.has(kind) || isCalledByLanguage(lastOf(address));
}

/** Whether a member is called of what is there already, though nobody names it. */
export function isCalledOfMade({kind, address}: SourceSymbol): boolean {
	const name = lastOf(address);
	return calledByName.has(kind) && isCalledByLanguage(name) && !making.has(plain(name));
}

function isCalledByLanguage(name: string): boolean {
	return /^__\w+__$|[^\w$]/.test(name) || unnamed.has(plain(name));
}

function plain(name: string): string {
	return name.replaceAll('_', '').toLowerCase();
}

const calledByName: ReadonlySet<SymbolKind> = new Set(['method', 'function', 'class', 'interface', 'enum', 'type']);

const making = new Set(['constructor', 'initialize', 'init', 'new']);

const unnamed = new Set(([
	'constructor initialize new clone finalize dispose close equals hash hashcode gethashcode compareto compare operator this',
	'tostring tos tostr tojson valueof inspect iterator getiterator getenumerator each then coerce methodmissing respondtomissing',
].join(' ')).split(' '));
