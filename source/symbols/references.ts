import type {LanguageTable} from './language-table.ts';
import {segmentOf} from './names.ts';
import type {SyntaxNode} from './syntax.ts';

/** Names that a declaration uses outside its members and doesn't bind itself, sorted; a member access is written `.name`. */
export function readReferences(node: SyntaxNode, options: {readonly text: string; readonly table: LanguageTable; readonly members: ReadonlySet<SyntaxNode>}): string[] {
	const used = new Set<string>();
	const bound = new Set<string>();
	const walk = (inner: SyntaxNode, isBinding: boolean) => {
		const role = inner.children.length === 0 ? options.table.names[inner.type] : undefined;
		if (role !== undefined) {
			const name = segmentOf(options.text.slice(inner.start, inner.end)) ?? '';
			(isBinding ? bound : used).add(role === 'member' ? `.${name}` : name);
			return;
		}

		const field = options.table.binders?.[inner.type];
		for (const child of inner.children) {
			if (!options.members.has(child)) {
				walk(child, isBound(child, field, isBinding));
			}
		}
	};

	walk(node, false);
	return used.difference(bound).values().toArray().toSorted();
}

// An annotation or a default value beside a bound name is a use.
function isBound(child: SyntaxNode, field: string | undefined, isBinding: boolean): boolean {
	if (child.field !== undefined && usedFields.has(child.field)) {
		return false;
	}

	if (field === undefined) {
		return isBinding;
	}

	return field === '' ? child.field === undefined : child.field === field;
}

const usedFields = new Set(['type', 'value', 'right']);
