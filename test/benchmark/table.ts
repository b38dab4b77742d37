/** Prints a row of a table: its head, then cells as wide as numbers and short words are. */
export const row = (head: string, cells: ReadonlyArray<string | number>, width = 11): void => {
	console.log(head.padEnd(34) + cells.map(cell => ` ${String(cell)}`.padStart(width)).join(''));
};

/** A share as people read it. */
export const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
