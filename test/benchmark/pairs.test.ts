import assert from 'node:assert/strict';
import test, {type TestContext} from 'node:test';
import {temporaryRepository, type Files} from '../git/temporary-repository.ts';
import {computePairs} from './pairs.ts';
import {judgePredictions, type PredictionResult} from './prediction.ts';

const source = 'export function first() {\n\treturn 1;\n}\n\nexport function second() {\n\treturn 2;\n}\n\nexport function third() {\n\treturn 3;\n}\n';

/** What a history comes to, with git's verdict on each pair as `first second: verdict`. */
async function judge(t: TestContext, commits: readonly Files[]): Promise<Pick<PredictionResult, 'found' | 'missed' | 'needless'> & {readonly verdicts: readonly string[]}> {
	const {repository, commit} = await temporaryRepository(t, {'a.ts': source});
	for (const files of commits) {
		commit(files);
	}

	const pairs = await computePairs(repository.root, commits.length, 4);
	const {found, missed, needless} = judgePredictions(pairs);
	return {verdicts: pairs.pairs.map(([first, second, verdict]) => `${first} ${second}: ${verdict}`), found, missed, needless};
}

void test('different functions commute', async t => {
	const once = source.replace('return 1', 'return 10');
	assert.deepEqual(await judge(t, [{'a.ts': once}, {'a.ts': once.replace('return 3', 'return 30')}]), {verdicts: ['0 1: commute'], found: 0, missed: 0, needless: 0});
});

void test('one line changed twice conflicts', async t => {
	const commits = ['10', '100'].map(number => ({'a.ts': source.replace('return 1', () => `return ${number}`)}));
	assert.deepEqual(await judge(t, commits), {verdicts: ['0 1: conflict'], found: 1, missed: 0, needless: 0});
});

void test('what was overwritten between can\'t be told', async t => {
	const commits = ['10', '100', '1000'].map(number => ({'a.ts': source.replace('return 1', () => `return ${number}`)}));
	assert.deepEqual((await judge(t, commits)).verdicts, ['0 1: conflict', '0 2: entangled', '1 2: conflict']);
});

void test('two new functions conflict at one place', async t => {
	const once = `${source}\nexport function fourth() {\n\treturn 4;\n}\n`;
	assert.deepEqual(await judge(t, [{'a.ts': once}, {'a.ts': `${once}\nexport function fifth() {\n\treturn 5;\n}\n`}]), {verdicts: ['0 1: conflict'], found: 1, missed: 0, needless: 0});
});

void test('two new functions commute at two places', async t => {
	const once = source.replace('export function second', 'export function between() {\n\treturn 0;\n}\n\nexport function second');
	assert.deepEqual(await judge(t, [{'a.ts': once}, {'a.ts': `${once}\nexport function fourth() {\n\treturn 4;\n}\n`}]), {verdicts: ['0 1: commute'], found: 0, missed: 0, needless: 0});
});

void test('a file added and removed merges wrongly', async t => {
	const {verdicts} = await judge(t, [{'b.ts': 'export const b = 1;\n'}, {'c.ts': 'export const c = 1;\n'}, {'b.ts': undefined}]);
	assert.deepEqual(verdicts, ['0 1: commute', '0 2: mismerge', '1 2: commute']);
});
