import {commandLineType} from '../../protocol/serve-http.ts';
import {quotedWord} from '../../wording/shell-word.ts';
import {askScript} from './ask-script.ts';

/**
The `bash`, for `sh`, that agents find by name: it runs a command as the engine says, asked at its port, and through the program where that can't be done.
Who is no worker is not kept from anything; hooks aren't either, and a command within another is already. Where the engine can't be asked, nothing is run.
*/
export const shellScript = (portFile: string, bash: string): string => `
if [ -z "$JUPITER_TOKEN" ] || [ -n "$JUPITER_SANDBOX$JUPITER_PLAIN_SHELL" ]; then exec ${quotedWord(bash)} "$@"; fi
login=
if [ "$1" = -l ]; then login=-l; shift; fi
if [ "$1 $2" = "-c -l" ]; then login=-l; shift 2; set -- -c "$@"; fi
if [ "$1" != -c ]; then exec ${quotedWord(bash)} $login "$@"; fi
kept=$(${quotedWord(bash)} --norc -pc ${quotedWord(bashScript(portFile))} shell "$2" 2>/dev/null || jupiter-tui shell -- "$2") || exit 126
shift 2
exec ${quotedWord(bash)} $login -c "$kept" "$@"
`;

const bashScript = (portFile: string): string => `${askScript(portFile)}
ask /shell ${commandLineType} "$1" && printf %s "$answer"
`;
