import {readdirSync, readFileSync} from 'node:fs';

const folder = new URL('samples/', import.meta.url);

/** A text for each language that has most of what can be written in it, by the path that it would have. */
export const samples: ReadonlyMap<string, string> = new Map(readdirSync(folder).toSorted().map(name => [name.replace(/\.txt$/, ''), readFileSync(new URL(name, folder), 'utf8')]));
