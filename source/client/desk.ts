import {arrangement, type Arrangement} from '../layout/arrangement.ts';
import {regions, type Regions} from '../layout/regions.ts';
import {emptyView, holding, type ViewState} from '../layout/view.ts';
import type {Task} from '../model/task.ts';
import type {PaneInfo} from '../protocol/host-wire.ts';
import type {Message} from '../ui/chrome.ts';
import type {Overlay} from '../ui/overlays/overlay.ts';
import {isUnderWay} from '../ui/standing.ts';
import type {CopyMode} from './copying/copy-mode.ts';
import {unknownEngine, type Mirrored} from './links/mirror.ts';
import type {PaneCells} from './links/pane-cells.ts';

/** Everything one attached client knows and shows. Its parts are replaced, never changed in place. */
export type Desk = {
	readonly session: string;
	readonly prefix: string;
	readonly isAscii: boolean;
	readonly columns: number;
	readonly rows: number;
	readonly view: ViewState;
	readonly panes: ReadonlyMap<number, PaneInfo>;
	readonly cells: ReadonlyMap<number, PaneCells>;
	readonly mirrored: Mirrored;
	readonly overlay?: Overlay | undefined;
	readonly copy?: CopyMode | undefined;
	readonly message?: Message | undefined;
	readonly isPrefixed: boolean;
	/** The person's terminal says that it has the focus. */
	readonly isLookedAt: boolean;
	/** Pane numbers are shown large. */
	readonly isNumbering: boolean;
	/** Milliseconds since 1970. */
	readonly now: number;
};

export type DeskOptions = Pick<Desk, 'session' | 'prefix' | 'isAscii' | 'columns' | 'rows' | 'now'>;

/** A desk before anything is known. */
export function emptyDesk(options: DeskOptions): Desk {
	return {...options, view: emptyView, panes: new Map(), cells: new Map(), mirrored: unknownEngine, isPrefixed: false, isLookedAt: false, isNumbering: false};
}

/** The bands of this client's screen. */
export function regionsOf(desk: Desk): Regions {
	return regions(desk.columns, desk.rows);
}

/** Where the panes are on this client's screen. */
export function arrangementOf({view, columns, rows}: Desk): Arrangement {
	const known = arranged.get(view);
	if (known?.columns === columns && known.rows === rows) {
		return known.places;
	}

	const places = arrangement(view, regions(columns, rows).panes);
	arranged.set(view, {columns, rows, places});
	return places;
}

/** Asked for with every picture, and changed only by a person. */
const arranged = new WeakMap<ViewState, {readonly columns: number; readonly rows: number; readonly places: Arrangement}>();

/** The task whose worker is in a pane: the engine's keys of panes begin with the task's. */
export function taskOfPane(desk: Desk, pane: number): Task | undefined {
	const [runId = '', id = ''] = desk.panes.get(pane)?.key.split(':', 1)[0]?.split('/') ?? [];
	return desk.mirrored.state?.runs[runId]?.tasks[id];
}

/** Brings the view in line with the panes there are: new ones get a place, gone ones lose theirs. */
export function withPlaces(desk: Desk): Desk {
	const view = holding(desk.view, desk.panes.keys().toArray(), pane => isLively(desk, pane));
	return view === desk.view ? desk : {...desk, view};
}

/** Something goes on there that a person may want to look at: a program of their own, or a task that hasn't ended. */
function isLively(desk: Desk, pane: number): boolean {
	const task = taskOfPane(desk, pane);
	return task === undefined ? desk.panes.get(pane)?.exit === undefined : isUnderWay(task);
}
