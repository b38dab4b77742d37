import {presets, arrange, grid, type Preset} from './presets.ts';
import {close, join, leaf, panesOf, split, swap, rotate, type Branch, type Rectangle, type Tree} from './tree.ts';

/** What the clients of a session share: which panes are where, and which has the focus. */
export type ViewState = {
	readonly version: 1;
	readonly tree?: Tree;
	readonly focus?: number;
	/** The pane that had the focus before. */
	readonly last?: number;
	readonly isZoomed: boolean;
	/** `auto`: a grid that fits each client; `stack`: one open pane and the titles of the others; `hand`: as the person left it. */
	readonly mode: 'auto' | 'stack' | 'hand';
	readonly preset?: Preset;
	/** The client that was used last: its terminal's size is the panes' size. */
	readonly sizedBy?: string;
	/** Counts the changes; of two clients' changes at once, the one whose client has the later name stays. */
	readonly revision: number;
	readonly changedBy?: string;
};

/** A view of nothing. */
export const emptyView: ViewState = {version: 1, isZoomed: false, mode: 'auto', revision: 0};

/** Marks a view as changed by a client. */
export function changedBy(view: ViewState, client: string): ViewState {
	return {...view, revision: view.revision + 1, changedBy: client};
}

/** True when one view comes after another, so that clients who hear of changes in different orders end with the same one. */
export function isLater(one: ViewState, other: ViewState): boolean {
	return one.revision === other.revision ? (one.changedBy ?? '') > (other.changedBy ?? '') : one.revision > other.revision;
}

/**
Makes a view hold exactly these panes: new ones come last, gone ones leave.
The focus of one that is gone goes to the pane that had it before, else to a neighbour; one that `isLively` comes before others.
*/
export function holding(view: ViewState, panes: readonly number[], isLively: (pane: number) => boolean = () => true): ViewState {
	const held = panesOf(view.tree);
	const gone = held.filter(pane => !panes.includes(pane));
	const added = panes.filter(pane => !held.includes(pane));
	if (gone.length === 0 && added.length === 0 && (view.focus !== undefined || panes.length === 0)) {
		return view;
	}

	let {tree} = view;
	for (const pane of gone) {
		tree &&= close(tree, pane);
	}

	for (const pane of added) {
		tree = appended(tree, pane);
	}

	const next = focused({...without(view, 'tree'), ...(tree && {tree})}, nextFocus(view, held, {panes, isLively}));
	return {...next, isZoomed: view.isZoomed && view.focus === next.focus};
}

/** Gives a pane the focus and remembers the one that had it; leaves a zoom. */
export function focused(view: ViewState, pane: number | undefined): ViewState {
	if (pane === view.focus) {
		return view;
	}

	const last = view.focus !== undefined && panesOf(view.tree).includes(view.focus) ? view.focus : undefined;
	return {...without(view, 'focus', 'last'), ...(pane !== undefined && {focus: pane}), ...(last !== undefined && {last}), isZoomed: false};
}

/** Zooms the focused pane, or shows all again. */
export function zoomToggled(view: ViewState): ViewState {
	return {...view, isZoomed: !view.isZoomed && view.focus !== undefined};
}

/** Opens a pane beside the focused one; from then on the arrangement is the person's. */
export function splitBeside(view: ViewState, area: Rectangle, added: number, kind: Branch['kind']): ViewState {
	const others = holding(view, panesOf(view.tree).filter(pane => pane !== added));
	const tree = asTree(others, area);
	const parted: ViewState = tree === undefined || others.focus === undefined
		? holding(view, [...panesOf(others.tree), added])
		: {...others, tree: split(tree, others.focus, added, kind), mode: 'hand', isZoomed: false};
	return focused(parted, added);
}

/** Exchanges the focused pane with the one a number of places on. */
export function swapped(view: ViewState, by: number): ViewState {
	const other = stepped(view, by);
	return view.tree && view.focus !== undefined && other !== undefined ? {...view, tree: swap(view.tree, view.focus, other)} : view;
}

/** Moves every pane to the next place. */
export function rotated(view: ViewState): ViewState {
	return view.tree ? {...view, tree: rotate(view.tree)} : view;
}

/** Goes on to the next arrangement: automatic, stack, then each preset. */
export function nextArrangement(view: ViewState): ViewState {
	const panes = panesOf(view.tree);
	const order = ['auto', 'stack', ...presets] as const;
	const now = view.mode === 'hand' ? view.preset ?? 'stack' : view.mode;
	const next = order[(order.indexOf(now) + 1) % order.length]!;
	const base = {...without(view, 'preset'), isZoomed: false};
	if (next === 'auto' || next === 'stack') {
		return {...base, mode: next};
	}

	const tree = arrange(next, panes);
	return {...base, ...(tree && {tree}), mode: 'hand', preset: next};
}

/** Turns the stack on or off. */
export function stackToggled(view: ViewState): ViewState {
	return {...without(view, 'preset'), mode: view.mode === 'stack' ? 'auto' : 'stack', isZoomed: false};
}

/** The pane a number of places after the focused one, around the end. */
export function stepped(view: ViewState, by: number): number | undefined {
	const panes = panesOf(view.tree);
	const at = view.focus === undefined ? -1 : panes.indexOf(view.focus);
	return panes.at((at + by + panes.length) % Math.max(panes.length, 1));
}

/** The tree as this area shows it, to be changed by hand; undefined while panes are stacked. */
export function asTree(view: ViewState, area: Rectangle): Tree | undefined {
	if (view.mode === 'stack') {
		return undefined;
	}

	return view.mode === 'hand' ? view.tree : grid(panesOf(view.tree), area);
}

function appended(tree: Tree | undefined, pane: number): Tree {
	return tree === undefined ? leaf(pane) : join('rows', [tree, leaf(pane)], [tree.kind === 'rows' ? tree.children.length : 1, 1]);
}

type Candidates = {readonly panes: readonly number[]; readonly isLively: (pane: number) => boolean};

function nextFocus(view: ViewState, held: readonly number[], {panes, isLively}: Candidates): number | undefined {
	if (view.focus !== undefined && panes.includes(view.focus)) {
		return view.focus;
	}

	const at = Math.max(view.focus === undefined ? 0 : held.indexOf(view.focus), 0);
	const near = [view.last, ...held.slice(at), ...held.slice(0, at).toReversed(), ...panes].filter(pane => pane !== undefined && panes.includes(pane));
	return near.find(pane => isLively(pane!)) ?? near[0];
}

function without<Key extends keyof ViewState>(view: ViewState, ...keys: Key[]): Omit<ViewState, Key> {
	return Object.fromEntries(Object.entries(view).filter(([key]) => !keys.includes(key as Key))) as Omit<ViewState, Key>;
}
