import {quotedWord} from '../../wording/shell-word.ts';

/** What a command's placeholders may be. */
export const placeholders = ['prompt', 'briefing', 'directory', 'session', 'attempt'] as const;

export type Placeholder = typeof placeholders[number];

/** A shell command with its placeholders filled in, each as one quoted word. */
export const fillTemplate = (template: string, values: Readonly<Record<Placeholder, string>>): string =>
	template.replaceAll(anyPlaceholder, (_match, name: Placeholder) => quotedWord(values[name]));

/** The placeholders that a template names, also those that don't exist. */
export const namesIn = (template: string): string[] => template.matchAll(/(?<!\$)\{(?<name>[a-z]+)\}/gv).map(match => match.groups!.name!).toArray();

/** The program that a template starts, where that can be told without a shell. */
export const programOf = (template: string): string | undefined => /^(?<program>[\w+\-.]+)(?:\s|$)/v.exec(template.trim())?.groups?.program;

const anyPlaceholder = new RegExp(String.raw`(?<!\$)\{(?<name>${placeholders.join('|')})\}`, 'gv');
