import assert from 'node:assert/strict';
import test from 'node:test';
import {playOut, type Piece} from '../../source/engine/schedule/play-out.ts';

const piece = (id: string, minutes: number, {needs = [], rivals = []}: {readonly needs?: readonly string[]; readonly rivals?: readonly string[]} = {}): Piece => ({id, minutes, needs, rivals});

const cases: ReadonlyArray<readonly [title: string, position: Parameters<typeof playOut>[0], end: number]> = [
	['nothing takes no time', {places: 2, atWork: [], waiting: []}, 0],
	['what is at work ends', {places: 1, atWork: [piece('a', 3)], waiting: [piece('b', 2)]}, 5],
	['the first in order starts first', {places: 2, atWork: [], waiting: [piece('a', 1), piece('b', 1), piece('c', 4)]}, 5],
	['needs are waited for', {places: 3, atWork: [piece('a', 2)], waiting: [piece('b', 3, {needs: ['a']})]}, 5],
	['needs that are done are not', {places: 3, atWork: [], waiting: [piece('b', 3, {needs: ['a']})]}, 3],
	['rivals are not at work at once', {places: 3, atWork: [], waiting: [piece('a', 2, {rivals: ['b']}), piece('b', 3, {rivals: ['a']})]}, 5],
	['a circle of needs stands still', {places: 3, atWork: [], waiting: [piece('a', 2, {needs: ['b']}), piece('b', 3, {needs: ['a']})]}, 0],
];

for (const [title, position, end] of cases) {
	test(title, () => {
		assert.equal(playOut(position), end);
	});
}
