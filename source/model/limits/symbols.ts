/** Commits whose index is kept: the bases of workers and what they land on, mostly the same few; each costs only what differs. */
export const maxIndexedCommits = 16;
/** Bytes of a file whose change is still looked at by symbols; a bigger one counts as a whole. */
export const maxChangeBytes = 4 * 1024 * 1024;
/** Texts of files whose symbols are kept for the next edit of the same file: a few for each worker, a megabyte each at most as a rule. */
export const maxKeptSides = 32;
/** Parses that are kept to parse the next edit of the same text from: a text before and after for each of sixteen workers. */
export const maxKeptParses = 32;
/** UTF-16 units of the texts of those: the largest text that is indexed, or a few large ones. Each takes about a hundred bytes. */
export const maxKeptParseCharacters = 512 * 1024;
/** UTF-16 units of the smallest part of such a text of which it is kept what was read: less is read as fast. */
export const minKeptReadingCharacters = 60;
/** UTF-16 units of the smallest part of which it is kept what it uses where it is no scope: each part around is kept as well. */
export const minNotedCharacters = 600;
/** UTF-16 units of a file that are indexed; a longer one is generated or vendored and counts as one symbol. Half a million parse in about 150 ms. */
export const maxIndexedCharacters = 512 * 1024;
/** UTF-16 units of a JSON or YAML file whose keys are indexed: that parser is twenty times slower than a grammar. */
export const maxIndexedDataCharacters = 64 * 1024;
/** Depth of syntax that is read; deeper only generated code goes, and the walk must not overflow the stack. */
export const maxSyntaxDepth = 1000;
/** UTF-16 units of a line of C++ in whose file macros are still looked for: longer ones are generated, and each macro looks at its whole line. */
export const maxMacroLineCharacters = 2000;
/** Names in one path of a chain of calls and members; a longer one is a builder's, whose later members are its own. */
export const maxPathSteps = 16;
/** UTF-16 units of a file that configures modules; larger ones are generated. */
export const maxManifestCharacters = 256 * 1024;
/** Configurations each of which extends the next: people write three or four in a row. */
export const maxExtends = 32;
/** Modules of Rust each of which stands in the next: people nest five or six. */
export const maxRustDepth = 32;
/** Share of a repository's files that may differ from a shared index before it is gathered anew; until then only the difference costs. */
export const rebuildShare = 0.25;
/** Steps of name resolution that one reference may take through aliases, bases and re-exports: more are a circle or generated. */
export const maxResolutionSteps = 200;
/** Files of a repository that are indexed: beyond these an index would take more memory than the agents leave. */
export const maxIndexedFiles = 50_000;
/** Bytes of indexes kept on disk for the next process: a dozen times those of a repository of a thousand files. */
export const maxIndexCacheBytes = 256 * 1024 * 1024;
/** Wait for another process that writes to that cache, ms: making the index anew takes no longer. */
export const cacheBusyMs = 500;
/** Files whose contents are read at once while indexing: a few megabytes. */
export const filesReadAtOnce = 200;
/** Symbols that are proposed for a name that fits none. */
export const maxProposedSymbols = 5;
/** Characters of a signature that is quoted to a person or a model. */
export const maxSignatureCharacters = 2000;
/** Globs that one glob's `{a,b}` choices may stand for; keeps every comparison of claims instant. */
export const maxGlobChoices = 64;
/** Claims kept in parsed form; more than the largest plan has, and a few megabytes at most. */
export const maxParsedClaims = 20_000;
