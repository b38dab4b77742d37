import {segmentOf} from './names.ts';
import {childOf, childOfType, textOf} from './nodes.ts';
import {namedChildren, pathOf, typePathOf} from './paths.ts';
import type {SyntaxNode} from './syntax.ts';
import {gatheredFor, type Frame, type Walk} from './uses.ts';

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
	const gathered = gatheredFor(walk, symbol);
	const said = symbol.shared?.alone ?? node;
	const declarator = childOfType(said, 'variable_declaration');
	const annotation = [...said.children, ...declarator?.children ?? []].find(child => child.field !== undefined && typedFields.has(child.field));
	if (annotation && (typed.has(symbol.kind) || symbol.kind === 'type')) {
		gathered.type ??= typePathOf(walk, annotation, locals);
	}

	const value = childOf(node, 'value') ?? childOf(node, 'right') ?? (symbol.address === 'default' ? namedChildren(node).at(-1) : undefined);
	const first = value?.type.endsWith('_list') ? namedChildren(value)[0] : value;
	if (declared && first && valued.has(symbol.kind)) {
		gathered.type ??= pathOf(walk, first, locals);
	} else if (declared && first && symbol.kind === 'type') {
		gathered.type ??= typePathOf(walk, first, locals);
	}

	const body = childOf(node, 'body');
	if (node.type === 'arrow_function' && body && body.type !== 'statement_block') {
		gathered.returns.add(pathOf(walk, body, locals) ?? '');
	}
}

function readReturned(walk: Walk, value: SyntaxNode | undefined, {returnsTo, locals}: Frame): void {
	if (returnsTo && value && !nothings.has(value.type)) {
		gatheredFor(walk, returnsTo).returns.add(pathOf(walk, value, locals) ?? '');
	}
}

// What a function may return besides says nothing against it.
const nothings = new Set(['null', 'undefined', 'none', 'nil', 'null_literal']);

function readBases(walk: Walk, node: SyntaxNode, frame: Frame): void {
	const {bases} = gatheredFor(walk, frame.symbol);
	for (const child of namedChildren(node)) {
		const path = child.field === 'type_arguments' || child.type === 'keyword_argument' ? '' : typePathOf(walk, child, frame.locals);
		if (path !== undefined && path !== '') {
			bases.add(path.replace(/\(\)$/, ''));
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

	const {fields, bases} = gatheredFor(walk, owner);
	const name = childOf(node, 'name') ?? childOf(node, 'pattern');
	if (name) {
		fields.set(segmentOf(textOf(name, walk.text).replace('$', '')) ?? '', path);
	} else {
		bases.add(path.replace(/\(\)$/, ''));
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
	const {fields} = gatheredFor(walk, owner);
	if (path !== undefined && path !== '' && !fields.has(name)) {
		fields.set(name, path);
	}
}
