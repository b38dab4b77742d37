/** xterm's sixteen colours; which ones the user's own terminal has isn't known here. */
const basicColours = [
	'00/00/00',
	'cd/00/00',
	'00/cd/00',
	'cd/cd/00',
	'00/00/ee',
	'cd/00/cd',
	'00/cd/cd',
	'e5/e5/e5',
	'7f/7f/7f',
	'ff/00/00',
	'00/ff/00',
	'ff/ff/00',
	'5c/5c/ff',
	'ff/00/ff',
	'00/ff/ff',
	'ff/ff/ff',
] as const;

/** The colour that a program is told, as `rgb:RRRR/GGGG/BBBB`: of an index from 0 to 255, or of the default text on its ground, light on dark. */
export const paletteColour = (colour: number | 'foreground' | 'background'): string => {
	const hexadecimal = typeof colour === 'number' ? indexed(colour) : named[colour];
	return `rgb:${hexadecimal.split('/').map(part => part + part).join('/')}`;
};

const named = {foreground: 'e5/e5/e5', background: '00/00/00'} as const;

const indexed = (index: number): string => {
	if (index < 16) {
		return basicColours[index]!;
	}

	if (index >= 232) {
		const grey = byte(8 + ((index - 232) * 10));
		return `${grey}/${grey}/${grey}`;
	}

	const cube = index - 16;
	return [Math.floor(cube / 36), Math.floor(cube / 6) % 6, cube % 6].map(level => byte(level === 0 ? 0 : 55 + (level * 40))).join('/');
};

const byte = (value: number): string => value.toString(16).padStart(2, '0');
