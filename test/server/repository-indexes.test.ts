import assert from 'node:assert/strict';
import path from 'node:path';
import {test} from 'node:test';
import {changesBetween} from '../../source/git/reading/changes.ts';
import {storeOf} from '../../source/git/repository.ts';
import {createRepositoryIndexes} from '../../source/server/indexes/repository-indexes.ts';
import {openIndexCache} from '../../source/storage/index-cache.ts';
import type {SourceParser} from '../../source/symbols/parsing/parser.ts';
import {footprintOf} from '../../source/server/indexes/writes.ts';
import {temporaryRepository} from '../git/temporary-repository.ts';
import {loadParser} from '../symbols/parser.ts';

const parser = await loadParser();

const files = {
	'src/auth.ts': 'import {hash} from \'./hash.js\';\n\nexport class Auth {\n\tlogin(name: string): string {\n\t\treturn hash(name);\n\t}\n}\n',
	'src/hash.ts': 'export function hash(text: string): string {\n\treturn text;\n}\n',
	'src/api.ts': 'export function route(): void {}\n',
};

test('reads are followed through imports', async t => {
	const {repository, head, commit} = await temporaryRepository(t, files);
	const base = head();
	const after = commit({'src/api.ts': 'import {Auth} from \'./auth.js\';\n\nexport function route(): void {\n\tconst auth = new Auth();\n\tauth.login(\'x\');\n\tmissing();\n}\n'});
	const indexes = createRepositoryIndexes(repository, parser);
	const {reads} = await footprintOf(parser, await changesBetween(storeOf(repository), base, after), {from: await indexes.at(base)});
	// What it makes is read by its header, not by every member.
	assert.deepEqual(reads, ['src/auth.ts#Auth.(rest)', 'src/auth.ts#Auth.login']);
});

test('a later commit is read by its difference', async t => {
	const {repository, head, commit} = await temporaryRepository(t, files);
	const indexes = createRepositoryIndexes(repository, parser);
	const before = await indexes.at(head());
	const after = await indexes.at(commit({'src/hash.ts': undefined, 'src/digest.ts': 'export function digest(): void {}\n'}));
	assert.deepEqual(after.paths().toArray().toSorted(), ['src/api.ts', 'src/auth.ts', 'src/digest.ts']);
	assert.equal(after.file('src/auth.ts'), before.file('src/auth.ts'));
	assert.equal(await indexes.at(head()), after);
});

test('a commit that isn\'t there is asked again', async t => {
	const {repository, head} = await temporaryRepository(t, files);
	const indexes = createRepositoryIndexes(repository, parser);
	await assert.rejects(indexes.at('0'.repeat(40)), /not a tree|Not a valid/v);
	assert.equal((await indexes.at(head())).paths().toArray().length, 3);
});

test('the next process parses only what is new', async t => {
	const {repository, head, commit} = await temporaryRepository(t, files);
	const cacheFile = path.join(repository.commonDirectory, 'jupiter', 'indexes.db');
	const parsed: string[] = [];
	const watching: SourceParser = {...parser, async parse(language, text) {
		parsed.push(text);
		return parser.parse(language, text);
	}};
	const indexAnew = async (of: string) => {
		const cache = openIndexCache(cacheFile);
		const index = await createRepositoryIndexes(repository, watching, cache).at(of);
		cache.close();
		return index;
	};

	const before = await indexAnew(head());
	assert.equal(parsed.splice(0).length, 3);
	const added = 'export const added = 1;\n';
	const after = await indexAnew(commit({'src/added.ts': added}));
	assert.deepEqual(parsed, [added]);
	assert.deepEqual(after.file('src/auth.ts'), before.file('src/auth.ts'));
	assert.deepEqual(after.referencesOf('src/auth.ts#Auth.login'), ['src/hash.ts#hash']);
});
