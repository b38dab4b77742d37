import assert from 'node:assert/strict';
import test from 'node:test';
import {loadParser} from '../symbols/parser.ts';
import type {Case} from './case.ts';
import {harmlessPairs, silentConflicts} from './cases.ts';
import {unnamed} from './cases/unnamed.ts';
import {detect} from './detect.ts';

const parser = await loadParser();

const flaggedOf = async (cases: readonly Case[]): Promise<string[]> => {
	const detected = await Promise.all(cases.map(async pair => ({name: pair.name, ...await detect(parser, pair)})));
	return detected.filter(({isFlagged}) => isFlagged).map(({name}) => name);
};

test('seven in eight conflicts are seen', async () => {
	const flagged = await flaggedOf(silentConflicts);
	assert.ok(flagged.length / silentConflicts.length >= 0.88, `${flagged.length} of ${silentConflicts.length}`);
});

test('all that a reference leads to are seen', async () => {
	const named = silentConflicts.filter(pair => !unnamed.includes(pair));
	assert.deepEqual(await flaggedOf(named), named.map(({name}) => name));
});

test('harmless pairs are left alone', async () => {
	assert.deepEqual(await flaggedOf(harmlessPairs), []);
});

test('no lock keeps these patches apart', async () => {
	const detected = await Promise.all([...silentConflicts, ...harmlessPairs].map(async pair => detect(parser, pair)));
	assert.ok(detected.every(({isExcluded}) => !isExcluded));
});
