import assert from 'node:assert/strict';
import {test} from 'node:test';
import {claudeHooks} from '../../source/agents/claude/hooks.ts';
import {claudeLog} from '../../source/agents/claude/log.ts';
import {codexLog} from '../../source/agents/codex/log.ts';

const answer = (id: string, output: number) => JSON.stringify({type: 'assistant', message: {
	id, model: 'claude-x', role: 'assistant', content: [],
	usage: {input_tokens: 3, cache_creation_input_tokens: 100, cache_read_input_tokens: 5000, output_tokens: output},
}});

test('Claude\'s answers are counted once each', () => {
	const read = claudeLog.read('/log');
	read(answer('m1', 1));
	read(JSON.stringify({type: 'user', message: {content: [{type: 'tool_result', content: '"usage"'}]}}));
	// Further parts of one answer say more of the same.
	read(answer('m1', 40));
	assert.deepEqual(read(answer('m2', 10))?.usage, {meter: 'log /log', counts: 'total', isPricedElsewhere: true, inputTokens: 206, cachedTokens: 10_000, outputTokens: 50});
	assert.equal(read('{"half of "usage"'), undefined);
	assert.equal(claudeLog.pathIn({transcript_path: '/log'}), '/log');
});

test('Claude\'s status line tells windows used up', () => {
	const call = claudeHooks.read({session_id: 's', rate_limits: {five_hour: {used_percentage: 100, resets_at: 1_800_000_000}, seven_day: {used_percentage: 40, resets_at: 1_900_000_000}}});
	assert.equal(call.type === 'spent' && call.exhausted, 1_800_000_000_000);
});

const rollout = (type: string, payload: unknown) => JSON.stringify({timestamp: '2026-11-21T12:00:00Z', type, payload});

test('Codex\'s rollout tells totals and allowance', () => {
	const read = codexLog.read('/log');
	assert.equal(read(rollout('turn_context', {model: 'gpt-x', cwd: '/w'})), undefined);
	assert.equal(read(rollout('response_item', {type: 'message', content: '"token_count"'})), undefined);
	const total = {input_tokens: 3000, cached_input_tokens: 600, output_tokens: 100, reasoning_output_tokens: 0, total_tokens: 3100};
	const told = read(rollout('event_msg', {
		type: 'token_count',
		info: {total_token_usage: total, last_token_usage: {...total, total_tokens: 1000}, model_context_window: 10_000},
		rate_limits: {primary: {used_percent: 12, window_minutes: 300, resets_at: 1_800_000_000}, secondary: {used_percent: 100, window_minutes: 10_080, resets_at: 1_900_000_000}},
	}));
	assert.deepEqual(told, {
		exhausted: 1_900_000_000_000,
		usage: {meter: 'log /log', counts: 'total', inputTokens: 2400, cachedTokens: 600, outputTokens: 100, model: 'gpt-x', contextShare: 0.1},
	});
});

test('an allowance that is left isn\'t exhausted', () => {
	const told = codexLog.read('/log')(rollout('event_msg', {type: 'token_count', info: null, rate_limits: {primary: {used_percent: 99.4, resets_at: 5}, secondary: null}}));
	assert.deepEqual(told, {exhausted: 0});
});

test('Codex\'s rollout tells a refused turn', () => {
	const read = codexLog.read('/log');
	const refusal = (error?: unknown) => read(rollout('event_msg', {type: 'task_complete', turn_id: 't', last_agent_message: null, ...error !== undefined && {error}}))?.refusal;
	assert.equal(refusal({message: 'Quota exceeded.', codex_error_info: 'usage_limit_exceeded'}), 'Quota exceeded.');
	assert.equal(refusal({message: 'exceeded retry limit', codex_error_info: {response_too_many_failed_attempts: {http_status_code: 429}}}), 'exceeded retry limit');
	assert.equal(refusal({message: 'exceeded retry limit', codex_error_info: {response_too_many_failed_attempts: {http_status_code: 503}}}), '');
	assert.equal(refusal(), '');
});
