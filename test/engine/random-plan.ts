import fc from 'fast-check';
import type {Plan} from '../../source/model/plan.ts';
import {commandAgent, knownAgent, sketchPlan} from './plans.ts';

export const somePaths = ['a.ts', 'a.ts#A', 'a.ts#A.x', 'a.ts#B', 'b.ts', 'lib/c.ts', 'lib/**', 'lib/*.ts', 'docs', '**/*.md'] as const;

const somePath = fc.constantFrom(...somePaths);
const someIndex = fc.nat({max: 7});
const randomTask = fc.record({
	owns: fc.uniqueArray(somePath, {maxLength: 3}),
	needs: fc.array(someIndex, {maxLength: 2}),
	isKnown: fc.boolean(),
	minutes: fc.integer({min: 1, max: 30}),
});

/** Plans of up to eight tasks whose claims often overlap. */
export const randomPlan: fc.Arbitrary<Plan> = fc.record({
	tasks: fc.array(randomTask, {minLength: 1, maxLength: 8}),
	workers: fc.integer({min: 1, max: 4}),
	verifySlots: fc.integer({min: 1, max: 3}),
	isVerified: fc.boolean(),
}).map(({tasks, workers, verifySlots, isVerified}) => {
	const {verify, ...plan} = sketchPlan(Object.fromEntries(tasks.map(({owns, needs, isKnown, minutes}, index) => [`t${index}`, {
		owns,
		minutes,
		agent: isKnown ? knownAgent : commandAgent,
		// Only earlier tasks, so that no circle comes about.
		needs: [...new Set(needs.filter(need => need < index))].map(need => `t${need}`),
	}])), {workers, verifySlots});
	return isVerified ? {...plan, verify: 'npm test'} : plan;
});
