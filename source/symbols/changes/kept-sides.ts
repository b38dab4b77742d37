import {maxKeptSides} from '../../model/limits/symbols.ts';
import type {FileIndex} from '../file-index.ts';
import {indexFile} from '../index-file.ts';
import type {SourceParser} from '../parsing/parser.ts';
import {containersOf, type Container} from './pieces.ts';

/** A file's text before a change or after it. */
export type Side = {readonly index: FileIndex; readonly text: string; readonly containers: Map<string | undefined, Container>};

/** Indexes one side of a change, or nothing where the file isn't there. What a file was before one edit, it was after the edit before: the latest are kept. */
export async function sideOf(parser: SourceParser, path: string, text: string): Promise<Side>;
export async function sideOf(parser: SourceParser, path: string, text: string | undefined): Promise<Side | undefined>;
export async function sideOf(parser: SourceParser, path: string, text: string | undefined): Promise<Side | undefined> {
	if (text === undefined) {
		return undefined;
	}

	const sides = keptSides.get(parser) ?? new Map<string, Side>();
	keptSides.set(parser, sides);
	const key = `${path}\0${text}`;
	const side = sides.get(key) ?? await readSide(parser, path, text);
	sides.delete(key);
	sides.set(key, side);
	if (sides.size > maxKeptSides) {
		const [oldest] = sides.keys();
		sides.delete(oldest!);
	}

	return side;
}

const keptSides = new WeakMap<SourceParser, Map<string, Side>>();

async function readSide(parser: SourceParser, path: string, text: string): Promise<Side> {
	const index = await indexFile({parse: parser.follow}, path, text);
	return {index, text, containers: containersOf(index, text)};
}
