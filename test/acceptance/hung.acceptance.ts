import assert from 'node:assert/strict';
import process from 'node:process';
import {test} from 'node:test';
import {execa} from 'execa';
import {createCrew, type Crew} from './crew.ts';
import type {TriedAgent} from './installed-agents.ts';
import {stuckOnce} from './model/script.ts';

const stopAll = async ({playground}: Crew): Promise<void> => {
	const {host} = await playground.processes();
	const {stdout} = await execa('ps', ['-A', '-o', 'pid=,ppid=']);
	const groups = stdout.split('\n').map(line => line.trim().split(/\s+/v).map(Number)).flatMap(([pid, parent]) => parent === host ? [pid!] : []);
	for (const group of groups) {
		process.kill(-group, 'SIGSTOP');
	}
};

const cases: ReadonlyArray<{readonly title: string; readonly agent: TriedAgent; readonly kind: string; readonly patience: number; readonly trouble: (crew: Crew) => Promise<void>}> = [
	// Half a minute without a sign of life is long here.
	...(['claude', 'codex', 'opencode', 'gemini'] as const).map(agent => ({title: `${agent} that hangs is started again`, agent, kind: 'hung', patience: 0.1, trouble: stopAll})),
	// Their terminals show all the while that they work. A minute without a change is long then.
	...(['claude', 'codex'] as const).map(agent => ({title: `${agent} without answers is started again`, agent, kind: 'silent', patience: 0.03, trouble: async () => undefined})),
];

for (const {title, agent, kind, patience, trouble} of cases) {
	test(title, async t => {
		const crew = await createCrew(t, [agent], {'a.txt': 'a\n', 'jupiter.config.json': JSON.stringify({patience})});
		if (crew === undefined) {
			return;
		}

		const {playground, models} = crew;
		await crew.run([{id: 'one', agent, owns: ['b.txt'], script: stuckOnce(crew.stuck)}]);
		await models.until(({answers}) => answers === 1);
		await trouble(crew);
		const resumed = await models.until(({prompts}) => prompts === 2);
		assert.ok(resumed.answers >= 1, 'it goes on with its conversation');
		const {runs: {r1}} = await playground.untilEnd();
		const {attempt, launch, nudges} = r1!.tasks.one!;
		assert.deepEqual([r1!.outcome, attempt, launch, nudges], ['landed', 1, 2, 1]);
		const journal = await crew.journal();
		const told = journal.flatMap(({event}) => event.type === 'agent-stalled' ? [event.kind] : (story.has(event.type) ? [event.type] : []));
		assert.deepEqual(told, [kind, 'attempt-failed', 'retry-due', 'task-landed']);
		assert.equal(await playground.git('show', 'main:b.txt'), 'b');
	});
}

const story: ReadonlySet<string> = new Set(['attempt-failed', 'retry-due', 'task-landed']);
