import {readCppBindings} from '../bindings/cpp.ts';
import type {LanguageTable, Place} from '../language-table.ts';
import {operatorSegmentOf, segmentOf} from '../names.ts';
import {childOf, nodeTypes, textOf} from '../uses/nodes.ts';
import type {SyntaxNode} from '../parsing/syntax.ts';
import {blankMacros} from './cpp-macros.ts';

/** C and C++. A member defined outside its class goes by its class: `Server.start`. */
export const cpp: LanguageTable = {
	language: 'cpp',
	symbols: {
		function_definition: [
			{kind: 'method', name: declaredName, when: (_, place) => isClass(place)},
			{kind: 'function', name: declaredName},
		],
		class_specifier: {kind: 'class', name: definedName},
		struct_specifier: {kind: 'struct', name: definedName},
		union_specifier: {kind: 'struct', name: definedName},
		enum_specifier: {kind: 'enum', name: definedName, hasMembers: false},
		namespace_definition: {kind: 'namespace', name: namespaceName},
		concept_definition: {kind: 'type'},
		alias_declaration: {kind: 'type', when: (_, place) => !place.isLocal},
		type_definition: {kind: 'type', name: declaredName, when: (_, place) => !place.isLocal},
		declaration: [
			{kind: 'method', name: declaredName, when: (node, place) => isClass(place) && isFunction(node)},
			{kind: 'function', name: declaredName, when: (node, place) => !place.isLocal && isFunction(node)},
			{kind: 'const', name: declaredName, when: (_, place) => !place.isLocal},
		],
		field_declaration: [
			{kind: 'method', name: declaredName, when: isFunction},
			{kind: 'field', name: declaredName},
		],
		preproc_def: {kind: 'macro', hasMembers: false},
		preproc_function_def: {kind: 'macro', hasMembers: false},
	},
	several: {
		declaration: {each: 'declarator'}, type_definition: {each: 'declarator'},
		field_declaration: {each: 'declarator', followers: ['default_value', 'bitfield_clause']},
	},
	wrappers: new Set(['template_declaration']),
	heads: new Set(['template_parameter_list', 'requires_clause']),
	imports: {preproc_include: true, using_declaration: true},
	comments: new Set(['comment']),
	bodies: {function_definition: 'body', lambda_expression: 'body'},
	sequences: new Set(['compound_statement']),
	names: {identifier: 'name', type_identifier: 'name', namespace_identifier: 'name', field_identifier: 'member', this: 'this'},
	paths: {
		field_expression: {object: 'argument', member: 'field'},
		qualified_identifier: {object: 'scope', member: 'name'},
		call_expression: {object: 'function', isCall: true},
		new_expression: {object: 'type', isCall: true},
	},
	transparent: new Set(['parenthesized_expression', 'pointer_expression', 'template_function', 'template_type', 'type_descriptor']),
	containers: new Set(['unique_ptr', 'shared_ptr', 'weak_ptr', 'optional', 'reference_wrapper']),
	scopes: nodeTypes('function_definition template_declaration lambda_expression compound_statement for_statement for_range_loop catch_clause if_statement'),
	binders: {
		parameter_declaration: 'declarator', optional_parameter_declaration: 'declarator', declaration: 'declarator', for_range_loop: 'declarator',
		type_parameter_declaration: '', condition_clause: 'declarator',
	},
	heritage: new Set(['base_class_clause']),
	bindings: readCppBindings,
	readable: blankMacros,
};

function isClass({container, isLocal}: Place): boolean {
	return !isLocal && (container === 'class' || container === 'struct');
}

// What is done to the name first says what it is: `(*name)(int)` is a pointer.
function isFunction(node: SyntaxNode): boolean {
	const declarators = declaratorsOf(node);
	const nearest = declarators.findLast(({type}) => !nameTypes.has(type) && type !== 'parenthesized_declarator');
	return nearest?.type === 'function_declarator' || declarators.at(-1)?.type === 'operator_cast';
}

// `class Name;` only says that there is one. A specialised template goes by its arguments too: `Outer.Name<int>`.
function definedName(node: SyntaxNode, {text}: Place): string | undefined {
	const name = childOf(node, 'name');
	if (!name || !childOf(node, 'body')) {
		return undefined;
	}

	const written = textOf(name, text).replaceAll(/\s+/g, ' ').replaceAll(/ ?(?<sign>[^\s\w]) ?/g, '$<sign>');
	const at = withArguments(written, '_').lastIndexOf('::');
	const [outer, own] = at === -1 ? [undefined, segmentOf(written)] : [qualifiedName(written.slice(0, at)), segmentOf(written.slice(at + 2))];
	return outer === undefined || own === undefined ? own : `${outer}.${own}`;
}

function namespaceName(node: SyntaxNode, {text}: Place): string {
	const name = childOf(node, 'name');
	return name ? qualifiedName(textOf(name, text)) ?? 'namespace' : 'namespace';
}

function declaredName(node: SyntaxNode, {text}: Place): string | undefined {
	const innermost = declaratorsOf(node).at(-1);
	return innermost && nameTypes.has(innermost.type) ? qualifiedName(textOf(innermost, text)) : undefined;
}

// A declarator wraps the name in what is done to it: `*name[3]`, `(*name)(int)`, `Type::name(int)`.
function declaratorsOf(node: SyntaxNode): SyntaxNode[] {
	const declarators: SyntaxNode[] = [];
	let declarator = childOf(node, 'declarator');
	while (declarator && declarators.length < maxDeclaratorDepth) {
		declarators.push(declarator);
		declarator = nameTypes.has(declarator.type) ? undefined : innerOf(declarator);
	}

	return declarators;
}

function innerOf(declarator: SyntaxNode): SyntaxNode | undefined {
	return childOf(declarator, 'declarator') ?? declarator.children.find(child => child.isNamed && (nameTypes.has(child.type) || child.type.endsWith('declarator')));
}

// Nobody can read a declarator with more layers than this.
const maxDeclaratorDepth = 20;
const nameTypes = new Set(['identifier', 'field_identifier', 'type_identifier', 'qualified_identifier', 'destructor_name', 'operator_name', 'operator_cast', 'template_function']);

// A word before the name is a macro or a type that the grammar took for a part of it.
function qualifiedName(name: string): string | undefined {
	const at = name.search(/\boperator\b/);
	const words = withArguments(at === -1 ? name : name.slice(0, at), '').split('::').map(part => segmentOf(part.trim().split(/\s+/).at(-1)!));
	const operator = at === -1 ? undefined : operatorSegmentOf(/^operator\s*(?:\(\s*\)|[^(]*)/.exec(name.slice(at))![0]);
	const segments = [...words, operator].filter(part => part !== undefined);
	return segments.length === 0 || keywords.has(segments.at(-1)!) ? undefined : segments.join('.');
}

// Beside a macro that nobody could read, a statement looks like a declaration: `else if (…) {…}`.
const keywords = nodeTypes('if else for while do switch case return try catch throw void static_cast reinterpret_cast const_cast dynamic_cast sizeof decltype');

/** The name with another text for every character of templates' arguments. */
function withArguments(name: string, filler: string): string {
	const less = name.replaceAll(/<[^<>]*>/g, all => filler.repeat(all.length));
	return less === name ? name : withArguments(less, filler);
}
