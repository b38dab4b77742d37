import {trimEnd} from './trim-end.ts';

/** Reads which claims a checklist item names, and its text without those that stand in a last parenthesis. */
export function takeClaims(text: string): {readonly title: string; readonly claims: readonly string[]} {
	const linked = text.matchAll(link).map(({groups}) => innerPath(groups!.target!)).toArray();
	const plain = text.replaceAll(link, '$<words>');
	const group = plain.endsWith(')') ? plain.lastIndexOf('(') : -1;
	const grouped = group === -1 ? [] : plain.slice(group + 1, -1).split(',').map(part => pathIn(part.replaceAll('`', '')));
	const isGroup = grouped.length > 0 && grouped.every(part => part !== undefined);
	const title = (isGroup ? plain.slice(0, group) : plain).trim();
	const spans = title.split('`');
	const coded = spans.flatMap((span, index) => index % 2 === 1 ? [pathIn(span)] : bareWords(span).map(word => bareIn(word)));
	const named = [...isGroup ? grouped : [], ...coded, ...linked].filter(claim => claim !== undefined);
	return {title, claims: [...new Set(named)]};
}

const link = /!?\[(?<words>[^\[\]]*)\]\((?<target>[^\s\(\)]+)\)/gv;

/** A claim, if a text in code, in a link or in parentheses is one. A line in a file is the file, and a call is what is called. */
function pathIn(text: string): string | undefined {
	const place = text.trim().replace(/(?:#L\d+(?:-L?\d+)?|:\d+(?:[\-:]\d+)?)$/v, '');
	const path = place.includes('#') && place.endsWith('()') ? place.slice(0, -2) : place;
	return isPath(path.replace(partOfSymbol, '')) ? path : undefined;
}

// A claim's last part may hold parentheses and a blank.
const partOfSymbol = /(?<=[#.])\((?:rest|first|after [^\s\(\).]+)\)$/v;

// `AuthService.login` in code is a name and no path, so a file without a folder or symbol must look like one by its extension.
function isPath(text: string): boolean {
	return /^[^\s\(\)]+$/v.test(text) && !text.includes('://') && (text.includes('/') || /^[\w*\-.@]+\.[a-z]\w*#/iv.test(text) || plainFile.test(text));
}

/** Outside code people name what is elsewhere too. */
function innerPath(text: string): string | undefined {
	const path = pathIn(text);
	return path === undefined || /^[\/~]|(?:^|\/)\.\.\//v.test(path) ? undefined : path;
}

function bareWords(text: string): string[] {
	return text.split(/[\s\(\),;]+/v).map(word => trimEnd(word.replace(/^["'*_]+/v, ''), '"\'*_.:!?'));
}

// In prose `and/or` and `owner/name#12` are no paths, and Node.js is no file.
function bareIn(word: string): string | undefined {
	const path = innerPath(word);
	const file = path?.split('#', 1)[0] ?? '';
	return plainFile.test(file.slice(file.lastIndexOf('/') + 1)) && (file.includes('/') || !file.endsWith('.js')) ? path : undefined;
}

const plainFile = /^[\w*\-.@]+\.(?:md|mdx|txt|json|jsonc|ya?ml|toml|ini|[cm]?[jt]sx?|py|pyi|go|rs|java|kt|rb|php|cs|c|h|cc|cpp|hpp|swift|sql|css|scss|html|vue|svelte|sh)$/v;
