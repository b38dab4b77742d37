/** Longest wait for a host or engine that was just started, ms: a loaded machine with a long journal needs seconds. */
export const startTimeoutMs = 15_000;
/** Engines of another version ended in a row by who attaches: more would be a quarrel between two versions that both keep starting theirs. */
export const maxEngineReplacements = 5;
/** Pause between two looks at a starting host or engine, ms; short because a person waits. */
export const startPollMs = 10;
/** Longest pause between two tries to reach a lost host or engine, ms; short enough that a person doesn't look for the fault. */
export const maxReconnectDelayMs = 2000;
/** First pause before a lost engine is looked for again, ms; doubled for each further one. */
export const firstReconnectDelayMs = 50;
/** Tries to reach a host that closed the connection, before the session counts as ended: a host being replaced is back at once. */
export const hostReconnectTries = 10;
/** Pause between two such tries, ms. */
export const hostReconnectMs = 100;
/** Time a peer has for its hello or welcome, ms; a process that listens but hangs must not hang its callers. */
export const handshakeTimeoutMs = 5000;
/** Engines that one question is put to: each but the last has died under it, and one that always does has a fault of its own. */
export const maxEngineTries = 5;
/** Starts of a process that is killed before it answers. */
export const maxStarts = 3;
/** Tries to take a socket's place from a dead process, with pauses: several seconds, longer than a lock left behind counts. */
export const maxTakeoverTries = 200;
/** Pause between those tries, ms. */
export const takeoverPauseMs = 20;
/** Age after which the lock around such a takeover is of a process that died in it, ms; it's held for a millisecond. */
export const staleTakeoverMs = 2000;
/** Time an engine waits for another to let go of the journal, ms; appends take a few, and a starting engine has a person waiting. */
export const journalBusyMs = 5000;
/** Longest wait for a session to end, ms: agents are given a grace to save what they have, then killed. */
export const stopTimeoutMs = 15_000;
/** Bytes of a detached process's log; a longer one is begun anew at the next start, the former kept beside it. */
export const maxLogBytes = 4 * 1024 * 1024;
/** Time after which a terminal host without panes and without anybody connected ends, ms: its session is gone, and it holds nothing. */
export const hostIdleMs = 60_000;
/** Longest wait of an ending engine for what it has under way, ms: a killed verify command needs a moment. */
export const closeGraceMs = 3000;
/** Bytes of a Unix socket's path: macOS has room for 103 and a final zero, Linux for 107. */
export const maxSocketPathBytes = 103;
