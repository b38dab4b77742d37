import type {Command, CommandGroup, Option} from '../command.ts';
import {commonOptions} from './common-options.ts';

const groups: readonly CommandGroup[] = ['Session', 'Runs', 'Tasks', 'Inside a pane', 'Other'];

/** What `jupiter-tui --help` prints; the readme has it word for word. */
export function topHelp(commands: readonly Command[]): string {
	const shown = commands.filter(({group}) => group !== undefined);
	const width = Math.max(...shown.map(command => signature(command).length));
	const sections = groups.map(group => [
		group,
		...shown.filter(command => command.group === group).map(command => `  ${signature(command).padEnd(width)}  ${command.summary}`),
	].join('\n'));
	return [
		'Run many AI coding agents at once on one git repository, and trust what comes out.',
		[
			'Usage',
			'  jupiter-tui                  attach to this repository\'s session, starting it if needed',
			'  jupiter-tui COMMAND --help   what a command takes',
			'  jupiter-tui -C DIRECTORY …   as if started there',
			'  jupiter-tui --version',
		].join('\n'),
		...sections,
		'Exit status: 0 done, 1 something failed, 2 usage, 3 the run ended with tasks blocked.',
	].join('\n\n');
}

/** What `jupiter-tui VERB --help` prints. */
export function commandHelp(command: Command): string {
	const options = Object.entries({...command.options, ...commonOptions});
	const width = Math.max(...options.map(([name, option]) => optionSignature(name, option).length));
	return [
		`${command.summary}.`,
		`Usage\n  jupiter-tui ${signature(command)} [options]`,
		...(command.details ?? []),
		['Options', ...options.map(([name, option]) => `  ${optionSignature(name, option).padEnd(width)}  ${option.summary}`)].join('\n'),
	].join('\n\n');
}

function signature(command: Command): string {
	return command.operands === '' ? command.name : `${command.name} ${command.operands}`;
}

function optionSignature(name: string, {short, value}: Option): string {
	return `${short === undefined ? ' '.repeat(4) : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}`;
}
