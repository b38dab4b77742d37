import type {Cursor, Modes, Row} from '../terminal/cells.ts';
import type {ScreenSignal} from '../terminal/screen.ts';

/**
What goes over the host's socket. Frames are `u32 length, u8 kind, payload`, big-endian.
Kind 1 is a JSON message of the types below; kind 2 is `input` and kind 3 `picture`, which are binary because they are the hot path.
*/
export const hostProtocol = 1;

/** The first message either way. A host that speaks another protocol answers with its own and closes. */
export type HostHello = {readonly type: 'hello'; readonly protocol: number; readonly role: 'client' | 'engine' | 'tool'; readonly version: string};
export type HostWelcome = {readonly type: 'welcome'; readonly protocol: number; readonly version: string; readonly pid: number; readonly panes: readonly PaneInfo[]; readonly view?: View};

export type PaneInfo = {
	readonly pane: number;
	/** The key the starter gave, so that starting it twice finds the first one: `r1/auth:2`, `shell:…`. */
	readonly key: string;
	/** Title set by the starter, shown until a person renames it. */
	readonly name: string;
	/** Title the program set (OSC 0 or 2). */
	readonly title: string;
	readonly columns: number;
	readonly rows: number;
	/** Process id of the program, which leads its own process group. */
	readonly pid: number;
	readonly exit?: {readonly code: number; readonly signal?: string};
	/** Milliseconds since 1970 of the last output, 0 before any. */
	readonly lastOutputAt: number;
	/** Whether a person is in the middle of typing into it. */
	readonly isTaken?: boolean;
};

/** What is seen of a pane's program; times are milliseconds since 1970, 0 for never. */
export type PaneActivity = {
	readonly pane: number;
	readonly key: string;
	readonly lastOutputAt: number;
	/** When a person last pressed a key in it. */
	readonly lastTypedAt: number;
	/** Processor time that the program and all it started have used. */
	readonly cpuMs: number;
	/** The same for two screens of the same text. */
	readonly screenMark: string;
};

export type SpawnRequest = {
	readonly type: 'spawn';
	readonly request: number;
	readonly key: string;
	readonly name: string;
	/** Program and arguments; no shell is added. */
	readonly command: readonly string[];
	readonly cwd: string;
	/** The whole environment. */
	readonly env: Readonly<Record<string, string>>;
	readonly columns: number;
	readonly rows: number;
	/** Keep the pane and its screen when the program has ended. */
	readonly remain: boolean;
	/** Start it in this pane, below what the ended program left there, as tmux's respawn-pane does; the pane takes the new key and name. */
	readonly into?: number;
};

/** To the host. Each with a `request` number is answered by `reply` with the same one. */
export type HostRequest =
	| SpawnRequest
	| {readonly type: 'list'; readonly request: number}
	/** What is seen of the programs that run. */
	| {readonly type: 'activity'; readonly request: number}
	/** Ends the program (SIGHUP, then SIGKILL after a grace) and, with `remove`, forgets the pane. */
	| {readonly type: 'kill'; readonly request: number; readonly pane: number; readonly remove: boolean}
	/** Stops or continues the pane's process group. */
	| {readonly type: 'freeze'; readonly request: number; readonly pane: number; readonly frozen: boolean}
	| {readonly type: 'rename'; readonly request: number; readonly pane: number; readonly name: string}
	/** Types text as a person would; with `paste` as a bracketed paste where the program asked for it. */
	| {readonly type: 'type'; readonly request: number; readonly pane: number; readonly text: string; readonly paste: boolean; readonly enter: boolean}
	/** The pane's visible text, and with `history` the rows above it, as lines. */
	| {readonly type: 'capture'; readonly request: number; readonly pane: number; readonly history: boolean}
	/** Rows of history for copy mode; answered with a `rows` reply. */
	| {readonly type: 'history'; readonly request: number; readonly pane: number; readonly start: number; readonly end: number}
	| {readonly type: 'resize'; readonly pane: number; readonly columns: number; readonly rows: number}
	/** The panes this client shows now, and the one with focus; pictures of others aren't sent. A pane newly named gets a whole picture. */
	| {readonly type: 'show'; readonly panes: readonly number[]; readonly focus?: number}
	/** What the clients share: layout, focus, zoom. Kept as is, sent to the other clients. */
	| {readonly type: 'view'; readonly view: View}
	/** Asks every attached client to detach, as `C-b d` does; passed on to them as news. */
	| {readonly type: 'detach'; readonly request: number}
	/** Last picture was written to the terminal; the next may come. */
	| {readonly type: 'drawn'}
	| {readonly type: 'shut-down'; readonly request: number};

export type HostReply =
	| {readonly type: 'reply'; readonly request: number; readonly ok: true; readonly pane?: number; readonly panes?: readonly PaneInfo[]; readonly activity?: readonly PaneActivity[]; readonly lines?: readonly string[]; readonly rows?: readonly Row[]; readonly total?: number; readonly existed?: boolean}
	| {readonly type: 'reply'; readonly request: number; readonly ok: false; readonly error: string};

/** Told by the host unasked. */
export type HostNews =
	| {readonly type: 'pane-opened'; readonly pane: PaneInfo}
	| {readonly type: 'pane-changed'; readonly pane: PaneInfo}
	| {readonly type: 'pane-exited'; readonly pane: number; readonly key: string; readonly code: number; readonly signal?: string}
	| {readonly type: 'pane-closed'; readonly pane: number}
	| {readonly type: 'pane-signal'; readonly pane: number; readonly key: string; readonly signal: ScreenSignal}
	/** A person begins to type into the pane, or is done. */
	| {readonly type: 'pane-taken'; readonly pane: number; readonly key: string; readonly isTaken: boolean}
	| {readonly type: 'view-changed'; readonly view: View}
	/** Somebody asked all clients to detach. */
	| {readonly type: 'detach'}
	/** The session is being stopped: leave, and start nothing anew. */
	| {readonly type: 'ending'};

/** A view is the client's own; the host only keeps it. Serialised JSON. */
export type View = string;

/** One pane's change, many to a picture message. Rows carry only the changed span. */
export type PanePicture = {
	readonly pane: number;
	readonly columns: number;
	readonly rows: number;
	/** Spans replace cells from `x` on row `y`. */
	readonly spans: ReadonlyArray<{readonly y: number; readonly x: number; readonly row: Row}>;
	readonly cursor: Cursor;
	readonly modes: Modes;
	readonly title: string;
	readonly historyLength: number;
};
