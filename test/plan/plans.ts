import fc from 'fast-check';
import type {Plan, PlanTask} from '../../source/model/plan.ts';

/** A plan of tasks that say only what matters to a test. */
export function planWith(tasks: ReadonlyArray<Partial<PlanTask> & {readonly id: string}>, rest: Partial<Plan> = {}): Plan {
	return {
		version: 1,
		goal: 'Ship it',
		into: 'main',
		workers: 3,
		contracts: [],
		decisions: {},
		...rest,
		tasks: tasks.map(task => ({
			title: task.id, prompt: task.id, agent: {kind: 'known', name: 'claude'}, owns: [`${task.id}.ts`], reads: [], needs: [], constraints: [], minutes: 10, ...task,
		})),
	};
}

const claim = fc.constantFrom('src/a.ts', 'src/b.ts', 'src/**', 'docs/**', 'src/a.ts#A', 'src/a.ts#A.b', 'src/a.ts#C', 'test/*.ts');
const text = fc.string({minLength: 1, maxLength: 20}).map(string => string.trim()).filter(string => string !== '');

/** Plans as they are after checking: unique ids, needs only of earlier tasks. */
export const anyPlan: fc.Arbitrary<Plan> = fc.integer({min: 1, max: 8}).chain(count => fc.record({
	version: fc.constant(1 as const),
	goal: text,
	into: fc.constantFrom('main', 'next'),
	workers: fc.integer({min: 1, max: 8}),
	contracts: fc.uniqueArray(claim, {maxLength: 2}),
	decisions: fc.dictionary(fc.constantFrom('user.id', 'x'), text, {maxKeys: 2, noNullPrototype: true}),
	tasks: fc.tuple(...Array.from({length: count}, (_, index) => anyTask(index))),
}, {noNullPrototype: true}));

function anyTask(index: number): fc.Arbitrary<PlanTask> {
	return fc.record({
		id: fc.constant(`t${index}`),
		title: text,
		prompt: text,
		agent: fc.oneof(fc.constant({kind: 'known', name: 'codex'} as const), text.map(command => ({kind: 'command', command} as const))),
		owns: fc.uniqueArray(claim, {maxLength: 3}),
		reads: fc.uniqueArray(claim, {maxLength: 2}),
		needs: fc.subarray(Array.from({length: index}, (_, earlier) => `t${earlier}`), {maxLength: Math.min(3, index)}),
		constraints: fc.array(text, {maxLength: 2}),
		minutes: fc.integer({min: 1, max: 60}),
	}, {noNullPrototype: true});
}
