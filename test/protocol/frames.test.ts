import assert from 'node:assert/strict';
import {Buffer} from 'node:buffer';
import {test} from 'node:test';
import fc from 'fast-check';
import {createFrameDecoder, encodeFrame, frameKinds, WireError} from '../../source/protocol/frames.ts';

const seed = 20_261_121;
const frame = fc.tuple(fc.constantFrom(...Object.values(frameKinds)), fc.uint8Array({maxLength: 300}));

const sizes = fc.array(fc.integer({min: 1, max: 40}), {minLength: 1});

test('frames survive any cutting into chunks', () => {
	fc.assert(fc.property(fc.array(frame, {maxLength: 8}), sizes, (frames, cuts) => {
		const bytes = Buffer.concat(frames.map(([kind, payload]) => encodeFrame(kind, payload)));
		const seen: typeof frames = [];
		const decode = createFrameDecoder((kind, payload) => {
			seen.push([kind, new Uint8Array(payload)]);
		});
		let offset = 0;
		for (let turn = 0; offset < bytes.length; turn++) {
			const end = offset + cuts[turn % cuts.length]!;
			decode(bytes.subarray(offset, end));
			offset = end;
		}

		assert.deepEqual(seen, frames);
	}), {seed, numRuns: 300});
});

const ignore = (): undefined => undefined;

test('a frame of unknown kind is refused', () => {
	assert.throws(() => {
		createFrameDecoder(ignore)(Buffer.from([0, 0, 0, 0, 9]));
	}, new WireError('A frame of unknown kind 9 arrived.'));
});

test('an oversized frame is refused before it arrives', () => {
	assert.throws(() => {
		createFrameDecoder(ignore, 1000)(Buffer.from([0, 0, 4, 0, 1]));
	}, new WireError('A frame announces 1024 bytes, more than the 1000 allowed.'));
});
