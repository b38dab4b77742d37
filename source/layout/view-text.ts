import {emptyView, type ViewState} from './view.ts';
import {panesOf, type Tree} from './tree.ts';
import {presets} from './presets.ts';

/** Writes a view as the text that the host keeps. */
export function writeView(view: ViewState): string {
	return JSON.stringify(view);
}

/** Reads a view that another client, perhaps of another version, has written; one that makes no sense is an empty view. */
export function readView(text: string | undefined): ViewState {
	if (text === undefined) {
		return emptyView;
	}

	try {
		const value: unknown = JSON.parse(text);
		return isView(value) ? value : emptyView;
	} catch {
		// A view is a convenience: a broken one must not keep anybody from attaching.
		return emptyView;
	}
}

function isView(value: unknown): value is ViewState {
	if (!isRecord(value) || value.version !== 1 || typeof value.isZoomed !== 'boolean') {
		return false;
	}

	return ['auto', 'stack', 'hand'].includes(value.mode as string)
		&& (value.preset === undefined || presets.includes(value.preset as never))
		&& (value.tree === undefined || (isTree(value.tree, 0) && hasUniquePanes(value.tree)))
		&& isOptionalNumber(value.focus) && isOptionalNumber(value.last) && Number.isSafeInteger(value.revision)
		&& isOptionalString(value.sizedBy) && isOptionalString(value.changedBy);
}

function isTree(value: unknown, depth: number): value is Tree {
	if (!isRecord(value) || depth > 64) {
		return false;
	}

	if (value.kind === 'pane') {
		return Number.isSafeInteger(value.pane);
	}

	const {children, shares} = value;
	return (value.kind === 'columns' || value.kind === 'rows')
		&& Array.isArray(children) && Array.isArray(shares) && children.length > 1 && children.length === shares.length
		&& shares.every(share => typeof share === 'number' && share > 0 && Number.isFinite(share))
		&& children.every(child => isTree(child, depth + 1));
}

function hasUniquePanes(tree: Tree): boolean {
	const panes = panesOf(tree);
	return new Set(panes).size === panes.length;
}

function isOptionalString(value: unknown): boolean {
	return value === undefined || typeof value === 'string';
}

function isOptionalNumber(value: unknown): boolean {
	return value === undefined || Number.isSafeInteger(value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
