import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {stringify} from 'yaml';
import type {Plan} from '../../source/model/plan.ts';
import {layersOf} from '../../source/plan/layers.ts';
import {parsePlan} from '../../source/plan/parse-plan.ts';
import {anyPlan} from './plans.ts';

const pinned = {seed: 20_261_120, numRuns: 300};
const options = {path: 'plan.yaml', into: 'elsewhere', agent: {kind: 'known', name: 'claude'}} as const;

function fileOf(plan: Plan): unknown {
	return {...plan, tasks: plan.tasks.map(({agent, ...task}) => ({...task, agent: agent.kind === 'known' ? agent.name : {command: agent.command}}))};
}

test('a plan survives being written as YAML', () => {
	fc.assert(fc.property(anyPlan, plan => {
		const parsed = parsePlan(stringify(fileOf(plan)), options);
		assert.ok(parsed.ok, JSON.stringify(parsed));
		assert.deepEqual(parsed.plan, plan);
	}), pinned);
});

test('a plan survives being written as JSON', () => {
	fc.assert(fc.property(anyPlan, plan => {
		const parsed = parsePlan(JSON.stringify(fileOf(plan), undefined, '\t'), {...options, format: 'json'});
		assert.ok(parsed.ok, JSON.stringify(parsed));
		assert.deepEqual(parsed.plan, plan);
	}), pinned);
});

test('a plan that passes has no cycle', () => {
	const anyNeeds = fc.integer({min: 1, max: 7}).chain(count => {
		const ids = Array.from({length: count}, (_, index) => `t${index}`);
		return fc.tuple(...ids.map(id => fc.record({id: fc.constant(id), needs: fc.subarray(ids, {maxLength: Math.min(2, count)})})));
	});
	fc.assert(fc.property(anyNeeds, tasks => {
		const parsed = parsePlan(JSON.stringify({version: 1, tasks}), options);
		assert.equal(parsed.ok, isAcyclic(tasks));
		assert.ok(parsed.ok ? layersOf(parsed.plan.tasks).flat().length === tasks.length : isCycle(tasks, parsed.problems[0]!.message));
	}), pinned);
});

test('any text at all gets an answer', () => {
	const fragments = fc.array(fc.oneof(
		fc.string({maxLength: 8}),
		fc.constantFrom(
			'version: 1\n', 'tasks:\n', '  - id: a\n', '    needs: [a]\n', '    owns: [x]\n', '- [ ] a: b (c.ts)\n', '{', '}', '[', ']', ':', '&a ', '*a ', '\t', '\n', '? ', '!!binary ', '<<: ',
		),
	), {maxLength: 15}).map(parts => parts.join(''));
	fc.assert(fc.property(fragments, fc.constantFrom('yaml', 'json', 'markdown'), (text, format) => {
		const parsed = parsePlan(text, {...options, format});
		assert.ok(parsed.ok || parsed.problems.length > 0);
		const problems = parsed.ok ? [] : parsed.problems;
		assert.deepEqual(problems.filter(({line, column, message}) => line < 1 || column < 1 || !/[.?]$/.test(message)), []);
	}), {...pinned, numRuns: 2000});
});

type Needing = {readonly id: string; readonly needs: readonly string[]};

function isCycle(tasks: readonly Needing[], message: string): boolean {
	const path = / other: (?<path>.*)\. Remove/.exec(message)!.groups!.path!.split(' → ');
	return path[0] === path.at(-1)
		&& path.slice(0, -1).every((id, index) => tasks.find(task => task.id === id)!.needs.includes(path[index + 1]!));
}

// Tasks are taken away as long as one needs nothing that is left.
function isAcyclic(tasks: readonly Needing[]): boolean {
	const left = new Set(tasks);
	for (;;) {
		const free = [...left].find(task => [...left].every(other => !task.needs.includes(other.id)));
		if (!free) {
			return left.size === 0;
		}

		left.delete(free);
	}
}
