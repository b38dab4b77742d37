import assert from 'node:assert/strict';
import {openRuns, tasksOf} from '../../source/engine/find.ts';
import {outstanding} from '../../source/engine/outstanding.ts';
import type {Plan} from '../../source/model/plan.ts';
import {agentActions} from './agents.ts';
import {checkBudgets} from './check-budgets.ts';
import {checkCapacity} from './check-capacity.ts';
import {checkCommits} from './check-commits.ts';
import {checkContents} from './check-contents.ts';
import {checkDecisions} from './check-decisions.ts';
import {checkFaults} from './check-faults.ts';
import {checkLocks} from './check-locks.ts';
import {checkContracts, checkReads} from './check-reads.ts';
import {checkStalls} from './check-stalls.ts';
import {effectActions} from './effects.ts';
import {machineActions} from './limits.ts';
import {attend, personActions, retryAll} from './persons.ts';
import {planOf, type Scenario} from './scenario.ts';
import {newWorld, soundParts, tell, type Action, type Parts, type World} from './world.ts';

/** Steps that a run takes at most; those of the defaults take a few hundred. */
const maxSteps = 5000;

/** What became of one simulation. */
export type Outcome = {
	readonly world: World;
	/** What a checker or the engine found wrong. */
	readonly fault?: Error;
};

/** Runs one session from its start until everything has landed, and checks what happened. */
export function simulate(scenario: Scenario, parts: Parts = soundParts): Outcome {
	const world = newWorld(scenario, parts);
	try {
		tell(world, {type: 'engine-start', epoch: 1});
		startRun(world, planOf(scenario, world.random));
		if (world.random(3) === 0) {
			tell(world, {type: 'settings-seen', caps: {claude: 1, command: 1 + world.random(3)}});
		}

		runToEnd(world);
		world.trouble = 0;
		retryAll(world);
		runToEnd(world);
		checkAll(world);
		return {world};
	} catch (error) {
		return {world, fault: error instanceof Error ? error : new Error(String(error))};
	}
}

/** A person whose request was lost with the engine asks again. */
function startRun(world: World, plan: Plan): void {
	while (world.state.runs.r1 === undefined) {
		tell(world, {type: 'start-run', plan, base: 'base', contracts: plan.contracts.map(symbol => ({symbol, signature: 'base', hash: 'base'}))});
	}
}

function checkAll(world: World): void {
	assert.deepEqual(tasksOf(world.state.runs.r1!).filter(({phase}) => phase !== 'landed').map(({id}) => id), [], 'These starved.');
	checkLocks(world);
	checkBudgets(world);
	checkCapacity(world);
	checkStalls(world);
	checkCommits(world);
	checkContents(world);
	checkFaults(world);
	checkReads(world);
	checkContracts(world);
	checkDecisions(world);
}

function runToEnd(world: World): void {
	for (let steps = 0; openRuns(world.state).length > 0; steps++) {
		assert.ok(steps < maxSteps, 'The run goes on for ever.');
		happen(world);
	}
}

function happen(world: World): void {
	const actions: Action[] = [
		...outstanding(world.state).flatMap(effect => effectActions(world, effect)),
		...world.processes.values().flatMap(process => agentActions(world, process)),
		...personActions(world),
		...machineActions(world),
	];
	const isLull = actions.length === 0 || world.random(20) === 0;
	if (isLull && attend(world)) {
		return;
	}

	assert.ok(actions.length > 0, `Nothing can happen: ${tasksOf(world.state.runs.r1!).map(({id, phase}) => `${id} ${phase}`).join(', ')}.`);
	// Not all at once: what goes wrong late in a run finds other places.
	const calm = world.random(6) === 0 ? [] : actions.filter(({isTrouble}) => !isTrouble);
	const choices = withSlowVerify(world, calm.length > 0 ? calm : actions);
	const {name, happens} = choices[world.random(choices.length)]!;
	world.history.push(name);
	happens();
	world.now += world.random(200);
}

/** While others wait for a verification, everything else goes on. */
function withSlowVerify({random, verifySlowness}: World, actions: readonly Action[]): readonly Action[] {
	const others = actions.filter(({name}) => !name.startsWith('verify:'));
	return others.length === 0 || random(verifySlowness) === 0 ? actions : others;
}
