import assert from 'node:assert/strict';
import {test} from 'node:test';
import {createCrew, type Crew} from './crew.ts';
import type {TriedAgent} from './installed-agents.ts';
import {handIn, write, type Turn} from './model/script.ts';

/** How a provider refuses until then, in seconds since 1970. */
type Refusal = (reset: number) => Turn;

const secondsTo = (reset: number): number => Math.max(1, Math.ceil(reset - (Date.now() / 1000)));

const subscription: Refusal = reset => ({status: 429, headers: {
	'retry-after': '30',
	'anthropic-ratelimit-unified-status': 'rejected',
	'anthropic-ratelimit-unified-reset': String(reset),
	'anthropic-ratelimit-unified-representative-claim': 'five_hour',
	'anthropic-ratelimit-unified-5h-status': 'rejected',
	'anthropic-ratelimit-unified-5h-utilization': '1.0',
	'anthropic-ratelimit-unified-5h-reset': String(reset),
	'anthropic-ratelimit-unified-overage-status': 'rejected',
}});

const login: Refusal = reset => ({
	status: 429,
	headers: {'x-codex-primary-used-percent': '100', 'x-codex-primary-window-minutes': '300', 'x-codex-primary-reset-at': String(reset)},
	body: {error: {type: 'usage_limit_reached', message: 'The usage limit has been reached', plan_type: 'plus', resets_at: reset, resets_in_seconds: 30}},
});

const key: Refusal = reset => ({
	status: 429,
	headers: {'retry-after': String(secondsTo(reset))},
	body: {error: {message: 'Rate limit reached for model on tokens per min.', type: 'tokens', param: null, code: 'rate_limit_exceeded'}},
});

const google = (...details: ReadonlyArray<Readonly<Record<string, unknown>>>): Turn =>
	({status: 429, body: {error: {code: 429, message: 'Resource has been exhausted (e.g. check quota).', status: 'RESOURCE_EXHAUSTED', details}}});
