/** One item of a Markdown checklist. */
export type Item = {
	readonly line: number;
	readonly indent: number;
	readonly isTicked: boolean;
	/** As written before a colon; without one it comes from the title. */
	readonly id?: string;
	readonly title: string;
	readonly claims: readonly string[];
	readonly needs: readonly string[];
	/** The item that this one is nested in. */
	readonly outer?: Item;
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
	const {id, rest = text} = /^(?:\*\*|`)?(?<id>[\da-z][\d\-a-z]{0,39})(?:\*\*|`)?:\s(?<rest>.*)$/.exec(text)?.groups ?? {};
	const {title, claims} = takeClaims(rest.trim());
	return {line: number, indent: indent.length, isTicked: tick !== ' ', ...id !== undefined && {id}, title, claims, needs, details: []};
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

function trimEnd(text: string, characters: string): string {
	let end = text.length;
	while (end > 0 && characters.includes(text[end - 1]!)) {
		end--;
	}

	return text.slice(0, end);
}

// A last parenthesis that holds only paths is left out of the title; paths in code stay, for they are part of the sentence.
function takeClaims(text: string): {title: string; claims: string[]} {
	const group = text.endsWith(')') ? text.lastIndexOf('(') : -1;
	const grouped = group === -1 ? [] : text.slice(group + 1, -1).split(',').map(part => part.trim().replaceAll('`', ''));
	const isGroup = grouped.length > 0 && grouped.every(part => isPath(part));
	const title = (isGroup ? text.slice(0, group) : text).trim();
	const coded = title.split('`').filter((part, index) => index % 2 === 1 && isPath(part.replace(partOfSymbol, '')));
	return {title, claims: [...new Set([...isGroup ? grouped : [], ...coded])]};
}

// In code a claim's last part may hold parentheses and a blank.
const partOfSymbol = /(?<=[#.])\((?:rest|first|after [^\s().]+)\)$/;

// `AuthService.login` in code is a name and no path, so a file without a folder or symbol must look like one by its extension.
function isPath(text: string): boolean {
	return /^[^\s()]+$/.test(text) && (text.includes('/') || /^[\w*\-.@]+\.[a-z]\w*#/i.test(text) || plainFile.test(text));
}

const plainFile = /^[\w*\-.@]+\.(?:md|mdx|txt|json|jsonc|ya?ml|toml|ini|[cm]?[jt]sx?|py|pyi|go|rs|java|kt|rb|php|cs|c|h|cc|cpp|hpp|swift|sql|css|scss|html|vue|svelte|sh)$/;
