/** Bytes of one JSON message on the wire. */
export const maxMessageBytes = 64 * 1024 * 1024;
/** Bytes queued towards one client before frames to it are dropped for newer state. */
export const maxClientBacklogBytes = 256 * 1024;
/** Bytes sent to a peer that it has not read before it is disconnected: it has hung, and a fresh start costs it one snapshot. */
export const maxUnsentBytes = 32 * 1024 * 1024;
/** News kept for a connection's first listener; one that asks a single question never listens. */
export const maxUnheardItems = 1000;
/** Journal entries asked for at once: a few hundred kilobytes, well below a message's bound. */
export const entriesAtOnce = 500;
/** Journal entries that one answer carries, however many were asked for: a few megabytes, and a caller asks again from the last one's number. */
export const maxEntriesAnswered = 5000;
/** Journal entries sent with a snapshot: what a bus feed shows at first. */
export const recentEntries = 200;
/** Entries read at once while a journal is replayed: bounds memory, large enough that SQLite isn't asked often. */
export const replayedAtOnce = 5000;
