import path from 'node:path';
import process from 'node:process';
import {commands} from './command-table.ts';
import type {Command} from './command.ts';
import {commandHelp, topHelp} from './arguments/help.ts';
import {interrupt} from './interrupt.ts';
import {parseArguments} from './arguments/parse-arguments.ts';
import {reportError} from './printing/report-error.ts';
import {suggest} from './arguments/suggest.ts';
import {usageError} from './printing/user-error.ts';
import {version} from './version.ts';

/** Runs one command line and answers with its exit status. Never throws. */
export async function runCommandLine(argv: readonly string[]): Promise<number> {
	quietBrokenPipe();
	try {
		return await dispatch(argv);
	} catch (error) {
		return reportError(error);
	}
}

/** `jupiter-tui log | head` ends the reader first, and a closed terminal can't be written to: neither is a failure. */
function quietBrokenPipe(): void {
	process.stdout.on('error', (error: NodeJS.ErrnoException) => {
		if (error.code !== 'EPIPE' && error.code !== 'EIO') {
			throw error;
		}

		if (!interrupt()) {
			// eslint-disable-next-line unicorn/no-process-exit -- nobody reads any more, and nothing is under way that would have to be ended
			process.exit(0);
		}
	});
}

async function dispatch(argv: readonly string[]): Promise<number> {
	const {directory, rest} = startDirectory(argv);
	const [verb, ...operands] = rest;
	if (verb === '--version' || verb === '-V') {
		console.log(version);
		return 0;
	}

	if (verb !== undefined && ['--help', '-h', 'help'].includes(verb)) {
		console.log(operands[0] === undefined ? topHelp(commands) : commandHelp(findCommand(operands[0])));
		return 0;
	}

	return run(findCommand(verb?.startsWith('-') === false ? verb : 'attach'), verb?.startsWith('-') ? rest : operands, directory);
}

/** `-C DIRECTORY` before the verb, as git has it. */
function startDirectory(argv: readonly string[]): {readonly directory: string; readonly rest: readonly string[]} {
	if (argv[0] !== '-C') {
		return {directory: process.cwd(), rest: argv};
	}

	if (argv[1] === undefined) {
		throw usageError('-C needs a directory.');
	}

	return {directory: path.resolve(argv[1]), rest: argv.slice(2)};
}

function findCommand(name: string): Command {
	const command = commands.find(candidate => candidate.name === name);
	if (command === undefined) {
		const meant = suggest(name, commands.filter(({group}) => group !== undefined).map(candidate => candidate.name));
		throw usageError(`Unknown command \`${name}\`.${meant === undefined ? '' : ` Did you mean \`${meant}\`?`}`);
	}

	return command;
}

async function run(command: Command, argv: readonly string[], directory: string): Promise<number> {
	const {operands, options} = parseArguments(command, argv);
	if (options.help === true) {
		console.log(commandHelp(command));
		return 0;
	}

	const verb = await command.load();
	return verb({command, operands, options, directory, environment: process.env});
}
