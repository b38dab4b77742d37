import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {AgentRule} from '../../source/model/agent-rule.ts';
import type {Plan} from '../../source/model/plan.ts';
import {changeTask} from '../../source/plan/edit-plan.ts';
import {describePlan} from '../../source/plan/describe-plan.ts';
import {byRule} from '../../source/plan/complete-plan.ts';
import {parsePlan} from '../../source/plan/parse-plan.ts';
import {rewritePlan} from '../../source/plan/rewrite-plan.ts';
import {writePlan} from '../../source/plan/write-plan.ts';

const rules: readonly AgentRule[] = [
	{agent: 'codex', paths: ['**/*.py'], below: 20},
	{agent: 'goose', words: ['rename']},
	{agent: 'opencode', above: 60},
];
const options = {path: 'plan.yaml', into: 'main', agent: {kind: 'known', name: 'claude'}, agents: {goose: 'exit'}, rules} as const;
const text = `version: 1
tasks:
  - {id: py, owns: ["src/a.py#f", lib/b.py]}
  - {id: mixed, owns: [src/a.py, src/b.ts]}
  - {id: words, title: ReNaMe it, owns: [src/c.ts]}
  - {id: long, minutes: 90, owns: [src/d.py]}
  - {id: named, agent: aider, owns: [src/e.py]}
`;

const planOf = (source = text) => {
	const parsed = parsePlan(source, options);
	assert.ok(parsed.ok, JSON.stringify(parsed));
	return parsed.plan;
};

test('the first rule that fits chooses', () => {
	assert.deepEqual(planOf().tasks.map(({agent, agentBecause}) => [agent, agentBecause]), [
		[{kind: 'known', name: 'codex'}, 'rule 1: **/*.py, less than 20 min'],
		[{kind: 'known', name: 'claude'}, undefined],
		[{kind: 'known', name: 'goose', ends: 'exit'}, 'rule 2: "rename"'],
		[{kind: 'known', name: 'opencode'}, 'rule 3: more than 60 min'],
		[{kind: 'known', name: 'aider', ends: 'exit'}, undefined],
	]);
});

test('a choice is explained where it is approved', () => {
	assert.match(describePlan(planOf(), 200).join('\n'), / {4}by goose \(rule 2: "rename"\)/v);
});

test('a rule\'s choice is no plan\'s text', () => {
	assert.equal(rewritePlan(text, planOf(), options), text);
});

const edited = (task: string, agent: string): Plan => {
	const plan = changeTask(planOf(), task, 'agent', agent, options.agents);
	if (typeof plan === 'string') {
		throw new TypeError(plan);
	}

	return plan;
};

test('a person\'s choice goes before a rule', () => {
	const changed = edited('py', 'gemini');
	assert.equal(changed.tasks[0]!.agentBecause, undefined);
	assert.match(rewritePlan(text, changed, options), /id: py.*agent: gemini/v);
	const kept = edited('mixed', 'goose');
	assert.deepEqual(kept.tasks[1]!.agent, {kind: 'known', name: 'goose', ends: 'exit'});
});

const isPlan = (made: Plan | string): made is Plan => typeof made !== 'string';

test('a suggestion is the plan\'s text until changed', () => {
	const tasks = planOf().tasks.map(task => task.id === 'mixed' ? {...task, agent: {kind: 'known', name: 'gemini'} as const, suggested: 'it is prose'} : task);
	const suggested = {...planOf(), tasks};
	assert.match(describePlan(suggested, 200).join('\n'), / {4}by gemini \(suggested: it is prose\)/v);
	const written = writePlan(suggested, options);
	assert.match(written, /\n {4}agent: gemini # suggested: it is prose\n/v);
	const changed = changeTask(suggested, 'mixed', 'agent', 'codex');
	assert.ok(isPlan(changed));
	assert.equal(changed.tasks.find(({id}) => id === 'mixed')!.suggested, undefined);
	assert.match(rewritePlan(written, changed, options), /\n {4}agent: codex\n/v);
});

test('a rule goes before a suggestion', () => {
	const [first] = planOf().tasks;
	const ruled = byRule({...first!, suggested: 'it is prose'}, options);
	assert.deepEqual([ruled.agent, ruled.agentBecause, ruled.suggested], [{kind: 'known', name: 'codex'}, 'rule 1: **/*.py, less than 20 min', undefined]);
});

test('an unknown agent is refused with names', () => {
	const parsed = parsePlan('version: 1\ntasks:\n  - {id: a, agent: gose}\n  - {id: b, agent: zzz}\n', options);
	assert.ok(!parsed.ok);
	assert.deepEqual(parsed.problems.map(({message}) => message), [
		'`gose` is no known agent. Did you mean `goose`?',
		'An agent is one of claude, codex, opencode, gemini, aider, goose, or `{command: "…"}` for any program. Write one of these.',
	]);
});
