import type {Modes} from '../../terminal/cells.ts';

/** What the mouse did, at a cell counted from 0. */
export type MouseEvent = {
	readonly kind: 'press' | 'release' | 'drag' | 'move' | 'wheel-up' | 'wheel-down' | 'wheel-side';
	/** 0 left, 1 middle, 2 right, 3 none; more on mice that have more. */
	readonly button: number;
	readonly x: number;
	readonly y: number;
	/** Shift 4, Alt 8, Control 16, as on the wire. */
	readonly modifiers: number;
};

export const shiftModifier = 4;

/** Reads `CSI < button;column;row M` or `m` from its parameters without the `<`. */
export function mouseOfSequence(parameters: string, final: 'M' | 'm'): MouseEvent | undefined {
	const [code, column, row] = parameters.split(';').map(Number);
	const isWhole = [code, column, row].every(number => Number.isFinite(number));
	return isWhole ? {...mouseKind(code!, final === 'm'), x: column! - 1, y: row! - 1, modifiers: code! & 28} : undefined;
}

/** Reads the three bytes after `CSI M`, the form without 1006. */
export function mouseOfBytes(code: number, column: number, row: number): MouseEvent {
	return {...mouseKind(code - 32, ((code - 32) & 67) === 3), x: column - 33, y: row - 33, modifiers: (code - 32) & 28};
}

/** Writes an event as the pane's program asked for it, or nothing if it didn't ask for this kind. Its cell is counted from the pane's corner. */
export function encodeMouse(event: MouseEvent, modes: Pick<Modes, 'mouseTracking' | 'mouseEncoding'>): Uint8Array | undefined {
	if (!isWanted(event, modes.mouseTracking)) {
		return undefined;
	}

	const code = codeOf(event) + event.modifiers;
	if (modes.mouseEncoding !== 0) {
		return new TextEncoder().encode(`\u{1B}[<${code};${event.x + 1};${event.y + 1}${event.kind === 'release' ? 'm' : 'M'}`);
	}

	// The old form has one byte for a coordinate, and no name for the button let go.
	const old = event.kind === 'release' ? 3 + event.modifiers : code;
	return event.x > 222 || event.y > 222 ? undefined : Uint8Array.of(27, 91, 77, 32 + old, 33 + event.x, 33 + event.y);
}

function mouseKind(code: number, isRelease: boolean): Pick<MouseEvent, 'kind' | 'button'> {
	const button = (code & 3) + (code >= 128 ? 8 : 0);
	if ((code & 64) !== 0) {
		return {kind: (['wheel-up', 'wheel-down', 'wheel-side', 'wheel-side'] as const)[code & 3]!, button};
	}

	return (code & 32) === 0 ? {kind: isRelease ? 'release' : 'press', button} : {kind: (code & 3) === 3 ? 'move' : 'drag', button};
}

function isWanted(event: MouseEvent, tracking: Modes['mouseTracking']): boolean {
	switch (event.kind) {
		case 'press': {
			return tracking !== 0;
		}

		case 'move': {
			return tracking === 1003;
		}

		case 'drag': {
			return tracking === 1002 || tracking === 1003;
		}

		case 'release':
		case 'wheel-up':
		case 'wheel-down':
		case 'wheel-side': {
			return tracking >= 1000;
		}
	}
}

function codeOf(event: MouseEvent): number {
	const button = event.button >= 8 ? 128 + event.button - 8 : event.button;
	switch (event.kind) {
		case 'press':
		case 'release': {
			return button;
		}

		case 'drag':
		case 'move': {
			return 32 + button;
		}

		case 'wheel-up': {
			return 64;
		}

		case 'wheel-down': {
			return 65;
		}

		case 'wheel-side': {
			return 64 + button;
		}
	}
}
