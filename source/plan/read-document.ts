import {isCollection, isNode, isPair, isScalar, LineCounter, parseDocument, type Document} from 'yaml';
import type {FieldPath, PlanSource, Problem} from './problem.ts';

/** Reads YAML or JSON (which YAML contains), keeping where each value stands. */
export function readDocument(text: string, format: 'yaml' | 'json'): PlanSource {
	const lines = new LineCounter();
	const document = parseDocument(text, {lineCounter: lines, prettyErrors: false, logLevel: 'silent'});
	const place = (offset: number) => {
		const {line, col} = lines.linePos(offset);
		return {line: Math.max(1, line), column: Math.max(1, col)};
	};

	const problems: Problem[] = document.errors.map(error => ({
		...place(error.pos[0]),
		field: '',
		message: `This is not valid ${format.toUpperCase()}: ${sentence(error.message)} Correct it here or just above.`,
	}));
	return {
		value: problems.length > 0 ? undefined : valueOf(document, problems),
		locate: path => place(offsetOf(document, path)),
		problems,
	};
}

// Aliases can unfold to more than memory holds; the library refuses that when it makes the value.
function valueOf(document: Document, problems: Problem[]): unknown {
	try {
		return document.toJS({maxAliasCount: 100}) as unknown;
	} catch (error) {
		problems.push({line: 1, column: 1, field: '', message: `This cannot be read: ${sentence((error as Error).message)} Write the values out.`});
		return undefined;
	}
}

function sentence(message: string): string {
	const text = message.trim().replace(/\.$/, '');
	return `${text.charAt(0).toLowerCase()}${text.slice(1)}.`;
}

// The key's place where the value is under a key, for that is where the eye looks; else the item's.
function offsetOf(document: Document, path: FieldPath): number {
	for (let {length} = path; length > 0; length--) {
		const part = path[length - 1];
		const outer = length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true);
		if (!isCollection(outer)) {
			continue;
		}

		const found = typeof part === 'number' ? outer.items[part] : outer.items.find(item => isPair(item) && isScalar(item.key) && item.key.value === part);
		const node = isPair(found) ? found.key : found;
		if (isNode(node) && node.range) {
			return node.range[0];
		}
	}

	return document.contents?.range?.[0] ?? 0;
}
