import assert from 'node:assert/strict';
import test from 'node:test';
import type {Broken} from './bend.ts';
import {brokenParts} from './broken.ts';
import {simulate} from './run.ts';
import {defaultScenario} from './scenario.ts';
import {shorten} from './shorten.ts';
import {shared} from './universe.ts';

/** Seeds looked at by every test run; `npm run simulate` looks at thousands. */
const seeds = Array.from({length: 400}, (_, index) => index + 1);
/** Seeds tried until a broken rule shows; the rarest shows in about one of three hundred. */
const maxSeeds = 1500;

void test('nothing goes wrong in hundreds of worlds', () => {
	const faults = seeds.map(seed => ({seed, fault: simulate({...defaultScenario, seed}).fault})).filter(({fault}) => fault);
	assert.deepEqual(faults.map(({seed, fault}) => `npm run simulate -- --seeds 1 --from ${seed}\n${fault!.stack!}`), []);
});

void test('worlds see every kind of trouble', () => {
	const seen = new Set<string>();
	for (const seed of seeds) {
		const {world} = simulate({...defaultScenario, seed});
		for (const {event} of world.journal) {
			seen.add(event.type === 'attempt-failed' ? event.failure.kind : (event.type === 'landing-hindered' ? `${event.stage} hindered` : event.type));
		}
	}

	const wanted = [
		'agent-failed',
		'verify-failed',
		'conflict',
		'worktree-failed',
		'agent-lost',
		'lock-granted',
		'claim-queued',
		'claim-refused',
		'locks-released',
		'write-unowned',
		'landings-withdrawn',
		'head-adopted',
		'composing hindered',
		'verifying hindered',
		'moving hindered',
		'verifications-held',
		'into-waits',
		'task-blocked',
		'task-cancelled',
		'task-commented',
		'task-hurried',
		'run-reopened',
		'decision-collided',
		'gave-way',
		'interface-changed',
		'contract-broken',
		'contract-amended',
		'changes-published',
		'landing-waits',
		'agent-limited',
		'limit-lifted',
		'agent-resumed',
		'usage-counted',
		'budget-near',
		'budget-set',
		'over-budget',
		'machine-strained',
		'caps-set',
		'stalled',
		'agent-recovered',
	];
	assert.deepEqual(wanted.filter(kind => !seen.has(kind)), []);
});

void test('worlds merge what nobody locks', () => {
	const authors = seeds.slice(0, 10).map(seed => {
		const {world} = simulate({...defaultScenario, seed});
		const merged = shared.flatMap(atom => world.git.commits.get(world.state.runs.r1!.head)!.tree.get(`${atom}@0`)!);
		return new Set(merged.map(mark => mark.split('.', 1)[0])).size;
	});
	assert.ok(Math.max(...authors) > 2, authors.join(' '));
});

void test('a seed gives the same world', () => {
	const histories = () => seeds.slice(0, 20).map(seed => simulate({...defaultScenario, seed}).world.history);
	assert.deepEqual(histories(), histories());
});

for (const broken of brokenParts) {
	void test(`it shows unless ${broken.rule}`, () => {
		assert.ok(isFound(broken), `Nothing was found in ${maxSeeds} worlds.`);
	});
}

void test('a fault is shown in few steps', () => {
	const {parts} = brokenParts.find(({rule}) => rule === 'red work never lands')!;
	const scenario = {...defaultScenario, seed: seeds.find(seed => simulate({...defaultScenario, seed}, parts).fault)!};
	const long = simulate(scenario, parts);
	const short = shorten(scenario, parts);
	assert.ok(long.fault);
	assert.ok(short.outcome.fault);
	assert.ok(short.outcome.world.history.length <= long.world.history.length);
	assert.deepEqual(simulate(short.scenario, parts).fault?.message, short.outcome.fault.message);
});

function isFound({parts, finding, tasks = defaultScenario.tasks}: Broken): boolean {
	for (let seed = 1; seed <= maxSeeds; seed++) {
		const {fault} = simulate({...defaultScenario, tasks, seed}, parts);
		if (fault && finding.test(fault.message)) {
			return true;
		}
	}

	return false;
}
