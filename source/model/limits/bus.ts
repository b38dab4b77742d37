/** Symbols and paths that one task is known to rely on: far more than a task reads on purpose, and small enough to compare at every step. */
export const maxReads = 2000;
/** Interfaces quoted in what one patch changes; beyond that nobody reads them, and each may take two thousand characters of the journal. */
export const maxQuotedChanges = 300;
/** Characters of one note, published signature or decision on the bus: a few paragraphs, read by every worker. */
export const maxBusText = 4000;
/** Comments of a person that a task keeps for its next attempts: the latest reviews, each of which may be as long as a note. */
export const maxComments = 4;
/** Pause after a change in a worktree before it is looked at, ms: an agent's edit touches several files at once. */
export const watchDebounceMs = 120;
