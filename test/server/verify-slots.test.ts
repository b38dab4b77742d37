import assert from 'node:assert/strict';
import {test} from 'node:test';
import {maxVerifySlots} from '../../source/model/limits/landing.ts';
import {verifySlotsFor} from '../../source/server/verify-slots.ts';

test('slots follow the machine unless told', () => {
	const cases = [[1, 1], [2, 1], [3, 1], [8, 4], [256, maxVerifySlots]] as const;
	assert.deepEqual(cases.map(([processors]) => verifySlotsFor({}, processors)), cases.map(([, slots]) => slots));
	assert.equal(verifySlotsFor({verifySlots: 5}, 2), 5);
});
