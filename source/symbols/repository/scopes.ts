import type {FileIndex, SymbolKind} from '../file-index.ts';
import type {Language} from '../language.ts';
import {ownUnits} from '../modules/find-module.ts';
import {boundTo, inUnits, inWildcards, moduleNamed} from './exports.ts';
import {key} from './keys.ts';
import {basesOf, memberOf} from './members.ts';
import {outerOf, toTargets, typeKinds, type Place, type Search, type Target} from './search.ts';
import {namedIn, symbolsIn} from './symbol-tables.ts';

/** What the first name of a path means where it is written. */
export function startAt(search: Search, place: Place, name: string): Target[] {
	if (name === '') {
		return [];
	}

	if (name === 'this' || (name === 'Self' && place.file.language === 'rust')) {
		const owners = ownersAround(search, place);
		return owners.length === 0 && place.file.language === 'rust' ? moduleNamed(search, place.file, 'self') : owners;
	}

	if (name === 'super' && place.file.language !== 'rust') {
		return ownersAround(search, place).flatMap(owner => owner.kind === 'symbol' ? basesOf(search, owner) : []);
	}

	if (place.file.language === 'rust' && rustRoots.has(name)) {
		return moduleNamed(search, place.file, name);
	}

	const local = inScopes(search, place, name);
	return local.length > 0 ? local : inFile(search, place.file, name);
}

const rustRoots = new Set(['crate', 'super']);

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
		const [container] = symbolsIn(file, prefix);
		const isOpen = !container || !typeKinds.has(container.kind) || openMembers.has(file.language);
		if (!isOpen) {
			continue;
		}

		const found = container && typeKinds.has(container.kind)
			? memberOf(search, {kind: 'symbol', file, symbol: container}, name)
			: toTargets(file, symbolsIn(file, `${prefix}.${name}`));
		if (found.length > 0) {
			return found;
		}
	}

	return [];
}

/** Languages in which a method names its class's members without more. */
const openMembers = new Set<Language>(['java', 'c-sharp', 'cpp', 'ruby']);

function inFile(search: Search, file: FileIndex, name: string): Target[] {
	const own = toTargets(file, namedIn(file, name));
	if (own.length > 0) {
		return own;
	}

	const bound = file.bindings.filter(binding => binding.name === name && binding.scope !== 'exported').flatMap(binding => boundTo(search, file, binding));
	if (bound.length > 0) {
		return bound;
	}

	const visible = inUnits(search, ownUnits(search.files, file), name);
	return visible.length > 0 ? visible : [...inWildcards(search, file, name, 'local'), ...everywhere(search, file, name)];
}

// Ruby's constants and methods at the top are the whole program's.
function everywhere({files}: Search, file: FileIndex, name: string): Target[] {
	return file.language === 'ruby'
		? files.holding(key.symbol(name)).map(path => files.get(path)!).filter(({language}) => language === 'ruby').flatMap(other => toTargets(other, symbolsIn(other, name)))
		: [];
}
