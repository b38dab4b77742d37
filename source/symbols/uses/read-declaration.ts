import {segmentOf} from '../names.ts';
import type {SyntaxNode} from '../parsing/syntax.ts';
import {childOf, childOfType, textOf} from './nodes.ts';
import {note} from './noted-uses.ts';
import {namedChildren, pathOf, typePathOf} from './paths.ts';
import type {Frame, Walk} from './uses.ts';

/** Notes what a node declares of the symbol around it: its type, what it returns, bases and fields. */
export function readDeclaration(walk: Walk, node: SyntaxNode, frame: Frame): void {
	const {table} = walk;
	if (walk.symbols.has(node) || walk.values.has(node)) {
		readType(walk, node, frame);
	}

	if (returns.has(node.type)) {
		readReturned(walk, namedChildren(node)[0], frame);
	} else if (isHeritage(walk, node) && frame.owner !== undefined && frame.owner === frame.symbol) {
		readBases(walk, node, frame);
	} else if (table.mixesIn?.(node, walk.text) && frame.owner !== undefined && frame.owner === frame.symbol) {
		readBases(walk, childOf(node, 'arguments')!, frame);
	} else if (table.fields?.has(node.type)) {
		readField(walk, node, frame);
	} else if (table.assignments?.has(node.type)) {
		readAssigned(walk, node, frame);
	}
}

function isHeritage({table: {heritage}}: Walk, {type, field}: SyntaxNode): boolean {
	return heritage !== undefined && (heritage.has(type) || (field !== undefined && heritage.has(field)));
}

const returns = new Set(['return_statement', 'return_expression', 'return']);
const typedFields = new Set(['type', 'return_type', 'result', 'returns']);
const valued = new Set(['const', 'field', 'property']);
const typed = new Set([...valued, 'function', 'method']);

function readType(walk: Walk, node: SyntaxNode, {locals}: Frame): void {
	const declared = walk.symbols.get(node);
	const symbol = declared ?? walk.values.get(node)!;
	const noteType = (type: string | undefined) => {
		if (type !== undefined) {
			note(walk, {of: 'type', address: symbol.address, said: type});
		}
	};

	const said = symbol.shared?.alone ?? node;
	const declarator = childOfType(said, 'variable_declaration');
	const annotation = [...said.children, ...declarator?.children ?? []].find(child => child.field !== undefined && typedFields.has(child.field));
	if (annotation && (typed.has(symbol.kind) || symbol.kind === 'type')) {
		noteType(typePathOf(walk, annotation, locals));
	}

	const value = childOf(node, 'value') ?? childOf(node, 'right') ?? (symbol.address === 'default' ? namedChildren(node).at(-1) : undefined);
	const first = value?.type.endsWith('_list') ? namedChildren(value)[0] : value;
	if (declared && first && valued.has(symbol.kind)) {
		noteType(pathOf(walk, first, locals));
	} else if (declared && first && symbol.kind === 'type') {
		noteType(typePathOf(walk, first, locals));
	}

	const body = childOf(node, 'body');
	if (node.type === 'arrow_function' && body && body.type !== 'statement_block') {
		note(walk, {of: 'returns', address: symbol.address, said: pathOf(walk, body, locals) ?? ''});
	}
}

function readReturned(walk: Walk, value: SyntaxNode | undefined, {returnsTo, locals}: Frame): void {
	if (returnsTo && value && !nothings.has(value.type)) {
		note(walk, {of: 'returns', address: returnsTo.address, said: pathOf(walk, value, locals) ?? ''});
	}
}

// What a function may return besides says nothing against it.
const nothings = new Set(['null', 'undefined', 'none', 'nil', 'null_literal']);

function readBases(walk: Walk, node: SyntaxNode, frame: Frame): void {
	for (const child of namedChildren(node)) {
		const path = child.field === 'type_arguments' || child.type === 'keyword_argument' ? '' : typePathOf(walk, child, frame.locals);
		if (path !== undefined && path !== '') {
			note(walk, {of: 'bases', address: frame.symbol?.address, said: path.replace(/\(\)$/, '')});
		} else if (path === undefined) {
			readBases(walk, child, frame);
		}
	}
}

function readField(walk: Walk, node: SyntaxNode, {owner, locals}: Frame): void {
	const type = childOf(node, 'type');
	const path = type && typePathOf(walk, type, locals);
	const isPlainParameter = node.type.endsWith('_parameter') && !childOfType(node, 'accessibility_modifier') && node.type !== 'property_promotion_parameter';
	if (!owner || path === undefined || isPlainParameter) {
		return;
	}

	const {address} = owner;
	const name = childOf(node, 'name') ?? childOf(node, 'pattern');
	if (name) {
		note(walk, {of: 'declared field', address, name: segmentOf(textOf(name, walk.text).replace('$', '')) ?? '', said: path});
	} else {
		note(walk, {of: 'bases', address, said: path.replace(/\(\)$/, '')});
	}
}

// `this.name = …` in any method is a field of the class.
function readAssigned(walk: Walk, node: SyntaxNode, {owner, locals}: Frame): void {
	const left = childOf(node, 'left');
	const name = left && /^this\.(?<name>[^().]+)$/.exec(pathOf(walk, left, locals) ?? '')?.groups?.name;
	if (!owner || name === undefined) {
		return;
	}

	const annotation = childOf(node, 'type');
	const value = childOf(node, 'right');
	const path = annotation ? typePathOf(walk, annotation, locals) : value && pathOf(walk, value, locals);
	if (path !== undefined && path !== '') {
		note(walk, {of: 'assigned field', address: owner.address, name, said: path});
	}
}
