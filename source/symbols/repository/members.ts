import type {FileIndex, SourceSymbol} from '../file-index.ts';
import type {Language} from '../language.ts';
import {exportsOf, memberOfModule, moduleNamed} from './exports.ts';
import {key, lastOf, withoutCount} from './keys.ts';
import {directoryOf} from './path-names.ts';
import {toTargets, typeKinds, type Search, type SymbolTarget, type Target} from './search.ts';
import {symbolsIn} from './symbol-tables.ts';

/** What a name means on something: a member of a symbol or of what it is an instance of, or a part of a module. */
export function memberOf(search: Search, target: Target, name: string): Target[] {
	if (target.kind === 'module') {
		return memberOfModule(search, target.module, name);
	}

	return search.once(`${target.file.path}#${target.symbol.address}.${name}`, () => {
		const found = ownMember(search, target, name);
		return found.length > 0 ? found : inheritedMember(search, target, name);
	});
}

/** What a call gives: an instance of a type, or what a function is known to return. */
export function calledOf(search: Search, target: Target): Target[] {
	if (target.kind === 'module') {
		return exportsOf(search, target.module, 'default').flatMap(found => calledOf(search, found));
	}

	const {file, symbol} = target;
	if (typeKinds.has(symbol.kind)) {
		return [target];
	}

	return symbol.type === undefined ? [] : search.follow({file, scope: symbol.address}, symbol.type);
}

/** The types that a type extends. In Rust, what it implements: the blocks of traits beside it, and a block's trait. */
export function basesOf(search: Search, {file, symbol}: SymbolTarget): Target[] {
	const bases = file.language === 'rust' && symbol.kind === 'impl' ? [withoutCount(lastOf(symbol.address))] : symbol.bases;
	const followed = bases?.flatMap(base => search.follow({file, scope: symbol.parent}, base)) ?? [];
	return file.language === 'rust' ? [...traitBlocks(file, symbol.address), ...followed] : followed;
}

// Members of its own block, `impl`, go by the type itself.
function traitBlocks(file: FileIndex, address: string): Target[] {
	const blocks = file.symbols.filter(symbol => symbol.kind === 'impl' && symbol.address.startsWith(`${address}.`) && withoutCount(lastOf(symbol.address)) !== 'impl');
	return toTargets(file, blocks);
}

function ownMember(search: Search, {file, symbol}: SymbolTarget, name: string): Target[] {
	const address = `${withoutCount(symbol.address)}.${name}`;
	const own = toTargets(file, symbolsIn(file, address));
	if (own.length > 0) {
		return own;
	}

	const unnamed = symbol.kind === 'namespace' && file.language === 'cpp' ? symbolsIn(file, `${withoutCount(symbol.address)}.namespace.${name}`) : [];
	if (unnamed.length > 0) {
		return toTargets(file, unnamed);
	}

	const field = symbol.fields !== undefined && Object.hasOwn(symbol.fields, name) ? symbol.fields[name] : undefined;
	if (field !== undefined) {
		return search.follow({file, scope: symbol.address}, field);
	}

	if (symbol.kind === 'namespace' && file.language === 'rust') {
		return moduleNamed(search, file, `self::${symbol.address.replaceAll('.', '::')}`).flatMap(module => memberOf(search, module, name));
	}

	if (symbol.kind === 'namespace' && namespaced.has(file.language)) {
		return moduleNamed(search, file, symbol.address).flatMap(module => memberOf(search, module, name));
	}

	return isSpread(symbol) ? elsewhere(search, file, address) : [];
}

const namespaced = new Set<Language>(['c-sharp', 'php']);

// What stands in a namespace without a name is its file's alone.
function isSpread({kind, address}: SourceSymbol): boolean {
	return typeKinds.has(kind) || (kind === 'namespace' && lastOf(address) !== 'namespace');
}

/** Symbols of an address in other files, where they may be: Go's and Rust's methods, C++ definitions, partial classes, reopened ones. */
export function elsewhere({files}: Search, file: FileIndex, address: string): Target[] {
	if (!spread.has(file.language)) {
		return [];
	}

	return files.holding(key.symbol(address))
		.map(path => files.get(path)!)
		.filter(other => other.language === file.language && (file.language !== 'go' || directoryOf(other.path) === directoryOf(file.path)))
		.flatMap(other => toTargets(other, symbolsIn(other, address)));
}

const spread = new Set<Language>(['go', 'rust', 'cpp', 'c-sharp', 'ruby']);

function inheritedMember(search: Search, target: SymbolTarget, name: string): Target[] {
	const {file, symbol} = target;
	const inherited = basesOf(search, target).flatMap(base => memberOf(search, base, name));
	if (inherited.length > 0) {
		return inherited;
	}

	// Ruby's `new`, and what every function has.
	if (typeKinds.has(symbol.kind) && name === 'new') {
		return [target];
	}

	const type = symbol.type === undefined ? [] : search.follow({file, scope: symbol.parent}, symbol.type);
	return type.flatMap(base => memberOf(search, base, name));
}
