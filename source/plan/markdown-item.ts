import {takeClaims} from './markdown-claims.ts';
import {idFrom} from './task-id.ts';
import {trimEnd} from './trim-end.ts';

/** One item of a Markdown checklist. */
export type Item = {
	readonly line: number;
	readonly indent: number;
	/** Ticked, or struck out. */
	readonly isTicked: boolean;
	/** As written before a colon or dash; without one it comes from the title. */
	readonly id?: string;
	/** The title with what may be its id before it, as written. */
	readonly whole: string;
	readonly title: string;
	readonly claims: readonly string[];
	readonly needs: readonly string[];
	/** The item that this one is nested in. */
	readonly outer?: Item;
	/** The heading above it. */
	readonly heading?: string;
	/** The lines below it. */
	readonly details: string[];
};

/** Reads a line as a checklist item, if it is one. */
export function parseItem(line: string, number: number): Item | undefined {
	const {indent, tick, content} = /^(?<indent>\s*)(?:[*+-]|\d+[).])\s+\[(?<tick>[ x])\]\s(?<content>.*)$/i.exec(line)?.groups ?? {};
	if (indent === undefined || content === undefined || content.trim() === '') {
		return undefined;
	}

	const {text, needs} = takeNeeds(content.trim());
	const {id, rest} = takeLabel(text);
	const whole = takeClaims(text).title;
	return {
		line: number,
		indent: indent.length,
		isTicked: tick !== ' ' || /^~~.*~~$/.test(whole),
		...id !== undefined && {id},
		whole,
		...takeClaims(rest.trim()),
		needs,
		details: [],
	};
}

/** What stands before a colon as an id, or in bold before a colon or dash. */
function takeLabel(text: string): {readonly id?: string; readonly rest: string} {
	const {id, rest} = /^(?:\*\*|`)?(?<id>[\da-z][\d\-a-z]{0,39})(?:\*\*|`)?:\s(?<rest>.*)$/.exec(text)?.groups ?? {};
	if (id !== undefined && rest !== undefined) {
		return {id, rest};
	}

	const bold = /^\*\*(?<label>[^*]{1,40}?)(?::\*\*|\*\*\s?[-:–—])\s(?<text>.*)$/.exec(text)?.groups;
	const made = idFrom(bold?.label ?? '');
	return made === '' ? {rest: text} : {id: made, rest: bold!.text!};
}

function takeNeeds(text: string): {text: string; needs: string[]} {
	const found = /(?<![^\s(,;])after:\s?(?<ids>[\d\-a-z]+(?=[\s),]|$)(?:,\s?[\d\-a-z]+(?=[\s),]|$))*)/.exec(text);
	if (!found) {
		return {text, needs: []};
	}

	const before = trimEnd(text.slice(0, found.index), ' ,;');
	const behind = text.slice(found.index + found[0].length).trim();
	const isAlone = before.endsWith('(') && behind.startsWith(')');
	return {
		text: isAlone ? `${before.slice(0, -1)}${behind.slice(1)}`.trim() : before + behind,
		needs: found.groups!.ids!.split(',').map(id => id.trim()),
	};
}
