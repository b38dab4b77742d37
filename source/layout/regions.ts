import type {Rectangle} from './tree.ts';

/** The three bands of the screen. */
export type Regions = {readonly header: Rectangle; readonly panes: Rectangle; readonly status: Rectangle};

/** Divides a terminal of this size: a header of never more than a third, one status line, the rest for panes. */
export function regions(columns: number, rows: number): Regions {
	const status = rows > 1 ? 1 : 0;
	const header = headerHeight(columns, rows);
	return {
		header: {x: 0, y: 0, width: columns, height: header},
		panes: {x: 0, y: header, width: columns, height: Math.max(rows - header - status, 0)},
		status: {x: 0, y: rows - status, width: columns, height: status},
	};
}

function headerHeight(columns: number, rows: number): number {
	if (rows >= 40 && columns >= 120) {
		return Math.min(8 + Math.floor((rows - 48) / 8), 12, Math.floor(rows / 3));
	}

	return rows >= 34 && columns >= 100 ? 6 : [12, 18, 22].filter(enough => rows >= enough).length;
}
