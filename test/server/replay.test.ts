import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {initialState} from '../../source/engine/initial-state.ts';
import {replayedAtOnce} from '../../source/model/limits/wire.ts';
import type {SessionState} from '../../source/model/session-state.ts';
import {replay} from '../../source/server/replay.ts';
import {sketchPlan} from '../engine/plans.ts';
import {temporarySession} from './temporary-session.ts';

test('a replay ends where it is told', t => {
	const {core, journal} = temporarySession(t);
	const states: SessionState[] = [initialState];
	core.onEntry(() => {
		states.push(core.state());
	});
	core.submit({type: 'engine-start', epoch: 1});
	core.submit({type: 'start-run', base: 'base', plan: sketchPlan({a: {owns: ['a.txt']}})});
	core.submit({type: 'note', by: 'user', text: 'hello'});
	assert.deepEqual(states.map((_, seq) => replay(journal, seq)), states);
	assert.deepEqual(replay(journal), core.state());
});

test('a long journal is replayed in pieces', () => {
	fc.assert(fc.property(fc.integer({min: 0, max: 12_000}), fc.integer({min: 0, max: 13_000}), (length, last) => {
		const asked: number[] = [];
		const state = replay({
			read(after, limit) {
				asked.push(limit);
				return Array.from({length: Math.min(limit, length - after)}, (_, place) => ({seq: after + place + 1, at: 1, epoch: 1, event: {type: 'engine-started', epoch: 1}}));
			},
		}, last);
		assert.equal(state.seq, Math.min(length, last));
		assert.ok(asked.every(limit => limit <= replayedAtOnce));
	}), {numRuns: 20});
});
