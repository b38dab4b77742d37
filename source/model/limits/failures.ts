/** Attempts a task gets before it is blocked: enough for a flaky verify and one real mistake, not a runaway bill. */
export const maxAttempts = 3;
/** Times a task gives way to an older one that waits for it in a circle: the second time it starts with all it is known to want, so more says that it is better told no. */
export const maxYields = 2;
/** Times a task is sent back for a look at its work, mostly for what others changed, before that counts as an attempt: each takes a landing of another task's, so more says that they keep undoing each other. */
export const maxRepairs = 10;
/** Times in a row that what lands can't be verified, or brought onto the result branch, before it is given up: most of an hour at the longest pause, in which a person can make room on a disk. */
export const maxLandingTries = 60;
/** Times in a row that a landing can't be composed before that is its attempt's failure: half a minute, in which what held git up is over; a broken worktree stays so until it's made anew. */
export const maxComposeTries = 6;
/** Times an agent may be lost with its host in one attempt before that counts as a failure: reboots are rare, a program that takes its host down isn't. */
export const maxLosses = 5;
/** First pause before a retry, ms; doubled for each further one. */
export const retryDelayMs = 1000;
/** Longest pause before a retry, ms. */
export const maxRetryDelayMs = 60_000;
/** Characters of a failure's output kept in the journal and told to the next attempt; a model needs the end, not all. */
export const maxFailureDetail = 8000;
/** Times that the engine puts back what a worker wrote without owning it, in one launch: the first may have been a slip, a third would be a fight with an editor that saves on its own. */
export const maxReverts = 2;
/** Pause of an agent whose provider doesn't say when its limit resets, ms; doubled each time it meets the limit again. */
export const limitPauseMs = 5 * 60_000;
/** Longest such pause, ms: most limits are counted by the hour. */
export const maxLimitPauseMs = 60 * 60_000;
/** Wait below which an agent that tries again by itself is left alone, ms: to hold others back for so long would change nothing. */
export const ownWaitMs = 10_000;
/** Furthest reset that a provider is believed, ms: quotas of a week are the longest there are. */
export const maxLimitMs = 8 * 24 * 60 * 60_000;
/** Times one attempt may meet its provider's limit before that counts as a failure: days of waiting at the longest pause. */
export const maxPauses = 100;
