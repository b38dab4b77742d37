import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Event, JournalEntry} from '../../source/model/event.ts';
import {feedLine} from '../../source/ui/feed-line.ts';
import {clock} from '../../source/ui/time.ts';
import {now} from './made-up.ts';

const entry = (seq: number, event: Event): JournalEntry => ({seq, at: now + (seq * 1000), epoch: 1, event});
const message = entry(41, {type: 'message-queued', id: 41, to: 'r1/auth', text: 'Look out.'});
const textOf = (recent: readonly JournalEntry[]) => feedLine(message, recent)!.map(({text}) => text).join('');

test('a message has when it was seen', () => {
	const delivered = (id: number) => entry(50, {type: 'message-delivered', id, to: 'r1/auth'});
	assert.equal(textOf([message]), `${clock(message.at)} auth (not seen yet) is told: Look out.`);
	assert.equal(textOf([message, delivered(40)]), `${clock(message.at)} auth (not seen yet) is told: Look out.`);
	assert.equal(textOf([message, delivered(41)]), `${clock(message.at)} auth (seen ${clock(now + 50_000)}) is told: Look out.`);
});

test('a lost message was seen by nobody', () => {
	assert.equal(textOf([message, entry(50, {type: 'message-delivered', id: 41, to: 'r1/auth', isLost: true})]), `${clock(message.at)} auth (never seen) is told: Look out.`);
});
