import type {Option} from '../command.ts';

/** Options that every verb has. */
export const commonOptions: Readonly<Record<string, Option>> = {
	help: {type: 'boolean', short: 'h', summary: 'Show this help'},
};

/** The option of verbs whose output programs read, too. */
export const json: Option = {type: 'boolean', summary: 'Print JSON instead of text'};

/** The option of verbs that ask before they do something. */
export const yes: Option = {type: 'boolean', short: 'y', summary: 'Do not ask'};
