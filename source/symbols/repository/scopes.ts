import type {FileIndex, SymbolKind} from '../file-index.ts';
import type {Language} from '../language.ts';
import {ownUnits} from '../modules/find-module.ts';
import {everywhere, firstFound, spelledOut} from './everywhere.ts';
import {boundTo, inUnits, inWildcards, moduleNamed} from './exports.ts';
import {basesOf, elsewhere, memberOf} from './members.ts';
import {outerOf, toTargets, typeKinds, type Place, type Search, type Target} from './search.ts';
import {namedIn, symbolsIn} from './symbol-tables.ts';

/** What the first name of a path means where it is written. */
export function startAt(search: Search, place: Place, name: string): Target[] {
	if (name === '') {
		return [];
	}

	if (name === 'this' || (name === 'Self' && place.file.language === 'rust')) {
		const owners = ownersAround(search, place);
		return owners.length === 0 && place.file.language === 'rust' ? moduleNamed(search, place.file, rustModule(place)) : owners;
	}

	if (name === 'super' && place.file.language !== 'rust') {
		return ownersAround(search, place).flatMap(owner => owner.kind === 'symbol' ? basesOf(search, owner) : []);
	}

	if (place.file.language === 'rust' && rustRoots.has(name)) {
		return moduleNamed(search, place.file, name === 'crate' ? name : `${rustModule(place)}::${name}`);
	}

	const local = inScopes(search, place, name);
	return local.length > 0 ? local : inFile(search, place.file, name);
}

const rustRoots = new Set(['crate', 'super']);

/** The innermost module that a place in a Rust file is in. */
function rustModule({file, scope = ''}: Place): string {
	let prefix = scope;
	while (prefix !== '' && symbolsIn(file, prefix)[0]?.kind !== 'namespace') {
		prefix = outerOf(prefix);
	}

	return ['self', ...prefix === '' ? [] : prefix.split('.')].join('::');
}

/** The class that a place is in, wherever it is defined. */
function ownersAround(search: Search, {file, scope = ''}: Place): Target[] {
	for (let prefix = scope; prefix !== ''; prefix = outerOf(prefix)) {
		const owners = symbolsIn(file, prefix).filter(({kind}) => owning.has(kind));
		if (owners.length > 0 && (prefix !== scope || typeKinds.has(owners[0]!.kind))) {
			return toTargets(file, owners);
		}
	}

	const outer = outerOf(scope);
	return outer === '' ? [] : search.follow({file, scope: undefined}, outer).filter(target => target.kind === 'symbol' && typeKinds.has(target.symbol.kind));
}

const owning = new Set<SymbolKind>([...typeKinds, 'object', 'const']);

function inScopes(search: Search, {file, scope = ''}: Place, name: string): Target[] {
	for (let prefix = scope; prefix !== ''; prefix = outerOf(prefix)) {
		const around = containers(search, file, prefix);
		const found = around.length > 0
			? around.flatMap(container => isOpen(container) ? memberOf(search, container, name) : [])
			: toTargets(file, symbolsIn(file, `${prefix}.${name}`));
		if (found.length > 0) {
			return found;
		}
	}

	return [];
}

/** The types and namespaces at an address, in other files where this one only has what is within. */
function containers(search: Search, file: FileIndex, address: string): Target[] {
	const own = toTargets(file, symbolsIn(file, address));
	const found = own.length > 0 || !openMembers.has(file.language) ? own : elsewhere(search, file, address);
	return found.filter(target => target.kind === 'symbol' && holding.has(target.symbol.kind));
}

const holding = new Set<SymbolKind>([...typeKinds, 'namespace']);

function isOpen(container: Target): boolean {
	return container.kind === 'symbol' && (container.symbol.kind === 'namespace' || openMembers.has(container.file.language));
}

/** Languages in which a method names its class's members without more. */
const openMembers = new Set<Language>(['java', 'c-sharp', 'cpp', 'ruby']);

function inFile(search: Search, file: FileIndex, name: string): Target[] {
	const own = toTargets(file, [...namedIn(file, name), ...file.language === 'cpp' ? symbolsIn(file, `namespace.${name}`) : []]);
	if (own.length > 0) {
		return own;
	}

	const bound = file.bindings.filter(binding => binding.name === name && binding.scope !== 'exported').flatMap(binding => boundTo(search, file, binding));
	if (bound.length > 0) {
		return bound;
	}

	const visible = firstFound(ownUnits(search.files, file), units => inUnits(search, units, name));
	if (visible.length > 0) {
		return visible;
	}

	const imported = [...inWildcards(search, file, name, 'local'), ...everywhere(search, file, name)];
	return imported.length > 0 ? imported : spelledOut(search, file, name);
}
