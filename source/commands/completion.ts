import {commands} from './command-table.ts';
import type {Command, Verb} from './command.ts';
import {commonOptions} from './parse-arguments.ts';
import {usageError} from './user-error.ts';

const shells = {bash, zsh, fish};

/** Prints a completion script made from the command table. */
export const completion: Verb = async ({operands}) => {
	const shell = operands[0]!;
	if (!Object.hasOwn(shells, shell)) {
		throw usageError(`No completion for "${shell}"; there is bash, zsh and fish.`, 'completion');
	}

	console.log(shells[shell as keyof typeof shells](commands.filter(({group}) => group !== undefined)));
	return 0;
};

function bash(shown: readonly Command[]): string {
	return `_jupiter_tui() {
	local word="\${COMP_WORDS[COMP_CWORD]}" verb="\${COMP_WORDS[1]}" choices=""
	if [ "$COMP_CWORD" -eq 1 ]; then
		choices="${shown.map(({name}) => name).join(' ')} --help --version"
	else
		case "$verb" in
${shown.map(command => `\t\t\t${command.name}) choices="${words(command).join(' ')}" ;;`).join('\n')}
		esac
	fi
	COMPREPLY=($(compgen -W "$choices" -- "$word"))
}
complete -o default -F _jupiter_tui jupiter-tui`;
}

function zsh(shown: readonly Command[]): string {
	return `#compdef jupiter-tui
_jupiter_tui() {
	if (( CURRENT == 2 )); then
		local -a verbs=(${shown.map(({name, summary}) => quote(`${name}:${summary}`)).join(' ')})
		_describe command verbs
		return
	fi
	case "\${words[2]}" in
${shown.map(command => `\t\t${command.name}) compadd -- ${words(command).map(word => quote(word)).join(' ')} ;;`).join('\n')}
	esac
	_files
}
compdef _jupiter_tui jupiter-tui`;
}

function fish(shown: readonly Command[]): string {
	const verbs = shown.map(({name, summary}) => `complete -c jupiter-tui -n __fish_use_subcommand -f -a ${name} -d ${quote(summary)}`);
	const options = shown.flatMap(command => Object.entries({...command.options, ...commonOptions}).map(([name, option]) => [
		`complete -c jupiter-tui -n '__fish_seen_subcommand_from ${command.name}' -l ${name}`,
		...(option.short === undefined ? [] : [`-s ${option.short}`]),
		...(option.type === 'string' ? ['-r'] : []),
		`-d ${quote(option.summary)}`,
	].join(' ')));
	const operands = shown
		.filter(command => choicesOf(command).length > 0)
		.map(command => `complete -c jupiter-tui -n '__fish_seen_subcommand_from ${command.name}' -f -a '${choicesOf(command).join(' ')}'`);
	return [...verbs, ...options, ...operands].join('\n');
}

function words(command: Command): string[] {
	return [...choicesOf(command), ...Object.keys({...command.options, ...commonOptions}).map(name => `--${name}`)];
}

function choicesOf(command: Command): string[] {
	return command.name === 'completion' ? Object.keys(shells) : [];
}

function quote(text: string): string {
	return `'${text.replaceAll('\'', String.raw`'\''`)}'`;
}
