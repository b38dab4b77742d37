/** Time without a sign of life after which an agent counts as hung, ms: models answer within minutes, and agents show meanwhile that they wait. */
export const hungMs = 5 * 60_000;
/** That time at least, as a share of the task's expected time. */
export const hungShare = 0.5;
/** Time without a change or a word after which an agent that lives counts as silent, ms: reading and thinking take minutes, a test suite tens of them. */
export const silentMs = 30 * 60_000;
/** That time at least, as a share of the task's expected time. */
export const silentShare = 2;
/** Time of doing the same again and again after which an agent counts as looping, ms. */
export const loopingMs = 10 * 60_000;
/** That time at least, as a share of the task's expected time. */
export const loopingShare = 1;
/** Looks in a row with nothing new, though something was done, that make a loop: at one in fifteen seconds, several minutes of it. */
export const maxRepeats = 20;
/** Time a hung agent has after a nudge, ms: a model's answer takes that long. */
export const nudgeGraceMs = 2 * 60_000;
/** Time in which output after a nudge may be the nudge itself, shown as it is typed, ms. */
export const nudgeEchoMs = 10_000;
/** Nudges in one attempt: one before it is resumed and one after. */
export const maxNudges = 2;
/** Times a stalled agent is started again in one attempt before that attempt has failed: what hangs twice hangs a third time. */
export const maxRestarts = 1;
/** Largest factor on these times: a month instead of half an hour is as good as never. */
export const maxPatience = 1000;
/** Time between two looks at what agents do, ms: short beside the shortest time judged. */
export const activityIntervalMs = 15_000;
/** Share of one processor above which a program is at work: one that waits at its prompt uses a few hundredths. */
export const busyShare = 0.05;
/** Contents and screens of an agent that are remembered to tell what is new; loops are seldom longer. */
export const maxRemembered = 64;
