import {colourMask, colourModeMask, colourModes} from '../../terminal/cell-bits.ts';

/** How many colours the person's terminal shows: none, 16, 256 or all. */
export type ColourDepth = 'none' | '16' | '256' | 'rgb';

/** Finds how many colours a terminal shows from its environment, as other programs do. */
export function colourDepth(env: Readonly<Record<string, string | undefined>>): ColourDepth {
	const term = env.TERM ?? '';
	// https://no-color.org: any value but the empty one.
	if ((env.NO_COLOR ?? '') !== '' || term === 'dumb') {
		return 'none';
	}

	if (env.COLORTERM === 'truecolor' || env.COLORTERM === '24bit') {
		return 'rgb';
	}

	return /256color|kitty|ghostty|alacritty|foot|wezterm/.test(term) ? '256' : '16';
}

/** Turns a colour word (colour, mode and flags as in `Row`) into the nearest one that the terminal shows; flags stay. */
export function degraded(word: number, depth: ColourDepth): number {
	const mode = word & colourModeMask;
	if (depth === 'rgb' || mode === colourModes.default || (mode === colourModes.palette && depth === '256') || (mode === colourModes.ansi16 && depth !== 'none')) {
		return word;
	}

	const flags = word & ~(colourMask | colourModeMask);
	if (depth === 'none') {
		return flags;
	}

	const channels = mode === colourModes.rgb ? [(word >>> 16) & 255, (word >>> 8) & 255, word & 255] : channelsOf(word & 255);
	return depth === '256'
		? flags | colourModes.palette | nearest256(channels)
		: flags | colourModes.ansi16 | nearest(sixteen, channels);
}

/** Xterm's own values of the 16 colours. */
const sixteen: ReadonlyArray<readonly number[]> = [
	[0, 0, 0],
	[205, 0, 0],
	[0, 205, 0],
	[205, 205, 0],
	[0, 0, 238],
	[205, 0, 205],
	[0, 205, 205],
	[229, 229, 229],
	[127, 127, 127],
	[255, 0, 0],
	[0, 255, 0],
	[255, 255, 0],
	[92, 92, 255],
	[255, 0, 255],
	[0, 255, 255],
	[255, 255, 255],
];

/** Brightness of the six steps of each channel in the cube of colours 16 to 231. */
const cubeSteps = [0, 95, 135, 175, 215, 255];

/** The cube or the grey ramp, whichever is nearer; the first 16 are the person's theme and could be any colour. */
function nearest256(channels: readonly number[]): number {
	const [red, green, blue] = channels.map(channel => nearest(cubeSteps.map(step => [step]), [channel]));
	const cube = 16 + (36 * red!) + (6 * green!) + blue!;
	const average = channels.reduce((sum, channel) => sum + channel, 0) / 3;
	const grey = 232 + Math.max(0, Math.min(23, Math.round((average - 8) / 10)));
	return distance(channelsOf(grey), channels) < distance(channelsOf(cube), channels) ? grey : cube;
}

function channelsOf(index: number): readonly number[] {
	if (index < 16) {
		return sixteen[index]!;
	}

	if (index >= 232) {
		const grey = 8 + ((index - 232) * 10);
		return [grey, grey, grey];
	}

	const cube = index - 16;
	return [Math.floor(cube / 36), Math.floor(cube / 6) % 6, cube % 6].map(step => cubeSteps[step]!);
}

function nearest(candidates: ReadonlyArray<readonly number[]>, channels: readonly number[]): number {
	return candidates.reduce((best, candidate, index) => distance(candidate, channels) < distance(candidates[best]!, channels) ? index : best, 0);
}

function distance(one: readonly number[], other: readonly number[]): number {
	return one.reduce((sum, channel, index) => sum + ((channel - other[index]!) ** 2), 0);
}
