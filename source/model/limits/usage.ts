/** Dollars of a budget: more is a slip of the hand. */
export const maxBudgetDollars = 1_000_000;
/** Tokens of a budget. */
export const maxBudgetTokens = 1_000_000_000_000;
/** Minutes of a budget: most of a year of one worker. */
export const maxBudgetMinutes = 500_000;
/** Time between two looks at how long workers have been at work, ms: by so much a budget of minutes may be overrun, and each is journalled. */
export const timeIntervalMs = 15_000;
/** Share of a budget from which on those concerned are told: what is left is enough to finish a step. */
export const nearBudgetShare = 0.8;
/** Meters of one task whose last totals are kept: conversations, of which a task has one and one more for each that is begun anew by hand. */
export const maxMeters = 16;
/** Days whose use of models is kept in the state; the rest is in the journal. */
export const maxUsageDays = 60;
/** Least time between two reports of what one agent has used while it works, ms: its status line is drawn several times a second, and each report is journalled and sent to every client. */
export const usageIntervalMs = 15_000;
/** Bytes of an agent's log that are read at once; a longer step is read in several. */
export const logChunkBytes = 1024 * 1024;
/** Bytes of one line of such a log that are kept to be read: a file that was pasted or printed, escaped; what is longer holds no counters. */
export const maxLogLineBytes = 4 * 1024 * 1024;
