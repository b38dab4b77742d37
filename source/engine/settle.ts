import assert from 'node:assert/strict';
import {maxTasks} from '../model/limits/planning.ts';
import {enforceBudgets} from './usage/budgets.ts';
import type {Draft} from './draft.ts';
import {freePlaces} from './schedule/free-places.ts';
import {informReaders} from './bus/inform-readers.ts';
import {settleLandings} from './landing/landings.ts';
import {grantWaiting} from './locks/late-claims.ts';
import {liftLimits, resumeLimited} from './failures/quota.ts';
import {judgeExits, settleAttempts, startRetries} from './failures/retries.ts';
import {cancelRuns, endRuns, forgetRuns} from './runs/runs.ts';
import {startTasks} from './schedule/schedule.ts';

/**
Lets everything happen that the state now allows without anybody asking, until nothing more does.
It looks at the state alone, so a new engine goes on from any place in the journal.
*/
export function settle(draft: Draft): void {
	let before;
	let rounds = 0;
	do {
		before = draft.state;
		for (const rule of rules) {
			rule(draft);
		}

		// Each round starts, lands, retries or ends something, and each task does each of these once in a step at most.
		assert.ok(rounds++ < maxTasks * rules.length, 'The rules of the engine chase each other.');
	} while (draft.state !== before);
}

/** In this order: locks that became free go to whoever waits for them while at work, then to those that their provider held up, to retries, and to new tasks. */
const rules: ReadonlyArray<(draft: Draft) => void> = [
	cancelRuns,
	liftLimits,
	judgeExits,
	enforceBudgets,
	settleAttempts,
	grantWaiting,
	resumeLimited,
	startRetries,
	freePlaces,
	startTasks,
	informReaders,
	settleLandings,
	endRuns,
	forgetRuns,
];
