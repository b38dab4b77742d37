import assert from 'node:assert/strict';
import {test} from 'node:test';
import {createCrew} from './crew.ts';
import type {Turn} from './model/script.ts';

const handIn: Turn = {calls: [{mcp: {tool: 'report_done'}}]};
const write: Turn = {calls: [{write: {path: 'b.txt', text: 'b\n'}}]};

/** How a provider says that an account's allowance is used up until then, in seconds since 1970. */
const refusals: Readonly<Record<'claude' | 'codex', (reset: number) => Turn>> = {
	claude: reset => ({status: 429, headers: {
		'retry-after': '30',
		'anthropic-ratelimit-unified-status': 'rejected',
		'anthropic-ratelimit-unified-reset': String(reset),
		'anthropic-ratelimit-unified-representative-claim': 'five_hour',
		'anthropic-ratelimit-unified-5h-status': 'rejected',
		'anthropic-ratelimit-unified-5h-utilization': '1.0',
		'anthropic-ratelimit-unified-5h-reset': String(reset),
		'anthropic-ratelimit-unified-overage-status': 'rejected',
	}}),
	codex: reset => ({
		status: 429,
		headers: {'x-codex-primary-used-percent': '100', 'x-codex-primary-window-minutes': '300', 'x-codex-primary-reset-at': String(reset)},
		body: {error: {type: 'usage_limit_reached', message: 'The usage limit has been reached', plan_type: 'plus', resets_at: reset, resets_in_seconds: 30}},
	}),
};

for (const agent of ['claude', 'codex'] as const) {
	test(`${agent} is held back until its limit ends`, async t => {
		// Only who has subscribed is told of an allowance.
		const crew = await createCrew(t, [agent], {'a.txt': 'a\n'}, agent === 'claude' ? {ANTHROPIC_API_KEY: '', CLAUDE_CODE_OAUTH_TOKEN: 'sk-ant-oat01-none'} : {});
		if (crew === undefined) {
			return;
		}

		const {playground} = crew;
		let reset = Infinity;
		await crew.run([
			{id: 'one', agent, owns: ['b.txt'], script({answers}) {
				if (answers === 0) {
					return write;
				}

				// Far enough off for the next answer to be awaited, and near enough to be waited for.
				reset = Math.min(reset, Math.ceil(Date.now() / 1000) + 30);
				return Date.now() < reset * 1000 ? refusals[agent](reset) : handIn;
			}},
			{id: 'two', agent, owns: ['c.txt'], script: () => handIn},
		], {workers: 1});
		const limited = await playground.untilState(({capacity}) => capacity.limits[agent]?.until === reset * 1000);
		assert.equal(limited.runs.r1!.tasks.one!.status, 'limited');
		// Its place is free, and nobody is started in it.
		assert.equal(limited.runs.r1!.tasks.two!.phase, 'waiting');
		const {runs, capacity} = await playground.untilState(state => state.runs.r1!.outcome !== undefined);
		assert.equal(runs.r1!.outcome, 'landed');
		assert.deepEqual(capacity.limits, {});
		assert.equal(await playground.git('show', 'main:b.txt'), 'b');
		// It went on with its conversation, in the same attempt and the same process.
		const {attempt, launch} = runs.r1!.tasks.one!;
		assert.deepEqual({attempt, launch}, {attempt: 1, launch: 1});
		const journal = await crew.journal();
		const order = journal.flatMap(({event}) => event.type === 'limit-lifted' || (event.type === 'agent-started' && event.task === 'r1/two') ? [event.type] : []);
		assert.deepEqual(order, ['limit-lifted', 'agent-started']);
	});
}
