import {quotedWord} from '../wording/shell-word.ts';

/**
The program, for `sh`, that agents' hooks run: it takes what it is given to the engine's port and prints the answer. Starting Node for that takes ten times as long,
so that is left for where this can't be done: there is no bash, the engine does not answer, or it refuses.
*/
export const hookScript = (portFile: string): string => `command -v bash >/dev/null || exec jupiter-tui hook "$1"
JUPITER_PLAIN_SHELL=1 exec bash -c '
unset JUPITER_PLAIN_SHELL
trap "" PIPE
export LC_ALL=C
body=$(cat)
ask() {
	local port status line answer
	port=$(<"$1") && exec 3<>"/dev/tcp/127.0.0.1/$port" || return
	printf "POST /hook/%s HTTP/1.0\\r\\nAuthorization: Bearer %s\\r\\nContent-Length: %d\\r\\n\\r\\n%s" "$2" "$JUPITER_TOKEN" "\${#body}" "$body" >&3
	read -r -t ${answerSeconds} _ status _ <&3 && [ "$status" = 200 ] || return
	while IFS= read -r line <&3 && [ "$line" != "$(printf "\\r")" ]; do :; done
	answer=$(cat <&3)
	[ "$answer" = "\\"\\"" ] || printf %s "$answer"
}
ask "$1" "$2" 2>/dev/null || printf %s "$body" | jupiter-tui hook "$2"
' hook ${quotedWord(portFile)} "$1"
`;

/** After that the program itself asks, which takes its time as well: together they stay below every agent's own limit. */
const answerSeconds = 20;
