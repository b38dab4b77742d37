import {maxResolutionSteps} from '../../model/limits/symbols.ts';
import type {FileIndex, SourceSymbol} from '../file-index.ts';
import {definitionsOf} from './definitions.ts';
import {exportsOf} from './exports.ts';
import type {Files} from './files.ts';
import {lastOf} from './keys.ts';
import {calledOf, memberOf} from './members.ts';
import {startAt} from './scopes.ts';
import type {Place, Search, Target} from './search.ts';

/** Follows a path of names; `passed` is told of every symbol on the way, the last ones included. */
export function resolvePath(files: Files, place: Place, path: string, passed: Passed): Target[] {
	return follow(startSearch(files), place, path, passed);
}

/** Told of each symbol that a path of names leads over, and whether it is used as it is: neither called nor on the way to something of it. */
export type Passed = (file: FileIndex, symbol: SourceSymbol, isWhole: boolean) => void;

const untold: Passed = () => undefined;

function startSearch(files: Files): Search {
	const open = new Set<string>();
	let steps = maxResolutionSteps;
	const search: Search = {
		files,
		follow: (place, path) => follow(search, place, path, untold),
		memberOf: (target, name) => memberOf(search, target, name),
		once(question, answer) {
			if (open.has(question) || steps-- <= 0) {
				return [];
			}

			open.add(question);
			const found = answer();
			open.delete(question);
			return found;
		},
	};
	return search;
}

function follow(search: Search, place: Place, path: string, passed: Passed): Target[] {
	return search.once(`${place.file.path}#${place.scope ?? ''} ${path}`, () => {
		const steps = path.split('.');
		const written = steps.findLastIndex(step => /^(?:\(\))*$/.test(step));
		let targets: Target[] = [];
		for (const [position, step] of steps.entries()) {
			const [name = ''] = step.split('(', 1);
			const calls = (step.length - name.length) / 2;
			const before = targets;
			targets = distinct(position === 0 ? startAt(search, place, name) : (name === '' ? before : before.flatMap(target => memberOf(search, target, name))));
			tell(search, targets, position > written ? passed : untold, {name, isMember: before.some(({kind}) => kind === 'symbol'), isLast: position === steps.length - 1, isCalled: calls > 0});
			for (let call = 0; call < calls; call++) {
				targets = distinct(targets.flatMap(target => calledOf(search, target)));
			}
		}

		return targets;
	});
}

// Overloads lead to the same again and again; followed each time, they would multiply with every step.
function distinct(targets: readonly Target[]): Target[] {
	return new Map(targets.map(target => [target.kind === 'symbol' ? target.symbol : target.module, target])).values().toArray();
}

type Step = {readonly name: string; readonly isMember: boolean; readonly isLast: boolean; readonly isCalled: boolean};

function tell(search: Search, targets: readonly Target[], passed: Passed, step: Step): void {
	for (const target of targets) {
		if (target.kind === 'module') {
			tellWhole(search, target, passed, step);
		} else if (isTold(target.symbol, step)) {
			for (const {file, symbol} of [target, ...definitionsOf(search.files, target.file, target.symbol)]) {
				passed(file, symbol, step.isLast && !step.isCalled);
			}

			tellAlias(search, target.file, target.symbol, passed);
		}
	}
}

// A namespace on the way to its member is only where that is.
function isTold(symbol: SourceSymbol, {name, isMember, isLast}: Step): boolean {
	return name !== 'this' && name !== 'super' && (isLast || symbol.kind !== 'namespace') && (!isMember || isNamed(symbol, name));
}

// A field without a symbol of its own leads to its type at once, which the text doesn't name.
function isNamed({address, names}: SourceSymbol, name: string): boolean {
	return lastOf(address) === name || (names?.includes(name) ?? false);
}

// A CommonJS module used as a whole is what it assigns to `module.exports`.
function tellWhole(search: Search, {module}: Extract<Target, {kind: 'module'}>, passed: Passed, {isLast, isCalled}: Step): void {
	for (const found of isLast || isCalled ? exportsOf(search, module, 'default') : []) {
		if (found.kind === 'module' || found.symbol.isDefault) {
			continue;
		}

		passed(found.file, found.symbol, isLast && !isCalled);
		tellAlias(search, found.file, found.symbol, passed);
	}
}

// A default export that only names something else stands for it.
function tellAlias(search: Search, file: FileIndex, {address, type}: SourceSymbol, passed: Passed): void {
	if (address === 'default' && type !== undefined) {
		follow(search, {file, scope: undefined}, type, passed);
	}
}
