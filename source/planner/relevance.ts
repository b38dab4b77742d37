/** How likely a request concerns a file: how many of its words stand in the file's path and in the names of its symbols. */
export type Relevance = (path: string, symbols: readonly string[]) => number;

/** Makes the measure of one request. */
export function relevanceTo(request: string): Relevance {
	const words = wordsOf(request);
	return (path, symbols) => {
		const inPath = wordsIn(path);
		const inSymbols = new Set(symbols.flatMap(symbol => [...wordsIn(symbol)]));
		return words.reduce((score, word) => score + (inPath.has(word) ? pathWeight : 0) + (inSymbols.has(word) ? 1 : 0), 0);
	};
}

/** A path says what a file is about, a symbol only what it also holds. */
const pathWeight = 2;

function wordsOf(request: string): string[] {
	return [...wordsIn(request.slice(0, readCharacters)).difference(common)];
}

/** A long request says at its start what it is about. */
const readCharacters = 8000;

/** Words of a text in which names may be written in any case: `AuthService` is `auth` and `service`. Plurals are their singular. */
function wordsIn(text: string): Set<string> {
	const parts = text.replaceAll(/(?<=[\da-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, ' ').toLowerCase().split(/[^\p{Letter}\p{Number}]+/u);
	return new Set(parts.filter(part => part.length >= shortestWord).map(part => part.length > shortestWord && part.endsWith('s') && !part.endsWith('ss') ? part.slice(0, -1) : part));
}

const shortestWord = 3;

const common = new Set([
	'the',
	'and',
	'for',
	'with',
	'that',
	'this',
	'from',
	'into',
	'add',
	'all',
	'use',
	'make',
	'new',
	'should',
	'can',
	'when',
	'not',
	'are',
	'has',
	'have',
	'its',
	'out',
	'also',
	'one',
	'two',
	'each',
	'every',
	'then',
	'than',
	'they',
	'them',
	'will',
	'would',
	'must',
	'may',
	'our',
	'your',
	'file',
	'code',
	'src',
]);
