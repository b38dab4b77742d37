import {evaluatedCommand} from '../../agents/evaluated-command.ts';

/** Whether a command line is a call of this program alone: it asks the engine, and may have to start one, which must not live in a sandbox. */
export const isOwnCommand = (line: string): boolean => {
	const command = evaluatedCommand(line) ?? line;
	return /^\s*jupiter-tui(?:\s|$)/v.test(command) && [...withoutQuoted(command)].every(character => !'\n$&();<>\\`|'.includes(character));
};

/** Single quotes keep everything from the shell. */
const withoutQuoted = (command: string): string => command.replaceAll(/'[^']*'/gv, '');
