import type {SymbolKind} from './file-index.ts';

/** Kinds whose users go on as before when there are more members. Who implements an interface doesn't. */
export const growing: ReadonlySet<SymbolKind> = new Set(['class', 'struct', 'object', 'namespace', 'impl']);
