import {quotedWord} from '../../wording/shell-word.ts';

/**
The function `ask ROUTE TYPE BODY`, for bash: it posts to the engine's port as the worker that runs it, and sets `answer`, or fails where there is none as a whole.
In this locale bash counts bytes and leaves them as they are.
*/
export const askScript = (portFile: string): string => `trap "" PIPE
export LC_ALL=C
ask() {
	local port status line length
	{ read -r port < ${quotedWord(portFile)} || [ -n "$port" ]; } && command exec 3<>"/dev/tcp/127.0.0.1/$port" || return
	printf "POST %s HTTP/1.0\\r\\nAuthorization: Bearer %s\\r\\nContent-Type: %s\\r\\nContent-Length: %d\\r\\n\\r\\n%s" "$1" "$JUPITER_TOKEN" "$2" "\${#3}" "$3" >&3
	read -r -t ${answerSeconds} _ status _ <&3 && [ "$status" = 200 ] || return
	while IFS= read -r line <&3 && line=\${line%?} && [ -n "$line" ]; do
		case $line in content-length:*) length=\${line#*: } ;; esac
	done
	answer=$(cat <&3; printf .)
	answer=\${answer%.}
	[ "\${#answer}" = "$length" ]
}`;

/** After that the program itself asks, which takes its time as well: together they stay below every agent's own limit. */
const answerSeconds = 20;
