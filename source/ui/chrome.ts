import type {Rectangle} from '../layout/tree.ts';
import type {Regions} from '../layout/regions.ts';
import type {JournalEntry} from '../model/event.ts';
import type {SessionState} from '../model/session-state.ts';
import type {Task} from '../model/task.ts';
import type {Vitals} from '../protocol/engine-wire.ts';
import type {PaneInfo} from '../protocol/host-wire.ts';

/** All that the screen shows besides the panes' own cells, as one value: the mirror, the places, the moment. */
export type Chrome = {
	readonly session: string;
	readonly columns: number;
	readonly rows: number;
	readonly regions: Regions;
	/** Absent until the engine has answered. */
	readonly state?: SessionState;
	/** The latest journal entries, oldest first. */
	readonly recent: readonly JournalEntry[];
	readonly vitals?: Vitals;
	readonly link: EngineLink;
	readonly titles: readonly PaneTitle[];
	readonly borders: readonly Rectangle[];
	/** Panes that have no place on the screen now. */
	readonly hiddenPanes: number;
	readonly isZoomed: boolean;
	/** Name of the prefix key. */
	readonly prefix: string;
	readonly isPrefixed: boolean;
	readonly message?: Message;
	/** What the person does who looks back in the focused pane. */
	readonly copying?: 'moving' | 'selecting' | 'searching';
	/** Milliseconds since 1970. */
	readonly now: number;
	readonly isAscii: boolean;
};

export type EngineLink = 'connecting' | 'live' | 'restarting';

export type Message = {readonly text: string; readonly tone: 'info' | 'problem'};

/** The title row of one pane. */
export type PaneTitle = {
	readonly info: PaneInfo;
	/** The number by which the person names it. */
	readonly number: number;
	readonly rectangle: Rectangle;
	readonly isFocused: boolean;
	readonly isOpen: boolean;
	readonly task?: Task;
	/** Where copy mode stands. */
	readonly note?: string;
};

/** A value that changes, as `useSyncExternalStore` reads it. */
export type Source<Value> = {
	readonly subscribe: (listener: () => void) => () => void;
	readonly snapshot: () => Value;
};
