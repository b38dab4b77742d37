import type {Extended} from './cells.ts';
import {blinkFlag, boldFlag, colourMask, colourModeMask, colourModes, dimFlag, invisibleFlag, inverseFlag, italicFlag, overlineFlag, strikethroughFlag, underlineFlag} from './cell-bits.ts';

const foregroundFlags: ReadonlyArray<readonly [flag: number, parameter: string]> = [
	[boldFlag, '1'],
	[blinkFlag, '5'],
	[inverseFlag, '7'],
	[invisibleFlag, '8'],
	[strikethroughFlag, '9'],
];

const backgroundFlags: ReadonlyArray<readonly [flag: number, parameter: string]> = [
	[dimFlag, '2'],
	[italicFlag, '3'],
	[overlineFlag, '53'],
];

/** The parameters of one SGR sequence that sets exactly this style, whatever came before: it begins with the reset `0`. */
export const sgrParameters = (foreground: number, background: number, extended?: Extended): string => {
	const parameters = ['0'];
	for (const [flag, parameter] of foregroundFlags) {
		if ((foreground & flag) !== 0) {
			parameters.push(parameter);
		}
	}

	for (const [flag, parameter] of backgroundFlags) {
		if ((background & flag) !== 0) {
			parameters.push(parameter);
		}
	}

	if ((foreground & underlineFlag) !== 0) {
		const style = extended?.underlineStyle ?? 1;
		parameters.push(style === 1 ? '4' : `4:${style}`);
		pushUnderlineColour(parameters, extended?.underlineColour ?? 0);
	}

	pushColour(parameters, foreground, 30);
	pushColour(parameters, background, 40);
	return parameters.join(';');
};

const pushColour = (parameters: string[], word: number, base: 30 | 40): void => {
	const colour = word & colourMask;
	switch (word & colourModeMask) {
		case colourModes.ansi16: {
			parameters.push(String(colour < 8 ? base + colour : base + 60 + colour - 8));
			break;
		}

		case colourModes.palette: {
			parameters.push(`${base + 8};5;${colour & 0xFF}`);
			break;
		}

		case colourModes.rgb: {
			parameters.push(`${base + 8};2;${colour >>> 16};${(colour >>> 8) & 0xFF};${colour & 0xFF}`);
			break;
		}

		default:
	}
};

const pushUnderlineColour = (parameters: string[], word: number): void => {
	const colour = word & colourMask;
	const mode = word & colourModeMask;
	if (mode === colourModes.rgb) {
		parameters.push(`58:2::${colour >>> 16}:${(colour >>> 8) & 0xFF}:${colour & 0xFF}`);
	} else if (mode !== colourModes.default) {
		parameters.push(`58:5:${colour & 0xFF}`);
	}
};
