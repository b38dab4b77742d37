/** Something to draw: a node with the nodes that it comes after. */
export type GraphNode = {
	readonly id: string;
	/** Drawn in its place; clipped where there is no room. */
	readonly label: string;
	readonly needs: readonly string[];
};

/** A piece of a drawn row. `id` is that of the node it shows. */
export type GraphPiece = {readonly text: string; readonly id?: string; readonly isLit: boolean};

/** A drawn graph: rows of pieces, and where each node's label is. */
export type GraphDrawing = {
	readonly width: number;
	readonly rows: ReadonlyArray<readonly GraphPiece[]>;
	readonly places: ReadonlyMap<string, GraphPlace>;
};

export type GraphPlace = {readonly row: number; readonly column: number; readonly width: number; readonly layer: number};
