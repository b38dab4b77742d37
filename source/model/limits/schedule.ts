/** Workers of one run: more panes than a screen can show and more agents than a machine can carry. */
export const maxWorkers = 64;
/** Ended runs kept in the state, to be looked at, retried or followed: what a person has done lately. Older ones are in the journal alone, so that a session may live for ever. */
export const maxEndedRuns = 20;
/** Tasks of one kind by which estimates are corrected at most: the last months of a person's use, so that a new model is soon noticed. */
export const maxPaceCount = 30;
/** How many tasks the plan's own estimate counts as. */
export const paceWeight = 4;
/** Largest correction that one task is taken to show, as a factor; more is an accident. */
export const maxPaceFactor = 20;
/** How long a task that can start is held back for a more pressing one, as a share of its own expected time: waiting costs that much, being in the way up to all of it. */
export const holdShare = 0.2;
/** Least of that time, ms: landings are seldom quicker. */
export const leastHoldMs = 5000;
/** How many times longer the path behind a task must be to be more pressing in this sense. */
export const pressingFactor = 1.5;
/** Tasks that wait at most for the rest of a run to be played out before one starts: what is further off can't be foreseen, and this takes a millisecond or two. */
export const maxLookAhead = 60;
/** Tasks that are compared with the most pressing one in that way. */
export const maxLookAheadStarts = 12;
/** How much earlier a run must be expected to end for another than the most pressing task to start, as a share of what is left: less is within what estimates are worth. */
export const lookAheadGain = 0.01;
/** Expected time of a landing before a run has had one, ms. */
export const defaultLandingMs = 30_000;
/** Share of the memory that must be free for another worker to start: an agent takes 200 to 650 MB, and a machine that swaps stops all of them. */
export const minFreeMemoryShare = 0.08;
/** Load by processor above which no other worker starts: so many share it that those at work hardly move. Agents mostly wait for their models, so a busy machine is still worth using. */
export const maxLoad = 16;
/** Share of the memory that must be free for a second verification beside one: a test runner takes what several agents take. */
export const minVerifyMemoryShare = 0.15;
/** Load by processor above which no second verification starts: it would slow down the first by as much as it gets done. */
export const maxVerifyLoad = 2;
/** How much more room than at its end the machine must have again before workers are started, as a factor. */
export const strainMargin = 1.5;
/** Pause between two reports of load and memory, ms; they change slowly. */
export const vitalsIntervalMs = 2000;
