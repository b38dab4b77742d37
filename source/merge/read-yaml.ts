import {CST, Parser, parse, parseAllDocuments} from 'yaml';
import {Unreadable} from './read-brackets.ts';
import type {Collection, Part, Structure} from './structure.ts';

/** Reads one YAML document whose root is a map or list in block style. Throws `Unreadable`. */
export function readYaml(text: string): Part {
	const documents = parseAllDocuments(text);
	const problem = Array.isArray(documents) ? documents.flatMap(({errors}) => errors).at(0) : undefined;
	const tokens = [...new Parser().parse(text)];
	const document = tokens.find(token => token.type === 'document');
	if (problem !== undefined || document === undefined || tokens.indexOf(document) !== tokens.findLastIndex(token => token.type === 'document')) {
		throw new Unreadable(problem ? problem.message.split('\n', 1)[0]! : 'it is not one document');
	}

	const before = tokens.slice(0, tokens.indexOf(document)).map(token => CST.stringify(token)).join('') + sourceOf(document.start);
	const after = sourceOf(document.end) + tokens.slice(tokens.indexOf(document) + 1).map(token => CST.stringify(token)).join('');
	const {value, rest} = readToken(document.value, '');
	return {key: '', before, value, after: rest + after, beyond: ''};
}

/** A value and what follows it up to the next key. */
type Read = {readonly value: Structure; readonly rest: string};

function readToken(token: CST.Token | undefined, indent: string): Read {
	if (!token) {
		return {value: {kind: 'scalar', text: '', value: 'null'}, rest: ''};
	}

	if (token.type === 'block-map' || token.type === 'block-seq') {
		return {value: readCollection(token, indent), rest: ''};
	}

	const rest = 'end' in token ? sourceOf(token.end) : '';
	const whole = CST.stringify(token);
	const text = whole.slice(0, whole.length - rest.length);
	return {value: token.type === 'flow-collection' && token.items.length === 0 ? emptyCollection(token, text) : {kind: 'scalar', text, value: meaningOf(text)}, rest};
}

/** `{}` or `[]`, in whose place the other side may have put entries. */
function emptyCollection({start}: CST.FlowCollection, open: string): Collection {
	return {kind: start.source === '{' ? 'map' : 'list', open, parts: [], close: '', commas: 'none'};
}

function readCollection({type, items}: CST.BlockMap | CST.BlockSequence, indent: string): Collection {
	const parts = items.map((item, index): Part => {
		const written = `${index === 0 ? indent : ''}${sourceOf(item.start)}${item.key ? CST.stringify(item.key) : ''}${sourceOf(item.sep)}`;
		// The indentation of the first inner key goes with that key, so that another can stand before it.
		const inner = isBlock(item.value) ? /(?<=\n)[\t ]+$/v.exec(written)?.[0] ?? '' : '';
		const {value, rest} = readToken(item.value, inner);
		return {key: keyOf(item), before: written.slice(0, written.length - inner.length), value, after: rest, beyond: ''};
	});
	return {kind: type === 'block-map' ? 'map' : 'list', open: '', parts, close: '', commas: 'none'};
}

function isBlock(token: CST.Token | undefined): boolean {
	return token?.type === 'block-map' || token?.type === 'block-seq';
}

function keyOf({key}: CST.CollectionItem): string {
	if (!key) {
		return '';
	}

	const value: unknown = CST.isScalar(key) ? CST.resolveAsScalar(key).value : undefined;
	return typeof value === 'string' ? value : CST.stringify(key);
}

/** Two scalars mean the same when YAML resolves them to the same; what refers to something else is taken as written. */
function meaningOf(text: string): string {
	try {
		return JSON.stringify(parse(text)) ?? text;
	} catch {
		return text.trim();
	}
}

function sourceOf(tokens: readonly CST.SourceToken[] | undefined): string {
	return (tokens ?? []).map(({source}) => source).join('');
}
