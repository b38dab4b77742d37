import type {Plan} from '../../source/model/plan.ts';
import {commandAgent, knownAgent, sketchPlan} from '../engine/plans.ts';
import {lockable, neighbours, someClaims} from './universe.ts';

/** What one simulation is: with the same four numbers it's the same again. */
export type Scenario = {
	readonly seed: number;
	/** Most tasks in the plan. */
	readonly tasks: number;
	/** How many things may go wrong. */
	readonly trouble: number;
};

export const defaultScenario: Omit<Scenario, 'seed'> = {tasks: 6, trouble: 20};

/** Returns a plan whose tasks often want the same; or, every third time, one whose tasks don't, so that landings queue up. */
export function planOf({tasks, seed}: Scenario, random: (below: number) => number): Plan {
	const isWide = random(3) === 0;
	const count = isWide ? tasks : 2 + random(Math.max(1, tasks - 1));
	const ids = Array.from({length: count}, (_, index) => `t${index}`);
	const sketches = ids.map((id, index) => [id, {
		agent: random(3) === 0 ? knownAgent : commandAgent,
		owns: isWide
			? [someClaims[index]!]
			: Array.from({length: 1 + random(3)}, () => someClaims[random(random(2) === 0 ? someClaims.length : 8)]!),
		needs: ids.slice(0, index).filter(() => !isWide && random(5) === 0),
		reads: random(4) === 0 ? [lockable[random(lockable.length)]!] : [],
		minutes: 1 + random(30),
		...(random(4) === 0 && {verify: `test ${id}`}),
		...((seed + index) % 5 === 0 && {budget: {tokens: 100 + (100 * (seed % 7))}}),
	}] as const);
	const {verify, ...plan} = sketchPlan(Object.fromEntries(sketches), {
		...(seed % 3 === 0 && {budget: {tokens: count * (100 + (100 * (seed % 4)))}}),
		workers: isWide ? tasks : 1 + random(4),
		verifySlots: 1 + random(1 + random(3)),
		neighbours,
		contracts: random(3) === 0 ? [lockable[random(lockable.length)]!] : [],
	});
	const unownedWrites = seed % 2 === 0 ? 'report' : 'revert';
	return random(4) === 0 ? {...plan, unownedWrites} : {...plan, unownedWrites, verify: 'npm test'};
}
