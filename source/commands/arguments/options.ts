import type {Invocation} from '../command.ts';
import {usageError} from '../printing/user-error.ts';

/** Whether a boolean option was given. */
export function hasFlag(invocation: Invocation, name: string): boolean {
	return invocation.options[name] === true;
}

/** The value of a text option, if it was given. */
export function textOption(invocation: Invocation, name: string): string | undefined {
	const value = invocation.options[name];
	return typeof value === 'string' ? value : undefined;
}

/** The value of an option that must be a whole number between two bounds, if it was given. */
export function numberOption(invocation: Invocation, name: string, least: number, most: number): number | undefined {
	const text = textOption(invocation, name);
	if (text === undefined) {
		return undefined;
	}

	const value = Number(text);
	if (!Number.isSafeInteger(value) || value < least || value > most) {
		throw usageError(`--${name} must be a whole number from ${least} to ${most}, not "${text}".`, invocation.command.name);
	}

	return value;
}

/** The value of an option that must be a number, 0 or more, if it was given. */
export function amountOption(invocation: Invocation, name: string): number | undefined {
	const text = textOption(invocation, name);
	if (text === undefined) {
		return undefined;
	}

	const value = Number(text);
	if (text.trim() === '' || !Number.isFinite(value) || value < 0) {
		throw usageError(`--${name} must be a number, 0 or more, not "${text}".`, invocation.command.name);
	}

	return value;
}
