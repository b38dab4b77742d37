import {Buffer} from 'node:buffer';
import type {Terminal} from '@xterm/headless';
import {paletteColour} from './palette.ts';
import {sgrParameters} from './sgr.ts';
import {toExtended} from './line-row.ts';
import {underlineFlag} from './cell-bits.ts';
import {cursorStyle} from './modes.ts';
import type {Core} from './xterm-core.ts';

/** What the emulator doesn't keep itself. */
export type ExtraModes = {
	modifyOtherKeys: number;
	/** DEC 2048: the program wants to be told of its size in band. */
	reportsSize: boolean;
};

/** The size report of DEC 2048; pixels are unknown here and said to be 0. */
export const sizeReport = (terminal: Terminal): string => `\u{1B}[48;${terminal.rows};${terminal.cols};0;0t`;

/**
Answers the questions that the emulator doesn't, or answers wrongly, in the order in which they're asked.
Agents probe a terminal with several and take the DA1 answer as the end of them, so none may be late.
*/
export const answerQueries = (terminal: Terminal, core: Core, extra: ExtraModes, reply: (text: string) => void): void => {
	answerAttributes(terminal, reply);
	answerModes(terminal, core, extra, reply);
	followKeyModes(terminal, extra, reply);
	answerColours(terminal, reply);
	answerStrings(terminal, core, reply);
};

const first = (parameters: ReadonlyArray<number | number[]>): number => Number(parameters[0] ?? 0);

const answerAttributes = ({parser}: Terminal, reply: (text: string) => void): void => {
	// VT220 with colour and clipboard access.
	parser.registerCsiHandler({final: 'c'}, parameters => first(parameters) === 0 && isSaid(reply, '\u{1B}[?62;22;52c'));
	parser.registerCsiHandler({prefix: '>', final: 'q'}, parameters => first(parameters) === 0 && isSaid(reply, '\u{1B}P>|jupiter-tui\u{1B}\\'));
	parser.registerCsiHandler({prefix: '?', final: 'n'}, parameters => first(parameters) === 996 && isSaid(reply, '\u{1B}[?997;1n'));
	parser.registerOscHandler(7501, data => data === '?' && isSaid(reply, '\u{1B}]7501;?\u{1B}\\'));
};

const answerModes = (terminal: Terminal, core: Core, extra: ExtraModes, reply: (text: string) => void): void => {
	const {parser} = terminal;
	parser.registerCsiHandler({prefix: '?', intermediates: '$', final: 'p'}, parameters => {
		const state = modeState(first(parameters), core, extra);
		return state !== undefined && isSaid(reply, `\u{1B}[?${first(parameters)};${state}$y`);
	});
	parser.registerCsiHandler({prefix: '?', final: 'h'}, parameters => {
		if (parameters.includes(2048)) {
			extra.reportsSize = true;
			reply(sizeReport(terminal));
		}

		// The emulator still has to see the other modes of the same sequence.
		return false;
	});
	parser.registerCsiHandler({prefix: '?', final: 'l'}, parameters => {
		if (parameters.includes(2048)) {
			extra.reportsSize = false;
		}

		return false;
	});
};

const followKeyModes = ({parser}: Terminal, extra: ExtraModes, reply: (text: string) => void): void => {
	parser.registerCsiHandler({prefix: '>', final: 'm'}, parameters => {
		if (parameters.length === 0 || first(parameters) === 4) {
			extra.modifyOtherKeys = Number(parameters[1] ?? 0);
		}

		return true;
	});
	parser.registerCsiHandler({prefix: '>', final: 'n'}, parameters => {
		if (first(parameters) === 4) {
			extra.modifyOtherKeys = 0;
		}

		return true;
	});
	parser.registerCsiHandler({prefix: '?', final: 'm'}, parameters => first(parameters) === 4 && isSaid(reply, `\u{1B}[>4;${extra.modifyOtherKeys}m`));
};

const answerColours = ({parser}: Terminal, reply: (text: string) => void): void => {
	parser.registerOscHandler(4, data => {
		const fields = data.split(';');
		for (let index = 0; index + 1 < fields.length; index += 2) {
			const colour = Number(fields[index]);
			if (fields[index + 1] === '?' && fields[index] !== '' && colour >= 0 && colour < 256) {
				reply(`\u{1B}]4;${colour};${paletteColour(colour)}\u{1B}\\`);
			}
		}

		return true;
	});
	for (const code of [10, 11, 12] as const) {
		parser.registerOscHandler(code, data => {
			// One sequence may ask for the colours that follow too: `OSC 10;?;?`.
			for (const [offset, question] of data.split(';').entries()) {
				if (question === '?' && code + offset <= 12) {
					reply(`\u{1B}]${code + offset};${paletteColour(code + offset === 11 ? 'background' : 'foreground')}\u{1B}\\`);
				}
			}

			return true;
		});
	}
};

const answerStrings = ({parser}: Terminal, core: Core, reply: (text: string) => void): void => {
	parser.registerDcsHandler({intermediates: '$', final: 'q'}, data => {
		const state = statusString(data, core);
		return state !== undefined && isSaid(reply, `\u{1B}P1$r${state}\u{1B}\\`);
	});
	parser.registerDcsHandler({intermediates: '+', final: 'q'}, data => {
		for (const name of data.split(';')) {
			reply(capability(name));
		}

		return true;
	});
};

const isSaid = (reply: (text: string) => void, text: string): true => {
	reply(text);
	return true;
};

/** DECRQM states of the modes that the emulator doesn't report: 1 set, 2 reset, 3 always set. */
const modeState = (mode: number, core: Core, extra: ExtraModes): number | undefined => {
	const state = (isSet: boolean): number => isSet ? 1 : 2;
	switch (mode) {
		case 2027: {
			return 3;
		}

		case 2031: {
			return state(core.coreService.decPrivateModes.colorSchemeUpdates);
		}

		case 2048: {
			return state(extra.reportsSize);
		}

		default: {
			return undefined;
		}
	}
};

/** DECRQSS: the settings of SGR and DECSCUSR, which the emulator reports wrongly. */
const statusString = (setting: string, core: Core): string | undefined => {
	if (setting === 'm') {
		const {fg, bg, extended} = core._inputHandler._curAttrData;
		return `${sgrParameters(fg, bg, toExtended(extended, (fg & underlineFlag) !== 0, core._oscLinkService))}m`;
	}

	return setting === ' q' ? `${cursorStyle(core)} q` : undefined;
};

const capabilities: Readonly<Record<string, string>> = {
	TN: 'xterm-256color',
	name: 'xterm-256color',
	Co: '256',
	colors: '256',
	RGB: '8/8/8',
	Tc: '',
	Su: '',
	Smulx: String.raw`\E[4:%p1%dm`,
	Ms: String.raw`\E]52;%p1%s;%p2%s\E\\`,
	Ss: String.raw`\E[%p1%d q`,
	Se: String.raw`\E[2 q`,
};

/** The answer to XTGETTCAP for one name, which comes in hexadecimal. */
const capability = (hexadecimalName: string): string => {
	const value = capabilities[Buffer.from(hexadecimalName, 'hex').toString()];
	if (value === undefined) {
		return `\u{1B}P0+r${hexadecimalName.replaceAll(/[^\da-f]/giv, '')}\u{1B}\\`;
	}

	const equals = value === '' ? '' : `=${Buffer.from(value).toString('hex').toUpperCase()}`;
	return `\u{1B}P1+r${hexadecimalName}${equals}\u{1B}\\`;
};
