/** The one place for colours and glyphs. All colours are among the terminal's own 16, so that they fit the person's theme; what matters is bold or inverse too, for terminals without colour. */
export type Tone = 'plain' | 'quiet' | 'strong' | 'accent' | 'good' | 'busy' | 'warning' | 'bad' | 'focus' | 'alarm' | 'bar' | 'key';

/** SGR parameters of each tone. */
export const tones: Readonly<Record<Tone, string>> = {
	plain: '',
	quiet: '2',
	strong: '1',
	accent: '36',
	good: '32',
	busy: '1;36',
	warning: '1;33',
	bad: '1;31',
	focus: '7;1;36',
	alarm: '7;1;33',
	bar: '7',
	key: '1;35',
};

export type Glyphs = {readonly [Name in keyof typeof unicodeGlyphs]: string};

/** Glyphs of one column each, in fonts that terminals come with. */
const unicodeGlyphs = {
	waiting: '○',
	starting: '◌',
	working: '●',
	submitted: '◇',
	landing: '◆',
	landed: '✓',
	blocked: '✗',
	retry: '↻',
	paused: '‖',
	cancelled: '–',
	asks: '?',
	arrow: '→',
	from: '←',
	lock: '▪',
	full: '█',
	half: '▒',
	empty: '░',
	vertical: '│',
	horizontal: '─',
	topLeft: '╭',
	topRight: '╮',
	bottomLeft: '╰',
	bottomRight: '╯',
	dot: '·',
	more: '…',
	attention: '▲',
	shell: '$',
};

const asciiGlyphs: Glyphs = {
	waiting: 'o',
	starting: '.',
	working: '*',
	submitted: 'q',
	landing: '>',
	landed: '+',
	blocked: 'x',
	retry: '~',
	paused: '=',
	cancelled: '-',
	asks: '?',
	arrow: '>',
	from: '<',
	lock: '#',
	full: '#',
	half: '=',
	empty: '.',
	vertical: '|',
	horizontal: '-',
	topLeft: '+',
	topRight: '+',
	bottomLeft: '+',
	bottomRight: '+',
	dot: '-',
	more: '~',
	attention: '!',
	shell: '$',
};

/** Chooses the glyphs: only ASCII where the person says so. */
export function glyphsFor(isAscii: boolean): Glyphs {
	return isAscii ? asciiGlyphs : unicodeGlyphs;
}

/** The border of overlays, in Ink's terms. */
export function borderFor(isAscii: boolean): 'round' | 'classic' {
	return isAscii ? 'classic' : 'round';
}
