import {Refusal} from './refusal.ts';

/** What a field of a message has to be. */
export type Check = {readonly wants: string; readonly accepts: (value: unknown) => boolean};

const isString = (value: unknown): value is string => typeof value === 'string';
const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 0;

export const text: Check = {wants: 'text', accepts: isString};
export const flag: Check = {wants: 'true or false', accepts: value => typeof value === 'boolean'};
export const count: Check = {wants: 'a whole number', accepts: isCount};

/** Whatever it is, somebody else looks at it. */
export const anything: Check = {wants: 'anything', accepts: () => true};

/** The same, or nothing. */
export const optional = (check: Check): Check => ({wants: check.wants, accepts: value => value === undefined || check.accepts(value)});

/** One of these words. */
export const oneOf = (...words: readonly string[]): Check => ({wants: `one of ${words.join(', ')}`, accepts: value => isString(value) && words.includes(value)});

/** A list of such values. */
export const listOf = (item: Check): Check => ({wants: `a list, each ${item.wants}`, accepts: value => Array.isArray(value) && value.every(each => item.accepts(each))});

/** Names with such values. */
export const namedValues = (value: Check): Check => ({wants: `names, each with ${value.wants}`, accepts: named => isRecord(named) && Object.values(named).every(each => value.accepts(each))});

/** An object with these fields. */
export const shape = (wants: string, fields: Readonly<Record<string, Check>>): Check => ({
	wants,
	accepts: value => isRecord(value) && Object.entries(fields).every(([name, check]) => check.accepts(value[name])),
});

/** Throws a `Refusal` that names the field that isn't right. */
export const checkFields = (message: Readonly<Record<string, unknown>>, fields: Readonly<Record<string, Check>>, what: string): void => {
	for (const [name, check] of Object.entries(fields)) {
		if (!check.accepts(message[name])) {
			throw new Refusal(`The field "${name}" of ${what} must be ${check.wants}.`);
		}
	}
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);
