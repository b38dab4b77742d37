import {parseArgs} from 'node:util';
import type {Command, Option} from '../command.ts';
import {usageError} from '../printing/user-error.ts';
import {commonOptions} from './common-options.ts';
import {suggest} from './suggest.ts';

export type ParsedArguments = {
	readonly operands: readonly string[];
	readonly options: Readonly<Record<string, string | boolean>>;
};

/** Reads a verb's arguments by its entry in the table, or throws a usage error naming what is wrong. */
export function parseArguments(command: Command, argv: readonly string[]): ParsedArguments {
	const known = {...command.options, ...commonOptions};
	const {tokens} = parseArgs({args: [...argv], options: parserOptions(known), allowPositionals: true, strict: false, tokens: true});
	const operands: string[] = [];
	const options: Record<string, string | boolean> = {};
	for (const token of tokens) {
		if (token.kind === 'positional') {
			operands.push(token.value);
		} else if (token.kind === 'option') {
			options[token.name] = optionValue(command, known, token);
		}
	}

	if (options.help !== true) {
		checkOperands(command, operands);
	}

	return {operands, options};
}

function parserOptions(known: Readonly<Record<string, Option>>) {
	return Object.fromEntries(Object.entries(known).map(([name, {type, short}]) => [name, short === undefined ? {type} : {type, short}]));
}

function optionValue(command: Command, known: Readonly<Record<string, Option>>, token: {readonly name: string; readonly rawName: string; readonly value?: string | undefined}): string | boolean {
	const option = Object.hasOwn(known, token.name) ? known[token.name] : undefined;
	if (option === undefined) {
		const meant = suggest(token.name, Object.keys(known));
		throw usageError(`Unknown option ${token.rawName}.${meant === undefined ? '' : ` Did you mean --${meant}?`}`, command.name);
	}

	if (option.type === 'boolean') {
		if (token.value !== undefined) {
			throw usageError(`${token.rawName} takes no value.`, command.name);
		}

		return true;
	}

	if (token.value === undefined) {
		throw usageError(`${token.rawName} needs a value: ${token.rawName} ${option.value ?? 'VALUE'}.`, command.name);
	}

	return token.value;
}

/** Every word of the operands' description is one operand: `[X]` may be missing, `X...` may repeat. */
function checkOperands(command: Command, operands: readonly string[]): void {
	const expected = command.operands.split(' ').filter(word => word !== '');
	const least = expected.filter(word => !word.startsWith('['));
	const missing = least.at(operands.length);
	if (missing !== undefined) {
		throw usageError(`\`${command.name}\` needs ${missing.replace('...', '')}.`, command.name);
	}

	const most = expected.some(word => word.includes('...')) ? Infinity : expected.length;

	if (operands.length > most) {
		throw usageError(`\`${command.name}\` does not take "${operands.at(-1)}".`, command.name);
	}
}
