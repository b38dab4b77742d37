import {quotedWord} from '../../wording/shell-word.ts';
import {askScript} from './ask-script.ts';

/**
The program, for `sh`, that agents' hooks run: it takes what it is given to the engine's port and prints the answer. Starting Node for that takes ten times as long,
so that is left for where this can't be done: there is no bash, the engine does not answer, or it refuses.
*/
export const hookScript = (portFile: string): string => `command -v bash >/dev/null || exec jupiter-tui hook "$1"
JUPITER_PLAIN_SHELL=1 exec bash --norc -pc ${quotedWord(bashScript(portFile))} hook "$1"
`;

/** An answer that is an empty text is none. */
const bashScript = (portFile: string): string => `${askScript(portFile)}
unset JUPITER_PLAIN_SHELL
body=$(cat)
if ask "/hook/$1" application/json "$body" 2>/dev/null; then
	[ "$answer" = '""' ] || printf %s "$answer"
else
	printf %s "$body" | jupiter-tui hook "$1"
fi
`;
