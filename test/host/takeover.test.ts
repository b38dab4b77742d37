import assert from 'node:assert/strict';
import {test, type TestContext} from 'node:test';
import {createTakeover} from '../../source/host/takeover.ts';
import {handBackMs} from '../../source/model/limits/panes.ts';

const stage = (t: TestContext) => {
	t.mock.timers.enable({apis: ['setTimeout', 'setImmediate']});
	const told: boolean[] = [];
	const takeover = createTakeover(isTaken => {
		told.push(isTaken);
	});
	t.after(takeover.close);
	return (...keys: readonly string[]) => {
		for (const key of keys) {
			takeover.typed(new TextEncoder().encode(key));
		}

		return told.splice(0);
	};
};

test('Enter hands a pane back', t => {
	const type = stage(t);
	assert.deepEqual(type('h', 'i'), [true]);
	assert.deepEqual(type('\r'), [false]);
	assert.deepEqual(type('\r'), []);
	assert.deepEqual(type('hello\r'), []);
	assert.deepEqual(type('x', '\u{1B}[13u'), [true, false]);
});

test('what takes the words back does too', t => {
	const type = stage(t);
	assert.deepEqual(['\u{3}', '\u{1B}', '\u{1B}[27u', '\u{1B}[99;5u'].map(key => type('x', key)), Array.from({length: 4}, () => [true, false]));
});

test('a line end within the words does not', t => {
	const type = stage(t);
	assert.deepEqual(type('x', '\u{1B}[13;2u', '\u{1B}[200~one\rtwo\r\u{1B}[201~'), [true]);
});

test('who goes away hands back', t => {
	const type = stage(t);
	type('x');
	t.mock.timers.tick(handBackMs - 1);
	assert.deepEqual(type('y'), []);
	t.mock.timers.tick(handBackMs - 1);
	assert.deepEqual(type(), []);
	t.mock.timers.tick(2);
	assert.deepEqual(type(), [false]);
});

test('a terminal\'s own reports are no typing', t => {
	const type = stage(t);
	assert.deepEqual(type('\u{1B}[I', '\u{1B}[O', '\u{1B}[<35;10;4M', '\u{1B}[<0;10;4m', '\u{1B}[M !!', '\u{1B}[97;1:3u'), []);
});
