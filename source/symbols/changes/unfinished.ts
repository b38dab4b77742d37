import type {UnfinishedLine} from '../../model/landing.ts';
import {languageOf, type Language} from '../language.ts';

/**
Finds lines of a file that were added and say themselves that the work isn't done: comments with `TODO`, stubs, skipped tests, and marks of a
conflict. A line that was there before, wherever it stands now, isn't asked about.
*/
export function unfinishedLines(path: string, before: string | undefined, after: string | undefined): UnfinishedLine[] {
	if (after === undefined || before === after) {
		return [];
	}

	const signs = signsFor(languageOf(path, after), after);
	const known = Map.groupBy(splitLines(before ?? ''), line => line.trim());
	return splitLines(after).flatMap((line, index) => {
		const text = line.trim();
		const isKnown = known.get(text)?.pop() !== undefined;
		return !isKnown && signs.some(shows => shows(line)) ? [{path, line: index + 1, text}] : [];
	});
}

const splitLines = (text: string): string[] => text.split(/\r?\n/v);

/** Whether a line shows something. */
type Sign = (line: string) => boolean;

const says = (pattern: RegExp): Sign => line => pattern.test(line);

/** Shows what the second pattern finds somewhere behind the first. */
const behind = (start: RegExp, pattern: RegExp): Sign => line => {
	const at = line.search(start);
	return at !== -1 && pattern.test(line.slice(at));
};

const conflict = says(/^(?:<{7}|>{7}|\|{7})(?: |$)/v);
const mark = /\b(?:TODO|FIXME|XXX)\b/v;
const slashComment = behind(/\/[*\/]|^\s*\*/v, mark);
const hashComment = behind(/(?:^|\s)#/v, mark);
const notImplemented = behind(/\b(?:throw|raise|panic|Error|Exception|assert|fail)\b/v, /\bnot (?:yet )?implemented\b/iv);

type CodeLanguage = Exclude<Language, 'markdown' | 'restructured-text' | 'data' | 'text' | 'binary'>;

const script = [slashComment, notImplemented, says(/(?:^|[^\w.])(?:describe|it|suite|test)\.(?:only|skip|todo)\b/v), says(/^\s*x(?:describe|it|test)\(/v)];
const signs: Readonly<Record<CodeLanguage, readonly Sign[]>> = {
	typescript: script,
	tsx: script,
	javascript: script,
	python: [hashComment, notImplemented, says(/^\s*@(?:pytest\.mark\.(?:skip|xfail)|unittest\.(?:skip|expectedFailure))\b/v), says(/^\s*(?:pytest\.skip|self\.skipTest)\(/v)],
	go: [slashComment, notImplemented, says(/\b[bt]\.Skip(?:f|Now)?\(/v)],
	rust: [slashComment, notImplemented, says(/\b(?:todo|unimplemented)!/v), says(/#\[ignore\b/v)],
	java: [slashComment, notImplemented, says(/^\s*@(?:Disabled|Ignore)\b/v)],
	cpp: [slashComment, notImplemented, says(/\bGTEST_SKIP\(|\bDISABLED_\w/v)],
	'c-sharp': [slashComment, notImplemented, says(/\bnew NotImplementedException\b/v), says(/\[Ignore\b|\bSkip\s*=\s*"/v)],
	ruby: [hashComment, notImplemented, says(/^\s*(?:skip|pending)\b(?!\s*=)/v)],
	php: [slashComment, hashComment, notImplemented, says(/->markTest(?:Incomplete|Skipped)\(/v)],
};

/** A stub, or a method that is for subclasses to write; the file around it tells which. */
const stubOrAbstract = says(/\braise NotImplementedError\b/v);
const isAbstract = /\b(?:ABC|ABCMeta|Protocol|abstractmethod)\b|\b[Ss]ubclass/v;

function signsFor(language: Language, text: string): readonly Sign[] {
	if (!Object.hasOwn(signs, language)) {
		return [conflict];
	}

	const own = [conflict, ...signs[language as CodeLanguage]];
	return isAbstract.test(text) ? own : [...own, stubOrAbstract];
}
