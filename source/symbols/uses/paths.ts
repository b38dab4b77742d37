import {maxPathSteps} from '../../model/limits/symbols.ts';
import type {LanguageTable, Loaded, PathRule} from '../language-table.ts';
import {segmentOf} from '../names.ts';
import type {SyntaxNode} from '../parsing/syntax.ts';
import {textOf} from './nodes.ts';
import type {LocalNames} from './local-names.ts';

/** What paths are read with. */
export type PathReading = {readonly text: string; readonly table: LanguageTable};

/** The path of names that an expression is, with local variables put as what they are; nothing for any other expression. An unknown start is empty. */
export function pathOf(reading: PathReading, node: SyntaxNode, locals: LocalNames): string | undefined {
	const {table, text} = reading;
	const loaded = table.loads?.(node, text);
	if (loaded) {
		return loadedName(loaded);
	}

	const role = table.names[node.type];
	if (role !== undefined) {
		return role === 'name' ? startOf(textOf(node, text), locals) : (role === 'member' ? undefined : role);
	}

	const rule = table.paths[node.type];
	if (rule) {
		return extend(reading, node, rule, locals);
	}

	const inner = table.transparent.has(node.type) ? firstNamed(node) : undefined;
	return inner && pathOf(reading, inner, locals);
}

/** The name that stands for what an expression loads; no text can have it. */
export function loadedName({module, member}: Loaded): string {
	return `import:${encodeURIComponent(`${module} ${member}`).replaceAll(/[().]/g, character => `%${character.codePointAt(0)!.toString(16)}`)}`;
}

/** The path to an instance of the type that an annotation names. */
export function typePathOf(reading: PathReading, node: SyntaxNode, locals: LocalNames): string | undefined {
	const {table, text} = reading;
	if (quotedTypes.has(node.type)) {
		const name = /^["'](?<name>[\w.]+)["']$/.exec(textOf(node, text))?.groups?.name;
		return name === undefined ? undefined : `${name}()`;
	}

	const [first, ...rest] = namedChildren(node);
	if (genericTypes.has(node.type) && first) {
		const argument = rest.flatMap(child => namedChildren(child))[0];
		const isContainer = table.containers?.has(textOf(first, text)) ?? false;
		return isContainer ? argument && typePathOf(reading, argument, locals) : typePathOf(reading, first, locals);
	}

	if (unionTypes.has(node.type)) {
		const paths = namedChildren(node).map(child => typePathOf(reading, child, locals)).filter(path => path !== undefined);
		return paths.length === 1 ? paths[0] : undefined;
	}

	if (table.transparent.has(node.type) || listTypes.has(node.type)) {
		return first && typePathOf(reading, node.children.find(child => child.field === 'type') ?? first, locals);
	}

	const path = pathOf(reading, node, locals);
	return path === undefined || path === '' ? undefined : instanceOf(path);
}

/** The path of a type that an annotation has in quotes, because it is defined further below. */
export function quotedTypeIn({text}: PathReading, node: SyntaxNode): string | undefined {
	const inner = node.type === 'type' ? firstNamed(node) : undefined;
	return inner && quotedTypes.has(inner.type) ? /^["'](?<name>[\w.]+)["']$/.exec(textOf(inner, text))?.groups?.name : undefined;
}

function instanceOf(type: string): string {
	return type.endsWith('()') ? type : `${type}()`;
}

/** Children that aren't mere punctuation. */
export function namedChildren(node: SyntaxNode): SyntaxNode[] {
	return node.children.filter(child => child.isNamed);
}

/** The child that a rule's field means. */
export function childAt(node: SyntaxNode, field: string | undefined): SyntaxNode | undefined {
	if (field === '^' || field === '$') {
		const named = namedChildren(node);
		return field === '^' ? named[0] : named.at(-1);
	}

	return field === undefined ? undefined : node.children.find(child => child.field === field);
}

const quotedTypes = new Set(['string']);
const genericTypes = new Set(['generic_type', 'generic_name', 'template_type', 'subscript']);
const unionTypes = new Set(['union_type', 'binary_operator']);
const listTypes = new Set(['parameter_list', 'type', 'type_parameter', 'parameter_declaration']);

function startOf(written: string, locals: LocalNames): string | undefined {
	const name = segmentOf(written);
	if (name === undefined) {
		return undefined;
	}

	const known = name === '$this' ? 'this' : locals.lookUp(name);
	// What is taken out of a module has its name in the text.
	const isKnown = known !== undefined && known !== '' && known !== 'this' && !known.startsWith('import:');
	return isKnown ? `${known}.` : known ?? name;
}

function extend(reading: PathReading, node: SyntaxNode, {object, member, isCall}: PathRule, locals: LocalNames): string | undefined {
	const before = childAt(node, object);
	const memberNode = childAt(node, member);
	const name = memberNode && memberName(textOf(memberNode, reading.text));
	if (member !== undefined && name === undefined) {
		return undefined;
	}

	const start = before ? pathOf(reading, before, locals) ?? '' : (name === undefined ? undefined : startOf(name, locals));
	if (start === undefined || (member === undefined && start === '')) {
		return start;
	}

	const whole = start + (before === undefined || name === undefined ? '' : `.${name}`) + (isCall ? '()' : '');
	return whole.split('.').length > maxPathSteps ? '' : whole;
}

// A member can have type arguments, and in C++ a path of its own.
function memberName(written: string): string | undefined {
	const [plain = ''] = written.split('<', 1);
	const segments = plain.split('::').map(part => segmentOf(part)).filter(part => part !== undefined);
	return segments.length === 0 ? undefined : segments.join('.');
}

function firstNamed(node: SyntaxNode): SyntaxNode | undefined {
	return node.children.find(child => child.isNamed);
}
