import type {Screen} from '../terminal/screen.ts';

/** Leaves the modes that a program which was killed could not, and starts on a row of its own. */
export const afterFormerProgram = (screen: Screen): string => {
	// Leaving the alternate screen puts the cursor back where it was entered, so it's only left where it's in use.
	const modes = [...(screen.modes.alternateScreen ? ['1049'] : []), '1000', '1002', '1003', '1004', '1006', '1016', '2004', '2026', '2031', '2048'].map(mode => `\u{1B}[?${mode}l`);
	return `${modes.join('')}\u{1B}[<99u\u{1B}[>4m\u{1B}[!p\u{1B}[?25h\u{1B}[0m\u{1B}[0 q${screen.cursor.x > 0 ? '\r\n' : ''}`;
};
