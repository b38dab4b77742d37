import {commands} from './command-table.ts';
import {agentNames} from '../plan/schema.ts';
import {openUserSettings} from '../storage/user-settings.ts';
import type {Command, Invocation, Option, Verb} from './command.ts';
import {commonOptions} from './parse-arguments.ts';
import {usageError} from './user-error.ts';

const shells = {bash, zsh, fish};

/** Prints a completion script made from the command table, or the names that such a script asks for. */
export const completion: Verb = async ({operands, environment}) => {
	const shell = operands[0]!;
	if (shell === 'agents') {
		console.log(agentsOf(environment).join('\n'));
		return 0;
	}

	if (!Object.hasOwn(shells, shell)) {
		throw usageError(`No completion for "${shell}"; there is bash, zsh and fish.`, 'completion');
	}

	console.log(shells[shell as keyof typeof shells](commands.filter(({group}) => group !== undefined)));
	return 0;
};

/** Settings that can't be read are said where they are used, and not while somebody types. */
function agentsOf(environment: Invocation['environment']): string[] {
	try {
		return [...agentNames, ...Object.keys(openUserSettings(environment).all().agents)];
	} catch {
		return [...agentNames];
	}
}

/** What a shell runs for the names of agents, as they are when it completes them. */
const askAgents = 'jupiter-tui completion agents 2>/dev/null';

function bash(shown: readonly Command[]): string {
	const values = valuesIn(shown).map(({patterns, choices}) => `\t\t\t${patterns.map(pattern => `"${pattern}"`).join('|')}) choices="${choices === 'agents' ? `$(${askAgents})` : choices.join(' ')}" ;;`);
	return `_jupiter_tui() {
	local word="\${COMP_WORDS[COMP_CWORD]}" verb="\${COMP_WORDS[1]}" before="\${COMP_WORDS[COMP_CWORD-1]}" choices=""
	if [ "$word" = "=" ]; then word=""; elif [ "$before" = "=" ]; then before="\${COMP_WORDS[COMP_CWORD-2]}"; fi
	if [ "$COMP_CWORD" -eq 1 ]; then
		choices="${shown.map(({name}) => name).join(' ')} --help --version"
	else
		case "$verb $before" in
${values.join('\n')}
			*)
				case "$verb" in
${shown.map(command => `\t\t\t\t\t${command.name}) choices="${words(command).join(' ')}" ;;`).join('\n')}
				esac ;;
		esac
	fi
	COMPREPLY=($(compgen -W "$choices" -- "$word"))
}
complete -o default -F _jupiter_tui jupiter-tui`;
}

function zsh(shown: readonly Command[]): string {
	const values = valuesIn(shown).map(({patterns, choices}) => `\t\t${patterns.map(pattern => quote(pattern)).join('|')}) compadd -- ${choices === 'agents' ? `\${(f)"$(${askAgents})"}` : choices.join(' ')}; return ;;`);
	return `#compdef jupiter-tui
_jupiter_tui() {
	if (( CURRENT == 2 )); then
		local -a verbs=(${shown.map(({name, summary}) => quote(`${name}:${summary}`)).join(' ')})
		_describe command verbs
		return
	fi
	case "\${words[2]} \${words[CURRENT-1]}" in
${values.join('\n')}
	esac
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
		...(option.type === 'string' ? [option.choices === undefined ? '-r' : `-x -a ${quote(option.choices === 'agents' ? `(${askAgents})` : option.choices.join(' '))}`] : []),
		`-d ${quote(option.summary)}`,
	].join(' ')));
	const operands = shown
		.filter(command => choicesOf(command).length > 0)
		.map(command => `complete -c jupiter-tui -n '__fish_seen_subcommand_from ${command.name}' -f -a '${choicesOf(command).join(' ')}'`);
	return [...verbs, ...options, ...operands].join('\n');
}

/** Options whose values can be completed, as a verb and the word before the value. */
function valuesIn(shown: readonly Command[]): Array<{readonly patterns: readonly string[]; readonly choices: NonNullable<Option['choices']>}> {
	return shown.flatMap(command => Object.entries(command.options).flatMap(([name, {short, choices}]) => choices === undefined
		? []
		: [{choices, patterns: [`${command.name} --${name}`, ...short === undefined ? [] : [`${command.name} -${short}`]]}]));
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
