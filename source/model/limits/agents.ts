/** Bytes of one call that an agent's hook or MCP client makes: a file as large as is looked at by symbols, escaped, and as much for what surrounds it. */
export const maxAgentCallBytes = 32 * 1024 * 1024;
/** Connections of agents at once: every worker of the largest run, with a burst of parallel calls. */
export const maxAgentConnections = 1024;
/** Time an agent's call may take to arrive, ms; it comes from this machine. */
export const agentCallTimeoutMs = 30_000;
/** Where agents reach the engine on loopback: below the ports that systems give out by themselves, so that nobody gets one while an engine is restarted. */
export const agentPorts = {first: 24_000, last: 31_999} as const;
/** Ports tried before an engine gives up: that many taken ones in a row mean another fault. */
export const maxPortTries = 50;
/** Time a status of an agent has to last before it's believed, ms: some flicker between idle and working while they start. */
export const statusDebounceMs = 250;
/** Time after a person has handed a pane back until an agent there is woken, ms: what they handed in may begin a turn, whose hooks take the messages along. */
export const handedBackMs = 1000;
/** Files of others that one command line of an agent is kept from by mounts of their own; more would make it slow to start, and landing checks every write. */
export const maxMounts = 200;
/** Time in which an agent is tried before its first task, ms: it takes from one second to ten, a busy machine ten times that. */
export const canaryTimeoutMs = 120_000;
/** Times that an agent which takes longer is tried: what was slow for once is quick the second time, what hangs isn't at any. */
export const canaryTries = 2;
/** Time an agent's hook waits for the engine's answer, ms: below every agent's own limit, after which some let the write through. */
export const hookDeadlineMs = 25_000;
/** Time between pasted text and the Enter after it, ms: agents take what follows a paste at once for a part of it. */
export const enterDelayMs = 300;
