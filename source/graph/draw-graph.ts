import stringWidth from 'string-width';
import {channel} from './channel.ts';
import type {GraphDrawing, GraphNode, GraphPiece, GraphPlace} from './graph.ts';
import {layer, type Layering, type Point} from './layers.ts';
import {lineGlyph, type Glyphs} from './line-glyphs.ts';
import {orderPoints} from './order-points.ts';
import {placePoints} from './place-points.ts';

export type DrawingOptions = {
	/** Columns there are; labels give way down to `leastLabel`, and then the drawing is wider. */
	readonly width: number;
	/** A chain of nodes whose labels and lines are lit. */
	readonly lit: readonly string[];
	readonly glyphs: Glyphs;
};

/** Draws a graph from left to right, in layers, with lines between. The same graph gives the same drawing. */
export function drawGraph(nodes: readonly GraphNode[], options: DrawingOptions): GraphDrawing {
	const layering = layer(nodes);
	const layers = orderPoints(layering);
	const rows = placePoints(layers, layering.links);
	const litLinks = new Set(options.lit.slice(1).map((id, index) => `${options.lit[index]!}\n${id}`));
	const channels = layering.links.map(links => channel(links.map(link => ({
		from: rows.get(link.source)!,
		to: rows.get(link.target)!,
		isLit: link.ends.values().some(end => litLinks.has(`${link.from}\n${end}`)),
	}))));
	const height = Math.max(0, ...rows.values()) + 1;
	const labels = labelWidths(layers, options.width - channels.reduce((sum, {width}) => sum + width, 0));
	const columns = columnsOf(labels, channels.map(({width}) => width));
	const lines = Array.from({length: height}, (_, row) => drawRow(row, {layers, rows, labels, channels, options}));
	return {width: columns.at(-1)! + labels.at(-1)!, rows: lines, places: placesOf(layers, rows, labels, columns)};
}

/** Columns that a label keeps however narrow the screen. */
const leastLabel = 8;

/** Each layer is as wide as its longest label; where that is too much, the widest give way first. */
function labelWidths(layers: Layering['layers'], room: number): number[] {
	// A column stays between a label and the line that leaves it.
	const widths = layers.map((points, index) => Math.max(1, ...points.map(({node}) => stringWidth(node?.label ?? ''))) + (index < layers.length - 1 ? 1 : 0));
	for (let most = Math.max(...widths); most > leastLabel && widths.reduce((sum, width) => sum + Math.min(width, most), 0) > room; most--) {
		for (const [index, width] of widths.entries()) {
			widths[index] = Math.min(width, most - 1);
		}
	}

	return widths;
}

function columnsOf(labels: readonly number[], channels: readonly number[]): number[] {
	let column = 0;
	return labels.map((width, index) => {
		const at = column;
		column += width + (channels[index] ?? 0);
		return at;
	});
}

type RowParts = {
	readonly layers: Layering['layers'];
	readonly rows: ReadonlyMap<string, number>;
	readonly labels: readonly number[];
	readonly channels: ReadonlyArray<ReturnType<typeof channel>>;
	readonly options: DrawingOptions;
};

function drawRow(row: number, {layers, rows, labels, channels, options}: RowParts): GraphPiece[] {
	return layers.flatMap((points, index) => {
		const point = points.find(({key}) => rows.get(key) === row);
		const after = channels[index];
		const isPointLit = point !== undefined && options.lit.includes(point.key);
		return [
			...pointPieces(point, labels[index]!, {isLeft: after?.isEntered(row) ?? false, isLast: after === undefined, isLit: isPointLit, isTailLit: after?.isLitAt(row) ?? false, glyphs: options.glyphs}),
			...after === undefined ? [] : after.cells(row).map(({arms, isLit}) => ({text: lineGlyph(arms, isLit, options.glyphs), isLit})),
		];
	});
}

type PointOptions = {
	/** Whether a line leaves the point. */
	readonly isLeft: boolean;
	/** Whether the point is in the last layer. */
	readonly isLast: boolean;
	readonly isLit: boolean;
	/** Whether that line is lit. */
	readonly isTailLit: boolean;
	readonly glyphs: Glyphs;
};

const across = {left: true, right: true, up: false, down: false};

function pointPieces(point: Point | undefined, width: number, {isLeft, isLast, isLit, isTailLit, glyphs}: PointOptions): GraphPiece[] {
	if (point?.node === undefined) {
		const filler = point === undefined ? ' ' : lineGlyph(across, isTailLit, glyphs);
		return [{text: filler.repeat(width), isLit: isTailLit}];
	}

	const label = clip(point.node.label, isLast ? width : width - 1, glyphs.more);
	const missing = width - stringWidth(label);
	const tail = isLeft ? ` ${lineGlyph(across, isTailLit, glyphs).repeat(missing - 1)}` : ' '.repeat(missing);
	return [{text: label, id: point.key, isLit}, ...missing > 0 ? [{text: tail, isLit: isTailLit}] : []];
}

function clip(text: string, width: number, more: string): string {
	if (stringWidth(text) <= width) {
		return text;
	}

	let kept = '';
	for (const {segment} of new Intl.Segmenter().segment(text)) {
		if (stringWidth(kept + segment) > width - 1) {
			break;
		}

		kept += segment;
	}

	return kept + more;
}

function placesOf(layers: Layering['layers'], rows: ReadonlyMap<string, number>, labels: readonly number[], columns: readonly number[]): ReadonlyMap<string, GraphPlace> {
	return new Map(layers.flatMap((points, index) => points.filter(({node}) => node !== undefined)
		.map(({key}): readonly [string, GraphPlace] => [key, {row: rows.get(key)!, column: columns[index]!, width: labels[index]!, layer: index}])));
}
