import assert from 'node:assert/strict';
import test from 'node:test';
import {checkInvariants} from '../../source/engine/invariants.ts';
import {evolve} from '../../source/engine/evolve/evolve.ts';
import {outstanding} from '../../source/engine/outstanding.ts';
import {step} from '../../source/engine/step.ts';
import type {SessionState} from '../../source/model/session-state.ts';
import {sketchPlan} from './plans.ts';
import {startScript} from './script.ts';

const two = sketchPlan({
	auth: {title: 'Rename login', owns: ['src/auth.ts#AuthService'], minutes: 8},
	docs: {title: 'Write the docs', owns: ['docs/**']},
});

void test('a refusal reads like a compiler\'s', () => {
	const script = startScript(two);
	script.say('made auth');
	script.say('started auth');
	script.say('made docs');
	script.now += 180_000;
	script.say('claim docs src/auth.ts#AuthService.login');
	assert.deepEqual(script.answer, {
		ok: false,
		text: '`src/auth.ts#AuthService.login` is held by `auth`, for 3 min now.',
		detail: [
			'  --> `src/auth.ts#AuthService.login` claimed by r1/docs (Write the docs)',
			'   = held by r1/auth (Rename login) as `src/auth.ts#AuthService` for 3 min',
			'   = r1/auth is at work, about 5 min left',
			'help: your claim is queued: a message will tell you when `src/auth.ts#AuthService.login` is yours, which is when `auth` has landed',
			'help: until then work on something else, and leave this as it is',
			'help: to tell `auth` what you need there: jupiter-tui note "…"',
		].join('\n'),
	});
});

void test('a refusal tells the interface to come', () => {
	const script = startScript(two);
	for (const line of ['made auth', 'started auth', 'made docs', 'writes auth src/auth.ts#AuthService.login:login(name)', 'claim docs src/auth.ts#AuthService.login']) {
		script.say(line);
	}

	assert.match(JSON.stringify(script.answer), /= its interface is going to be\\n {5}login\(name\)\\nhelp: your claim is queued/v);
});

void test('a refusal says what a rest is', () => {
	const script = startScript(two);
	for (const line of ['made auth', 'started auth', 'made docs', 'claim docs src/auth.ts#AuthService.(rest)']) {
		script.say(line);
	}

	assert.match(JSON.stringify(script.answer), /= `\(rest\)` is what stands outside the symbols in it\\n/v);
});

void test('a refusal says what a place is', () => {
	const script = startScript(two);
	for (const line of ['made auth', 'started auth', 'made docs', 'claim auth src/api.ts#(first)', 'claim docs src/api.ts#(first)']) {
		script.say(line);
	}

	assert.match(JSON.stringify(script.answer), /= that is a place to put something new in; another may be free\\n/v);
});

void test('a refused landing says what to do', () => {
	const script = startScript(two);
	for (const line of ['made auth', 'made docs', 'done docs', 'composed docs c0 docs/a.md src/auth.ts', 'done auth', 'composed auth c1 src/auth.ts docs/a.md']) {
		script.say(line);
	}

	const {failure} = script.state.runs.r1!.tasks.auth!;
	assert.equal(failure?.summary, 'It writes `docs/a.md`, which `docs` holds.');
	assert.match(failure.detail, /^error: `docs\/a\.md` is held by `docs`[\s\S]*help: put it back as it was/);
	assert.equal(script.state.runs.r1!.refusedWrites, 2);
});

void test('a frozen engine decides nothing more', () => {
	const {state} = startScript(two);
	const frozen = evolve(state, {seq: state.seq + 1, at: 0, epoch: 1, event: {type: 'engine-frozen', reason: 'Two locks overlap.'}});
	assert.deepEqual(outstanding(frozen), []);
	const {answer, events} = step(frozen, {type: 'pause-task', task: 'r1/auth'}, 0);
	assert.equal(answer.ok, false);
	assert.deepEqual(events, []);
	assert.equal(step(frozen, {type: 'engine-start', epoch: 2}, 0).state.frozen, undefined);
});

void test('an entry out of order throws', () => {
	const {state} = startScript(two);
	assert.throws(() => evolve(state, {seq: state.seq, at: 0, epoch: 1, event: {type: 'note-posted', by: 'user', text: ''}}), /follows entry/);
});

void test('effects are named for their launch', () => {
	const script = startScript(two);
	script.say('made auth');
	assert.deepEqual(outstanding(script.state).map(({key}) => key), ['start:r1/auth:1', 'watch:r1/auth:1', 'worktree:r1/docs:1']);
});

void test('a step tells which effects ended', () => {
	const {state} = startScript(two);
	const {effects, ended} = step(state, {type: 'cancel-task', task: 'r1/auth'}, 0);
	assert.deepEqual(effects, []);
	assert.deepEqual(ended, ['worktree:r1/auth:1']);
});

const broken: ReadonlyArray<readonly [string, (state: SessionState) => SessionState, RegExp]> = [
	['overlapping locks', state => ({...state, token: 9, locks: [...state.locks, {claim: 'docs/a.md', holder: 'r1/auth', token: 9, since: 0}]}), /while/],
	['a token given twice', state => ({...state, locks: state.locks.map(lock => ({...lock, token: 1}))}), /one fencing token/],
	['a token from nowhere', state => ({...state, token: 0}), /not given out yet/],
	['a lock missing', state => ({...state, locks: state.locks.slice(1)}), /without its claim/],
	['a lock of nobody\'s', state => ({...state, token: 9, locks: [...state.locks, {claim: 'z', holder: 'r1/z', token: 9, since: 0}]}), /not at work/],
	['a circle of waits', state => ({...state, waiting: [
		{claim: 'docs', task: 'r1/auth', holder: 'r1/docs', since: 0},
		{claim: 'src', task: 'r1/docs', holder: 'r1/auth', since: 0},
	]}), /circle/],
];

for (const [what, damage, message] of broken) {
	void test(`${what} break an invariant`, () => {
		const script = startScript(two);
		script.say('made auth');
		checkInvariants(script.state);
		assert.throws(() => {
			checkInvariants(damage(script.state));
		}, message);
	});
}
