import assert from 'node:assert/strict';
import test from 'node:test';
import type {Case} from './case.ts';
import {harmlessPairs, silentConflicts} from './cases.ts';
import {hasPython, runCases, type Outcome} from './run-cases.ts';

const isThere = await hasPython();
const runnable = (cases: readonly Case[]) => cases.filter(({language}) => language === 'typescript' || isThere);
const outcomes = await runCases(runnable([...silentConflicts, ...harmlessPairs]));

const unlike = (cases: readonly Case[], isAsSaid: (outcome: Outcome) => boolean): string[] =>
	runnable(cases).filter(pair => !isAsSaid(outcomes.get(pair)!)).map(pair => `${pair.name}: ${outcomes.get(pair)!.complaints.join(' ')}`);

test('every patch passes its test alone', () => {
	assert.deepEqual(unlike([...silentConflicts, ...harmlessPairs], ({isGreenAlone}) => isGreenAlone), []);
});

test('git merges every pair cleanly', () => {
	assert.deepEqual(unlike([...silentConflicts, ...harmlessPairs], ({mergesCleanly}) => mergesCleanly), []);
});

test('every conflict is wrong when composed', () => {
	assert.deepEqual(unlike(silentConflicts, ({isGreenComposed}) => !isGreenComposed), []);
});

test('every control is right when composed', () => {
	assert.deepEqual(unlike(harmlessPairs, ({isGreenComposed}) => isGreenComposed), []);
});

test('there are enough of each', () => {
	assert.ok(silentConflicts.length >= 30);
	assert.ok(harmlessPairs.length >= 20);
	assert.equal(new Set([...silentConflicts, ...harmlessPairs].map(({name}) => name)).size, silentConflicts.length + harmlessPairs.length);
});
