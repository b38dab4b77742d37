import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {AgentStatus} from '../../source/model/task.ts';
import {createCrew} from './crew.ts';
import type {Turn} from './model/script.ts';

const handIn: Turn = {calls: [{mcp: {tool: 'report_done'}}]};
const question: Turn = {calls: [{tool: 'AskUserQuestion', input: {questions: [{
	question: 'Which colour?', header: 'Colour', multiSelect: false,
	options: [{label: 'Red', description: 'As it was'}, {label: 'Blue', description: 'As it is'}],
}]}}]};
// Beyond its sandbox Codex may do nothing without a person's word.
const permission: Turn = {calls: [{shell: 'touch elsewhere', isOutside: true}]};

for (const {agent, asks, needs} of [
	{agent: 'claude', asks: question, needs: 'asks'},
	{agent: 'codex', asks: permission, needs: 'needs-permission'},
] as const) {
	test(`${agent} is seen in each of its states`, async t => {
		const crew = await createCrew(t, [agent], {'a.txt': 'a\n'});
		if (crew === undefined) {
			return;
		}

		const {playground} = crew;
		const never = Promise.withResolvers<void>();
		t.after(() => {
			never.resolve();
		});
		// Interrupted, asking, refused by its model, and done at last.
		await crew.run([{id: 'one', agent, owns: ['b.txt'], script({text, lastResult}) {
			if (!text.includes('Go on.')) {
				return {after: never.promise, say: 'Too late.'};
			}

			if (lastResult === '') {
				return asks;
			}

			return text.includes('Try again.') ? handIn : {status: 400};
		}}]);
		const untilStatus = async (status: AgentStatus) => playground.untilState(({runs}) => runs.r1!.tasks.one!.status === status);
		await crew.models.until(() => true);
		await untilStatus('working');
		await playground.jupiter('send', 'one', '--key', 'Escape');
		await untilStatus('idle');
		await playground.jupiter('send', 'one', 'Go on.');
		await untilStatus(needs);
		await playground.jupiter('send', 'one', '--key', 'Enter');
		await untilStatus('failed');
		await playground.jupiter('send', 'one', 'Try again.');
		const {runs} = await playground.untilState(state => state.runs.r1!.outcome !== undefined);
		assert.equal(runs.r1!.outcome, 'landed');
		const journal = await crew.journal();
		const seen = journal.flatMap(({event}) => event.type === 'status-changed' && event.status !== 'working' ? [event.status] : []);
		// What it is after its last prompt doesn't matter any more.
		assert.deepEqual(seen.slice(0, 3), ['idle', needs, 'failed'], 'each state was told once');
	});
}
