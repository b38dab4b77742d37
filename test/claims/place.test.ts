import assert from 'node:assert/strict';
import {test} from 'node:test';
import {nameOfPlace, placeOf, type Place} from '../../source/claims/place.ts';

function check(name: string, place: Place | undefined): void {
	test(`${name} is ${place ? 'a place' : 'none'}`, () => {
		assert.deepEqual(placeOf(name), place);
		assert.equal(place && nameOfPlace(place), place && name);
	});
}

check('(first)', {owner: ''});
check('(after login)', {owner: '', after: 'login'});
check('Auth.Session.(first)', {owner: 'Auth.Session'});
check('Auth.(after login)', {owner: 'Auth', after: 'Auth.login'});
check('Auth~2.(after login)', {owner: 'Auth~2', after: 'Auth~2.login'});
check('(rest)', undefined);
check('Auth.first', undefined);
check('Auth.(before login)', undefined);
check('(after Auth.login)', undefined);
check('(after )', undefined);

test('duplicates share a place', () => {
	assert.equal(nameOfPlace({owner: 'Auth', after: 'Auth.login~2'}), 'Auth.(after login)');
});
