import type {Cursor, Modes, Row} from './cells.ts';

/**
A terminal's screen in memory: bytes in, cells out.
The one seam between this program and an emulator; nothing outside `terminal/` imports an emulator.
*/
export type Screen = {
	readonly columns: number;
	readonly rows: number;
	/** Parses bytes at once. Replies to queries go to `onReply`. */
	write(bytes: Uint8Array): void;
	resize(columns: number, rows: number): void;
	/** The visible rows, `rows` of them, each `columns` cells. A row may be a view on live memory: copy to keep. */
	row(y: number): Row;
	readonly cursor: Cursor;
	readonly modes: Modes;
	readonly title: string;
	/** True while the program holds back its picture (DEC 2026). */
	readonly isSynchronizing: boolean;
	/** Rows of history above the screen. */
	readonly historyLength: number;
	/** History rows from `start` (0 is the oldest kept) to before `end`. */
	history(start: number, end: number): Row[];
	dispose(): void;
};

export type ScreenOptions = {
	readonly columns: number;
	readonly rows: number;
	readonly historyRows?: number;
	/** Ink writes bare line feeds; its screen turns them into CR LF. */
	readonly convertEol?: boolean;
	/** Bytes the terminal answers to its program, in the order asked. */
	readonly onReply?: (bytes: string) => void;
	readonly onSignal?: (signal: ScreenSignal) => void;
};

/** What a program tells its terminal besides cells. */
export type ScreenSignal =
	| {readonly type: 'bell'}
	| {readonly type: 'title'; readonly title: string}
	/** OSC 7501, the program status protocol; fields as written, values decoded. */
	| {readonly type: 'status'; readonly state: string; readonly kind?: string; readonly message?: string; readonly app?: string; readonly progress?: number}
	| {readonly type: 'notification'; readonly title?: string; readonly body: string}
	/** OSC 52: text for the clipboard. */
	| {readonly type: 'clipboard'; readonly text: string}
	| {readonly type: 'working-directory'; readonly path: string};