const retryInfo = (reset: number) => ({'@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: `${secondsTo(reset)}s`});

const minute: Refusal = reset => google(retryInfo(reset));
const exhausted: Refusal = reset => google({'@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason: 'QUOTA_EXHAUSTED', domain: 'cloudcode-pa.googleapis.com', metadata: {}}, retryInfo(reset));
const daily: Refusal = reset => google({'@type': 'type.googleapis.com/google.rpc.QuotaFailure', violations: [{quotaId: 'GenerateRequestsPerDayPerProjectPerModel-FreeTier', quotaValue: '250'}]}, retryInfo(reset));

/** The launch in which it ends: a second one where it would have waited for a person for ever. */
const told: ReadonlyArray<{readonly title: string; readonly agent: TriedAgent; readonly refusal: Refusal; readonly launch: number; readonly more?: Readonly<Record<string, string>>}> = [
	// Only who has subscribed is told of an allowance.
	{title: 'claude is held back until its window ends', agent: 'claude', refusal: subscription, launch: 1, more: {ANTHROPIC_API_KEY: '', CLAUDE_CODE_OAUTH_TOKEN: 'sk-ant-oat01-none'}},
	{title: 'codex is held back until its window ends', agent: 'codex', refusal: login, launch: 1},
	{title: 'opencode is held back until it retries', agent: 'opencode', refusal: key, launch: 1},
	{title: 'gemini is held back until it retries', agent: 'gemini', refusal: minute, launch: 1},
	{title: 'gemini with no quota starts again later', agent: 'gemini', refusal: exhausted, launch: 2},
];

for (const {title, agent, refusal, launch, more} of told) {
	test(title, async t => {
		const crew = await createCrew(t, [agent], {'a.txt': 'a\n'}, more);
		if (crew === undefined) {
			return;
		}

		const {playground} = crew;
		let reset = Infinity;
		await begin(crew, agent, answers => {
			if (answers === 0) {
				return write;
			}

			// Far enough off for the next answer to be awaited, and near enough to be waited for.
			reset = Math.min(reset, Math.ceil(Date.now() / 1000) + 30);
			return Date.now() < reset * 1000 ? refusal(reset) : handIn;
		});
		const {runs: {r1}, capacity: {limits}} = await playground.untilState(({capacity}) => capacity.limits[agent]?.isGuess === undefined && Object.hasOwn(capacity.limits, agent));
		// Some say when it ends only after it was met. An agent that counts the seconds itself begins to count a little later.
		assert.ok(Math.abs(limits[agent]!.until - (reset * 1000)) < 2000, JSON.stringify({limits, reset}));
		assert.equal(r1!.tasks.one!.status, 'limited');
		// Its place is free, and nobody is started in it.
		assert.equal(r1!.tasks.two!.phase, 'waiting');
		await assertGoesOn(crew, agent, launch);
	});
}

test('codex refused by its key is held back', async t => {
	const crew = await createCrew(t, ['codex'], {'a.txt': 'a\n'});
	if (crew === undefined) {
		return;
	}

	const {playground} = crew;
	await begin(crew, 'codex', (answers, text) => {
		if (answers === 0) {
			return write;
		}

		return text.includes('There is more.') ? handIn : {status: 429, body: {error: {message: 'You exceeded your current quota.', type: 'insufficient_quota', param: null, code: 'insufficient_quota'}}};
	});
	const {runs: {r1}, capacity: {limits}} = await playground.untilState(({capacity}) => Object.hasOwn(capacity.limits, 'codex'));
	assert.deepEqual([limits.codex!.isGuess, limits.codex!.message], [true, 'Quota exceeded. Check your plan and billing details.']);
	assert.deepEqual([r1!.tasks.one!.status, r1!.tasks.two!.phase], ['limited', 'waiting']);
	// A person who has paid needn't wait.
	await playground.jupiter('send', 'one', 'There is more.');
	await assertGoesOn(crew, 'codex', 1);
});

test('gemini\'s quota of a day lasts it', async t => {
	const crew = await createCrew(t, ['gemini'], {'a.txt': 'a\n'});
	if (crew === undefined) {
		return;
	}

	const {playground} = crew;
	await begin(crew, 'gemini', () => daily((Date.now() / 1000) + 20));
	const {runs: {r1}, capacity: {limits}} = await playground.untilState(({capacity}) => Object.hasOwn(capacity.limits, 'gemini'));
	const {until} = limits.gemini!;
	assert.equal(new Date(until).toLocaleTimeString('en-GB', {timeZone: 'America/Los_Angeles'}), '00:00:00');
	assert.equal(Math.sign(until - Date.now()), 1);
	assert.equal(Math.floor((until - Date.now()) / (25 * 60 * 60_000)), 0);
	assert.deepEqual([r1!.tasks.one!.status, r1!.tasks.two!.phase], ['limited', 'waiting']);
});

/** Two tasks and a place for one of them, up to the first request of its model. */
const begin = async (crew: Crew, agent: TriedAgent, script: (answers: number, text: string) => Turn): Promise<void> => {
	await crew.run([
		{id: 'one', agent, owns: ['b.txt'], script: ({answers, text}) => script(answers, text)},
		{id: 'two', agent, owns: ['c.txt'], script: () => handIn},
	], {workers: 1});
	await crew.models.until(() => true);
};

/** It goes on with its conversation in the same attempt, and others start when the limit is over and not before. */
const assertGoesOn = async (crew: Crew, agent: TriedAgent, launch: number): Promise<void> => {
	// A start takes long on a busy machine.
	await crew.models.until(({script}) => script === 'two');
	const {runs: {r1}, capacity} = await crew.playground.untilEnd();
	assert.equal(r1!.outcome, 'landed');
	assert.deepEqual(capacity.limits, {});
	assert.equal(await crew.playground.git('show', 'main:b.txt'), 'b');
	assert.deepEqual([r1!.tasks.one!.attempt, r1!.tasks.one!.launch], [1, launch]);
	const journal = await crew.journal();
	const order = journal.flatMap(({event}) => event.type === 'limit-lifted' || (event.type === 'agent-started' && event.task === 'r1/two') ? [event.type] : []);
	assert.deepEqual(order, ['limit-lifted', 'agent-started']);
	assert.ok(crew.models.requests.some(({script, answers}) => script === 'one' && answers === 1), `${agent} went on with what it had`);
};
