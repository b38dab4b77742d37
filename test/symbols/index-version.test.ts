import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {FileIndex} from '../../source/symbols/file-index.ts';
import {hashOf} from '../../source/symbols/hash.ts';
import {indexFile} from '../../source/symbols/index-file.ts';
import {indexVersion} from '../../source/symbols/index-version.ts';
import type {Language} from '../../source/symbols/language.ts';
import {languageTables} from '../../source/symbols/languages/tables.ts';
import {loadParser} from './parser.ts';
import {samples} from './samples.ts';

/** Hashes of the samples' indexes as they come out at this version. */
const expected = {
	version: 11,
	hashes: {
		'Shop.cs': 'A7c8k_EXrMeSQnT9fcPi24FLd5E',
		'Shop.java': 'Ll4Mmpb6nguUE0kJN5ssO3ZCe88',
		'ci.yml': '6Pl0GcnzJg0uHif6HQga_x4lmBc',
		'guide.md': 'Y-z5I879gkyBjYcogTTd9q7WAKs',
		'guide.rst': 'kR4q0Yj_B4nYV-bciKXHgReJCP8',
		'notes.txt': 'fbzghKFzd8C0-VkVMfvtJvX7h5k',
		'package.json': 'J5RjlNVeyxzD5PN9RlyhhfP8xaQ',
		'page.test.tsx': 'cFTF9We7U2CEDgWgUSaXOyakNvY',
		'server.go': 'bmkihggxDwZwXZU3S1V_mChfsKM',
		'server.js': '-EoRQNX9AqSmutJdt7xSNrVBzk0',
		'service.py': 'I9XsyFxWlCwAfdcR37jcCxCSBQ4',
		'shop.cpp': 'UvLqgOLOuLwRsm7hq9gHJIscwQA',
		'shop.php': 'dqAbuh7rE85ONqgQzdoX42tunKQ',
		'shop.rb': 'Ae2dexzpIHgd5A_NxdgqTa9R7bQ',
		'shop.rs': 'L7jfRWKE3aa5qs9IIwA8J6ntxTo',
		'shop.ts': '0O5upQXSgFcQ2UQV1ZQnSLTbPuQ',
		'strict.jsonc': 'biYLVvWzB18nhvQjWILovpHWokw',
		'tsconfig.json': 'iiO3KyHq1bN6JjIkrn_agJ7O0ls',
	},
};

const indexes = await indexSamples();

test('another index has another version', () => {
	const hashes = Object.fromEntries(indexes.map(index => [index.path, hashOf(JSON.stringify(index))]));
	// If this fails, indexes come out otherwise than before: raise `indexVersion`, so that kept ones are made anew, and write both down here.
	assert.deepEqual({version: indexVersion, hashes}, expected);
});

test('every language has a sample', () => {
	const missing = [...Object.keys(languageTables), 'markdown', 'restructured-text', 'data', 'text'].filter(language => indexes.every(index => index.language !== language));
	assert.deepEqual(missing, []);
	assert.deepEqual(indexes.filter(({errors}) => errors.length > 0).map(({path}) => path), []);
});

test('every kind of symbol has a sample', () => {
	const missing = Object.values(languageTables).flatMap(({language, symbols}) => {
		const found = new Set(indexes.filter(index => familyOf(index.language) === familyOf(language)).flatMap(index => index.symbols.map(({kind}) => kind)));
		return Object.values(symbols).flat().map(({kind}) => kind).filter(kind => !found.has(kind)).map(kind => `${language}: ${kind}`);
	});
	assert.deepEqual(missing, []);
});

test('an index survives being written down', () => {
	const written = JSON.stringify(indexes);
	assert.deepEqual(JSON.parse(written), withoutUndefined(indexes));
});

// One table's rules are the others' too.
function familyOf(language: Language): Language {
	return language === 'tsx' || language === 'javascript' ? 'typescript' : language;
}

async function indexSamples(): Promise<FileIndex[]> {
	const parser = await loadParser();
	return Promise.all([...samples].map(async ([path, text]) => indexFile(parser, path, text)));
}

function withoutUndefined(value: unknown): unknown {
	if (Array.isArray(value)) {
		return value.map(item => withoutUndefined(item));
	}

	return typeof value === 'object' && value !== null
		? Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined).map(([key, inner]) => [key, withoutUndefined(inner)]))
		: value;
}
