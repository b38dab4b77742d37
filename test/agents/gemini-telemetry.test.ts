import assert from 'node:assert/strict';
import {test} from 'node:test';
import {readTelemetry} from '../../source/agents/gemini/telemetry.ts';

const at = Date.parse('2026-11-21T21:08:49.920Z');

type Value = string | number;

const attributesOf = (attributes: Readonly<Record<string, Value>>) =>
	Object.entries(attributes).map(([key, value]) => ({key, value: typeof value === 'string' ? {stringValue: value} : {intValue: value}}));

const told = (...records: ReadonlyArray<Readonly<Record<string, Value>>>) =>
	readTelemetry({resourceLogs: [{scopeLogs: [{logRecords: records.map(record => ({attributes: attributesOf({role: 'main', 'event.timestamp': new Date(at).toISOString(), ...record})}))}]}]});

const refused = (status: number, error: unknown, more: Readonly<Record<string, Value>> = {}) =>
	told({'event.name': 'gemini_cli.api_error', status_code: status, 'error.message': JSON.stringify({error}), ...more});

const limit = (...details: ReadonlyArray<Readonly<Record<string, unknown>>>) => {
	const [call] = refused(429, {code: 429, message: 'Exhausted.', details});
	assert.strictEqual(call?.type, 'failed');
	assert.deepEqual([call.isLimit, call.message], [true, 'Exhausted.']);
	return [call.way, call.until === undefined ? undefined : call.until - at];
};

const retryInfo = (retryDelay: string) => ({'@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay});

test('a refusal tells how long it lasts', () => {
	assert.deepEqual(limit(), ['trying', undefined]);
	assert.deepEqual(limit(retryInfo('25s')), ['trying', 25_000]);
	assert.deepEqual(limit({reason: 'RATE_LIMIT_EXCEEDED'}, retryInfo('300.5s')), ['stuck', 300_500]);
	assert.deepEqual(limit({reason: 'QUOTA_EXHAUSTED'}, retryInfo('47941.2s')), ['stuck', 47_941_200]);
	assert.deepEqual(limit({reason: 'QUOTA_EXHAUSTED'}), ['stuck', undefined]);
	assert.deepEqual(limit(retryInfo('soon')), ['trying', undefined]);
	const [undated] = refused(429, {message: 'Later.', details: [retryInfo('25s')]}, {'event.timestamp': ''});
	assert.deepEqual(undated, {type: 'failed', isLimit: true, message: 'Later.', way: 'trying'});
});

test('a day ends at midnight in California', () => {
	const midnight = (timestamp: string) => {
		const [call] = refused(429, {details: [{violations: [{quotaId: 'GenerateRequestsPerDayPerProjectPerModel'}]}, retryInfo('20s')]}, {'event.timestamp': timestamp});
		assert.strictEqual(call?.type, 'failed');
		assert.equal(call.way, 'stuck');
		return new Date(call.until!).toISOString();
	};

	assert.equal(midnight('2026-11-21T21:08:49.920Z'), '2026-11-22T08:00:00.000Z');
	assert.equal(midnight('2026-11-22T07:59:59.999Z'), '2026-11-22T08:00:00.000Z');
	assert.equal(midnight('2026-11-22T08:00:00.000Z'), '2026-11-23T08:00:00.000Z');
	// Days of 23 and of 25 hours.
	assert.equal(midnight('2027-03-14T08:30:00.000Z'), '2027-03-15T07:00:00.000Z');
	assert.equal(midnight('2026-11-01T07:30:00.000Z'), '2026-11-02T08:00:00.000Z');
});

test('only the worker\'s own requests count', () => {
	assert.deepEqual(refused(400, {message: 'Bad.'}), [{type: 'failed', isLimit: false, message: 'Bad.'}]);
	assert.deepEqual(refused(429, {message: 'Later.'}, {role: 'utility_tool'}), []);
	// It tries these again, and they pass.
	assert.deepEqual(refused(503, {message: 'Busy.'}), []);
	assert.deepEqual(told({'event.name': 'gemini_cli.api_response'}, {'event.name': 'gemini_cli.tool_call'}), [{type: 'answered'}]);
	assert.deepEqual([undefined, [], {resourceLogs: [{scopeLogs: 'x'}]}].flatMap(body => readTelemetry(body)), []);
});
