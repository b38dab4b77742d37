import type {Answer, AnswerTask} from '../../source/planner/answer.ts';
import type {RepositoryFacts} from '../../source/planner/facts.ts';
import type {SourceSymbol} from '../../source/symbols/file-index.ts';

export type MadeUpFile = {
	/** Addresses, each with what it uses. */
	readonly symbols?: Readonly<Record<string, readonly string[]>>;
	readonly tests?: readonly string[];
	/** Of symbols that are no functions. */
	readonly kinds?: Readonly<Record<string, SourceSymbol['kind']>>;
};

/** Facts of a repository that is written down as a table. */
export function factsOf(files: Readonly<Record<string, MadeUpFile>>): RepositoryFacts {
	const uses = new Map<string, readonly string[]>(Object.entries(files).flatMap(([path, {symbols = {}}]) => Object.entries(symbols).map(([address, used]) => [`${path}#${address}`, used] as const)));
	const symbolsIn = (path: string) => Object.keys(files[path]?.symbols ?? {}).map((address, index) => ({...symbolOf(address, index), kind: files[path]?.kinds?.[address] ?? 'function'}));
	return {
		paths: Object.keys(files).toSorted(),
		symbolsIn,
		symbolsOf(path) {
			const symbols = symbolsIn(path).map(({address}) => address);
			return symbols.length === 0 ? undefined : symbols;
		},
		referencesOf: symbol => (uses.get(symbol) ?? []).toSorted(),
		referrersOf: symbol => [...uses].filter(([, used]) => used.includes(symbol)).map(([user]) => user).toSorted(),
		testsOf: path => files[path]?.tests ?? [],
	};
}

function symbolOf(address: string, index: number): SourceSymbol {
	const hash = `${address} ${index}`;
	return {
		address, kind: 'function', start: index * 100, end: (index * 100) + 90, startLine: (index * 10) + 1, endLine: (index * 10) + 9,
		hashes: {text: hash, body: hash, interface: hash}, interface: `function ${address}(): void`, refers: [],
		...address.includes('.') && {parent: address.slice(0, address.lastIndexOf('.'))},
	};
}

/** A shop with a service that two places use, and its tests. */
export const shop = factsOf({
	'package.json': {},
	'readme.md': {symbols: {shop: []}},
	'src/auth.ts': {symbols: {AuthService: [], 'AuthService.login': ['src/hash.ts#hash'], 'AuthService.logout': []}, tests: ['test/auth.test.ts']},
	'src/hash.ts': {symbols: {hash: []}, tests: ['test/hash.test.ts']},
	'src/api.ts': {symbols: {route: ['src/auth.ts#AuthService.login'], health: []}, tests: ['test/api.test.ts']},
	'src/cli.ts': {symbols: {main: ['src/auth.ts#AuthService.login', 'src/auth.ts#AuthService.logout']}},
	'test/auth.test.ts': {symbols: {login: ['src/auth.ts#AuthService.login']}},
	'test/hash.test.ts': {},
	'test/api.test.ts': {},
});

/** A task of an answer in as few words as tell it: its id, its writes as `change claim`, and what else matters. */
export type TaskWords = readonly [id: string, writes: readonly string[], rest?: Partial<AnswerTask>];

export function answerTask([id, writes, rest = {}]: TaskWords): AnswerTask {
	return {
		id, kind: 'feature', title: `Do ${id}`, prompt: `Make ${id} do what it should do in all its cases.`, doneWhen: 'npm test passes', reads: [], needs: [], constraints: [], minutes: 10, suggestedAgent: '', suggestedBecause: '',
		writes: writes.map(write => {
			const [change, claim] = write.split(' ', 2) as [AnswerTask['writes'][number]['change'], string];
			return {claim, change};
		}),
		...rest,
	};
}

export function answerOf(tasks: readonly TaskWords[], rest: Partial<Answer> = {}): Answer {
	return {goal: 'Ship it', contracts: [], decisions: [], ...rest, tasks: tasks.map(words => answerTask(words))};
}
