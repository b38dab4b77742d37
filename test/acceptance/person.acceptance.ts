import assert from 'node:assert/strict';
import {test} from 'node:test';
import {createCrew} from './crew.ts';
import {handIn} from './model/script.ts';

for (const agent of ['claude', 'codex'] as const) {
	test(`${agent} is left to the person who types`, async t => {
		const crew = await createCrew(t, [agent], {'a.txt': 'a\n'});
		if (crew === undefined) {
			return;
		}

		const {playground} = crew;
		// It stops twice without handing in, and waits for a person then.
		await crew.run([
			{id: 'one', agent, owns: ['b.txt'], script: ({text}) => text.includes('half a sentence') ? handIn : {say: 'I wait for you.'}},
			{id: 'asker', agent: {command: 'until [ -e "$HOME/ask" ]; do sleep 0.1; done; jupiter-tui ask one "Which colour?"'}, owns: ['c.txt']},
		]);
		await playground.untilState(({runs}) => ['idle', 'done'].includes(runs.r1!.tasks.one!.status));
		const terminal = playground.open([], {columns: 160, rows: 50});
		await terminal.until(/one needs you|waits at its prompt/v);
		terminal.type('\u{2}a');
		terminal.type('half a sentence');
		await playground.untilState(({runs}) => runs.r1!.tasks.one!.isTaken === true);
		await terminal.until(/taken over/v);
		await playground.write('../ask', '');
		await playground.untilState(({deliveries}) => deliveries.some(({to}) => to === 'r1/one'));
		await playground.untilState(({runs}) => runs.r1!.tasks.asker!.phase === 'landed');
		assert.ok((await playground.state()).deliveries.some(({to}) => to === 'r1/one'), 'nothing was typed for it meanwhile');
		terminal.type('\r');
		const asked = await crew.models.until(({text}) => text.includes('half a sentence'));
		assert.match(asked.text, /^half a sentence$/mv);
		assert.match(asked.text, /Which colour\?/v);
		const {runs} = await playground.untilEnd();
		assert.equal(runs.r1!.outcome, 'landed');
		const order = (await crew.journal()).map(({event}) => event.type);
		assert.ok(order.indexOf('agent-handed-back') < order.indexOf('message-delivered'));
	});

	test(`${agent} learns after a pause what happened`, async t => {
		const crew = await createCrew(t, [agent], {'a.txt': 'a\n'});
		if (crew === undefined) {
			return;
		}

		const {playground} = crew;
		const paused = Promise.withResolvers<void>();
		const told = Promise.withResolvers<void>();
		await crew.run([
			{id: 'one', agent, owns: ['b.txt'], script: ({answers}) => answers === 0 ? {after: paused.promise, calls: [{write: {path: 'b.txt', text: 'b\n'}}]} : {after: told.promise, ...handIn}},
			{id: 'asker', agent: {command: 'until [ -e "$HOME/ask" ]; do sleep 0.1; done; jupiter-tui ask one "Which colour?"'}, owns: ['c.txt']},
		]);
		await crew.models.until(() => true);
		await playground.jupiter('pause', 'one');
		paused.resolve();
		await playground.write('../ask', '');
		await playground.untilState(({deliveries, runs}) => deliveries.some(({to}) => to === 'r1/one') && runs.r1!.tasks.asker!.phase === 'landed');
		await playground.jupiter('resume', 'one');
		const next = await crew.models.until(({answers}) => answers === 1);
		assert.match(next.text, /Which colour\?/v);
		told.resolve();
		const {runs} = await playground.untilEnd();
		assert.equal(runs.r1!.outcome, 'landed');
	});
}
