import assert from 'node:assert/strict';
import {test} from 'node:test';
import {nameOfWrite} from '../../source/claims/name-of-write.ts';
import {newPlaces} from '../../source/symbols/changes/new-places.ts';
import {loadParser} from './parser.ts';

const parser = await loadParser();

const source = 'class Auth {\n\tlogin() {}\n\n\tlogout() {}\n}\n\nfunction first() {}\n\nfunction last() {}\n';

/** A test that a change of the source puts something new in exactly these places. */
function check(change: (text: string) => string | undefined, expected: readonly string[]): () => Promise<void> {
	return async () => {
		const places = await newPlaces(parser, 'a.ts', source, change(source));
		assert.deepEqual(places.map(place => nameOfWrite(place)), expected);
	};
}

test('a changed function is no place', check(text => text.replace('first() {}', 'first() { return 1; }'), []));
test('a function goes after the one above', check(text => text.replace('function last', 'function new_() {}\n\nfunction last'), ['(after first)']));
test('a function goes to the end', check(text => `${text}\nfunction end() {}\n`, ['(after last)']));
test('a class goes before all', check(text => `class New {}\n\n${text}`, ['(first)']));
test('a method goes in its class', check(text => text.replace('\tlogout', '\trenew() {}\n\n\tlogout'), ['Auth.(after login)']));
test('a first method goes before the others', check(text => text.replace('\tlogin', '\tsetUp() {}\n\n\tlogin'), ['Auth.(first)']));
test('two new ones share a place', check(text => `${text}\nfunction one() {}\n\nfunction two() {}\n`, ['(after last)']));
test('two places are told apart', check(text => `class New {}\n\n${text}\nfunction end() {}\n`, ['(first)', '(after last)']));
test('members of what is new have none', check(text => `${text}\nclass New {\n\tone() {}\n}\n`, ['(after last)']));
test('a renamed function is new beside its neighbour', check(text => text.replace('first', 'second'), ['(after Auth)']));
test('a removed file has no places', check(() => undefined, []));

test('a new file has no places', async () => {
	assert.deepEqual(await newPlaces(parser, 'a.ts', undefined, source), []);
});

test('a duplicate goes after its kin', async () => {
	const places = await newPlaces(parser, 'a.py', 'def a():\n    pass\n\ndef b():\n    pass\n', 'def a():\n    pass\n\ndef a():\n    pass\n\ndef b():\n    pass\n');
	assert.deepEqual(places.map(place => nameOfWrite(place)), ['(after a)']);
});
