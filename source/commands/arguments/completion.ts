import {quotedWord} from '../../wording/shell-word.ts';
import {agentNames} from '../../plan/schema.ts';
import {openUserSettings} from '../../storage/user-settings.ts';
import type {Choices, Command, Invocation, Verb} from '../command.ts';
import {sessionState} from '../session.ts';
import {usageError} from '../printing/user-error.ts';
import {commonOptions} from './common-options.ts';

const shells = {bash, zsh, fish};

/** Prints a completion script made from the command table, or the names that such a script asks for. */
export const completionOf = (commands: readonly Command[]): Verb => async invocation => {
	const asked = invocation.operands[0]!;
	if (Object.hasOwn(names, asked)) {
		// What can't be read is said where it is used, and not while somebody types.
		const found = await names[asked as keyof typeof names](invocation).catch(() => []);
		console.log(found.join('\n'));
		return 0;
	}

	if (!Object.hasOwn(shells, asked)) {
		throw usageError(`No completion for "${asked}"; there is bash, zsh and fish.`, 'completion');
	}

	console.log(shells[asked as keyof typeof shells](commands.filter(({group}) => group !== undefined)));
	return 0;
};

/** Names that are looked up when a shell completes them. */
const names = {
	async agents({environment}: Invocation) {
		return [...agentNames, ...Object.keys(openUserSettings(environment).all().agents)];
	},
	async tasks(invocation: Invocation) {
		const {runs, currentRun = ''} = await sessionState(invocation);
		return Object.keys(runs[currentRun]?.tasks ?? {});
	},
};

/** What a shell runs for such names. */
const ask = (kind: keyof typeof names): string => `jupiter-tui completion ${kind} 2>/dev/null`;

const inBash = (choices: Choices): string => typeof choices === 'string' ? `$(${ask(choices)})` : choices.join(' ');
const inZsh = (choices: Choices): string => typeof choices === 'string' ? `\${(f)"$(${ask(choices)})"}` : choices.map(word => quotedWord(word)).join(' ');
const inFish = (choices: Choices): string => quotedWord(typeof choices === 'string' ? `(${ask(choices)})` : choices.join(' '));

function bash(shown: readonly Command[]): string {
	const values = valuesIn(shown).map(({patterns, choices}) => `\t\t\t${patterns.map(pattern => `"${pattern}"`).join('|')}) choices="${inBash(choices)}" ;;`);
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
${shown.map(command => `\t\t\t\t\t${command.name}) choices="${[inBash(operandsOf(command)), ...optionsOf(command)].join(' ')}" ;;`).join('\n')}
				esac ;;
		esac
	fi
	COMPREPLY=($(compgen -W "$choices" -- "$word"))
}
complete -o default -F _jupiter_tui jupiter-tui`;
}

function zsh(shown: readonly Command[]): string {
	const values = valuesIn(shown).map(({patterns, choices}) => `\t\t${patterns.map(pattern => quotedWord(pattern)).join('|')}) compadd -- ${inZsh(choices)}; return ;;`);
	return `#compdef jupiter-tui
_jupiter_tui() {
	if (( CURRENT == 2 )); then
		local -a verbs=(${shown.map(({name, summary}) => quotedWord(`${name}:${summary}`)).join(' ')})
		_describe command verbs
		return
	fi
	case "\${words[2]} \${words[CURRENT-1]}" in
${values.join('\n')}
	esac
	case "\${words[2]}" in
${shown.map(command => `\t\t${command.name}) compadd -- ${[inZsh(operandsOf(command)), inZsh(optionsOf(command))].join(' ')} ;;`).join('\n')}
	esac
	_files
}
compdef _jupiter_tui jupiter-tui`;
}

function fish(shown: readonly Command[]): string {
	const verbs = shown.map(({name, summary}) => `complete -c jupiter-tui -n __fish_use_subcommand -f -a ${name} -d ${quotedWord(summary)}`);
	const options = shown.flatMap(command => Object.entries({...command.options, ...commonOptions}).map(([name, option]) => [
		`complete -c jupiter-tui -n '__fish_seen_subcommand_from ${command.name}' -l ${name}`,
		...(option.short === undefined ? [] : [`-s ${option.short}`]),
		...(option.type === 'string' ? [option.choices === undefined ? '-r' : `-x -a ${inFish(option.choices)}`] : []),
		`-d ${quotedWord(option.summary)}`,
	].join(' ')));
	const operands = shown
		.filter(command => operandsOf(command).length > 0)
		.map(command => `complete -c jupiter-tui -n '__fish_seen_subcommand_from ${command.name}' -f -a ${inFish(operandsOf(command))}`);
	return [...verbs, ...options, ...operands].join('\n');
}

/** Options whose values can be completed, as a verb and the word before the value. */
function valuesIn(shown: readonly Command[]): Array<{readonly patterns: readonly string[]; readonly choices: Choices}> {
	return shown.flatMap(command => Object.entries(command.options).flatMap(([name, {short, choices}]) => choices === undefined
		? []
		: [{choices, patterns: [`${command.name} --${name}`, ...short === undefined ? [] : [`${command.name} -${short}`]]}]));
}

function operandsOf({name, operands}: Command): Choices {
	if (/^\[?TASK\b/v.test(operands)) {
		return 'tasks';
	}

	return name === 'completion' ? Object.keys(shells) : [];
}

function optionsOf({options}: Command): string[] {
	return Object.keys({...options, ...commonOptions}).map(name => `--${name}`);
}
