import {simulate, type Outcome} from './run.ts';
import type {Scenario} from './scenario.ts';
import {soundParts, type Parts} from './world.ts';

/** Returns the shortest run with the same fault that fewer tasks or less trouble give with the same seed. */
export function shorten(scenario: Scenario, parts: Parts = soundParts): {readonly scenario: Scenario; readonly outcome: Outcome} {
	let shortest = {scenario, outcome: simulate(scenario, parts)};
	const kind = kindOf(shortest.outcome);
	for (let tasks = 1; tasks <= scenario.tasks; tasks++) {
		for (let trouble = 0; trouble <= scenario.trouble; trouble++) {
			const candidate = {...scenario, tasks, trouble};
			const outcome = simulate(candidate, parts);
			if (kindOf(outcome) === kind && outcome.world.history.length < shortest.outcome.world.history.length) {
				shortest = {scenario: candidate, outcome};
			}
		}
	}

	return shortest;
}

/** The same sentence about other tasks and commits is the same fault. */
function kindOf({fault}: Outcome): string | undefined {
	return fault?.message.split('\n', 1)[0]!.replaceAll(/\b[a-z]?\d+\b/gv, '…');
}
