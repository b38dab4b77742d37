import {isImportNode, type FoundSymbol} from '../find-symbols.ts';
import {segmentOf} from '../names.ts';
import type {SyntaxNode} from '../parsing/syntax.ts';
import type {LocalNames} from './local-names.ts';
import {childOf, childOfType, textOf} from './nodes.ts';
import {note} from './noted-uses.ts';
import {loadedName, namedChildren, pathOf, typePathOf} from './paths.ts';
import type {Frame, Walk} from './uses.ts';

/** Binds the local names of a scope, down to the scopes within it. */
export function bindNames(walk: Walk, scope: SyntaxNode, frame: Frame): void {
	/** Returns whether there is something that may bind a name, and doesn't look again where there was nothing. */
	const look = (node: SyntaxNode, parent: SyntaxNode | undefined): boolean => {
		if (node.reading?.bindsNothing) {
			return false;
		}

		const isBinding = lookAnew(node, parent);
		if (node.reading && !isBinding) {
			node.reading.bindsNothing = true;
		}

		return isBinding;
	};

	const lookAnew = (node: SyntaxNode, parent: SyntaxNode | undefined): boolean => {
		const loaded = walk.table.loads?.(node, walk.text);
		if (loaded) {
			note(walk, {of: 'binding', binding: {name: loadedName(loaded), ...loaded, scope: 'local'}});
		}

		if (isImportNode(walk.table, node, walk.text)) {
			for (const binding of walk.table.bindings(node, walk.text, namespaceAround(walk, node))) {
				note(walk, {of: 'binding', binding});
			}

			return true;
		}

		const field = walk.table.binders[node.type];
		if (field !== undefined && !isSeveral(walk, node, parent)) {
			bindIn(walk, node, {field, symbol: walk.symbols.get(node) ?? fieldOf(walk, parent)}, frame);
		}

		const inner = node.children.filter(child => !walk.table.scopes.has(child.type)).map(child => look(child, node));
		return loaded !== undefined || field !== undefined || inner.includes(true);
	};

	look(scope, undefined);
}

function namespaceAround({ordered}: Walk, {start, end}: SyntaxNode): string | undefined {
	return ordered.findLast(({kind, declaration}) => kind === 'namespace' && declaration.start <= start && declaration.end >= end)?.address;
}

// Each of several names is a symbol's own.
function isSeveral({several}: Walk, node: SyntaxNode, parent: SyntaxNode | undefined): boolean {
	return several.has(node) || (parent !== undefined && several.has(parent));
}

// C# declares a field by a declaration of variables.
function fieldOf({symbols}: Walk, parent: SyntaxNode | undefined): FoundSymbol | undefined {
	const symbol = parent && symbols.get(parent);
	return symbol?.kind === 'field' ? symbol : undefined;
}

function bindIn(walk: Walk, node: SyntaxNode, {field, symbol}: {readonly field: string; readonly symbol: FoundSymbol | undefined}, {locals, owner}: Frame): void {
	const targets = node.children.filter(child => child.isNamed && (field === '' ? child.field === undefined : child.field === field));
	const leaves = targets.flatMap(target => leavesOf(walk, target, ''));
	if (symbol) {
		noteNames(walk, symbol.address, leaves);
		return;
	}

	const path = targets.length > 0 && isPlain(targets[0]!) ? pathOfValue(walk, node, locals) : undefined;
	for (const [position, {name, keys}] of leaves.entries()) {
		const isReceiver = position === 0 && owner !== undefined && node.type === 'parameters' && receivers.has(name);
		const isKnown = path !== undefined && (keys !== '' || position === 0);
		locals.bind(name, isReceiver ? 'this' : (isKnown ? path + keys : undefined));
	}
}

function noteNames(walk: Walk, address: string, leaves: readonly Leaf[]): void {
	const ownName = address.slice(address.lastIndexOf('.') + 1).replace(/~\d+$/, '');
	for (const {name} of leaves) {
		if (name !== ownName) {
			note(walk, {of: 'names', address, said: name});
		}
	}
}

// Python's first parameter, by the names that everybody gives it.
const receivers = new Set(['self', 'cls']);

/** A name that a pattern binds, and of which member of the value: `.user.name`. */
type Leaf = {readonly name: string; readonly keys: string};

function leavesOf(walk: Walk, node: SyntaxNode, keys: string): Leaf[] {
	if (walk.table.names[node.type] === 'name') {
		const name = segmentOf(textOf(node, walk.text));
		return name === undefined ? [] : [{name, keys: node.type === 'shorthand_property_identifier_pattern' ? `${keys}.${name}` : keys}];
	}

	if (!patterns.test(node.type)) {
		return [];
	}

	const key = node.type === 'pair_pattern' ? childOf(node, 'key') : undefined;
	const named = childOf(node, 'name');
	const inner = named ? [named] : namedChildren(node).filter(child => child !== key && !isUsed(node, child));
	return inner.flatMap(child => leavesOf(walk, child, key ? `${keys}.${segmentOf(textOf(key, walk.text)) ?? ''}` : keys));
}

const patterns = /pattern|_list$|tuple|declarator|parameter|variable_name|splat/;

// A default value or an annotation beside a bound name is a use.
function isUsed(node: SyntaxNode, child: SyntaxNode): boolean {
	return child.field === 'type' || child.field === 'right' || child.field === 'parameters' || (child.field === 'value' && node.type !== 'pair_pattern');
}

function isPlain(target: SyntaxNode): boolean {
	return target.children.length === 0 || /declarator|_list$|variable_name|as_pattern_target|^object_pattern$/.test(target.type);
}

/** The path of what is bound, by its declared type or else its value. */
function pathOfValue(walk: Walk, node: SyntaxNode, locals: LocalNames): string | undefined {
	const annotation = childOf(node, 'type');
	if (annotation) {
		const path = typePathOf(walk, annotation, locals);
		if (path !== undefined || !isInferred(walk, annotation)) {
			return path;
		}
	}

	const value = node.type.startsWith('for') ? undefined : childOf(node, 'value') ?? childOf(node, 'right') ?? valueBeside(node);
	const first = value?.type.endsWith('_list') ? namedChildren(value)[0] : value;
	return first && pathOf(walk, first, locals);
}

// `value as name`, and declarators that hold their value.
function valueBeside(node: SyntaxNode): SyntaxNode | undefined {
	if (node.type === 'as_pattern') {
		return namedChildren(node)[0];
	}

	const declarator = childOf(node, 'declarator') ?? childOfType(node, 'variable_declarator');
	const [, value] = declarator ? namedChildren(declarator) : [];
	return value;
}

function isInferred({text}: Walk, annotation: SyntaxNode): boolean {
	return /^(?:var|auto)$/.test(textOf(annotation, text));
}
