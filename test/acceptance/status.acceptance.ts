import assert from 'node:assert/strict';
import {test} from 'node:test';
import {evolve} from '../../source/engine/evolve/evolve.ts';
import {initialState} from '../../source/engine/initial-state.ts';
import type {AgentStatus} from '../../source/model/task.ts';
import {eventually} from '../whole/session.ts';
import {createCrew, type Crew} from './crew.ts';
import type {TriedAgent} from './installed-agents.ts';
import {handIn, type Call, type Turn} from './model/script.ts';

/** Nothing that another try would change, in no service's own form. */
const refusal: Turn = {status: 400, body: {type: 'error', error: {type: 'invalid_request_error', message: 'The request makes no sense.', code: 400, status: 'INVALID_ARGUMENT'}}};
const options = [{label: 'Red', description: 'As it was'}, {label: 'Blue', description: 'As it is'}];
const question = {question: 'Which colour?', header: 'Colour', options};

/** An agent's own ways: what asks for a permission, what asks a question, and how it is interrupted. */
type Ways = {
	readonly permission: Call;
	/** Absent for one that asks questions in its words alone, and ends its turn with them: it is idle then. */
	readonly question?: Call;
	readonly interrupt: readonly string[];
};

/** Limited and hung, which every one of them can be, are tried beside these, with what the engine does about them. */
const ways: Readonly<Record<TriedAgent, Ways>> = {
	claude: {
		permission: {shell: 'touch elsewhere'},
		question: {tool: 'AskUserQuestion', input: {questions: [{...question, multiSelect: false}]}},
		interrupt: ['Escape'],
	},
	codex: {
		// Beyond its sandbox it may do nothing without a person's word.
		permission: {shell: 'touch elsewhere', isOutside: true},
		interrupt: ['Escape'],
	},
	opencode: {
		permission: {shell: 'touch elsewhere', isOutside: true},
		question: {tool: 'question', input: {questions: [question]}},
		interrupt: ['Escape', 'Escape'],
	},
	gemini: {
		permission: {shell: 'touch elsewhere'},
		question: {tool: 'ask_user', input: {questions: [{...question, type: 'choice'}]}},
		interrupt: ['Escape'],
	},
};

for (const [agent, {permission, question: asking, interrupt}] of Object.entries(ways) as Array<[TriedAgent, Ways]>) {
	test(`${agent} is seen in each of its states`, async t => {
		const crew = await createCrew(t, [agent], {'a.txt': 'a\n'});
		if (crew === undefined) {
			return;
		}

		const {playground, models} = crew;
		const asks = [...asking === undefined ? [] : [asking], permission];
		// Interrupted, asking, refused by its model, and done at last.
		await crew.run([{id: 'one', agent, owns: ['b.txt'], script({text, results}) {
			if (!text.includes('Go on')) {
				return {after: crew.stuck, say: 'Too late.'};
			}

			if (results < asks.length) {
				return {calls: [asks[results]!]};
			}

			return text.includes('Try again.') ? handIn : refusal;
		}}]);
		const untilStatus = async (status: AgentStatus) => playground.untilState(({runs}) => runs.r1!.tasks.one!.status === status);
		await models.until(() => true);
		await untilStatus('working');
		for (const key of interrupt) {
			await playground.jupiter('send', 'one', '--key', key);
		}

		await untilStatus('idle');
		// What was interrupted before any answer may be forgotten.
		await playground.jupiter('send', 'one', 'Go on and play the script one.');
		const answer = async (status: AgentStatus, dialog: RegExp) => {
			await untilStatus(status);
			// Some tell of it before they take keys for it.
			await eventually(async () => {
				assert.match((await playground.jupiter('capture', 'one')).stdout, dialog);
			});
			await playground.jupiter('send', 'one', '--key', 'Enter');
		};

		if (asking !== undefined) {
			await answer('asks', /Blue/v);
		}

		await answer('needs-permission', /Yes|Allow once/v);
		await untilStatus('failed');
		await playground.jupiter('send', 'one', 'Try again.');
		const {runs} = await playground.untilEnd();
		assert.equal(runs.r1!.outcome, 'landed');
		const statuses = await statusesOf(crew);
		// Between what it asks it may be seen at work, or not, as that takes a moment; and at its prompt, before it takes one.
		const told = statuses.filter((status, index) => statuses.indexOf(status) === index);
		assert.deepEqual(told, ['none', 'starting', 'working', 'idle', ...asking === undefined ? [] : ['asks'], 'needs-permission', 'failed', 'done']);
	});
}

/** What the engine held the task to be, one after the other. */
const statusesOf = async (crew: Crew): Promise<AgentStatus[]> => {
	let state = initialState;
	const statuses: AgentStatus[] = [];
	for (const entry of await crew.journal()) {
		state = evolve(state, entry);
		const status = state.runs.r1?.tasks.one?.status;
		if (status !== undefined && status !== statuses.at(-1)) {
			statuses.push(status);
		}
	}

	return statuses;
};
