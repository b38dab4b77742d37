import assert from 'node:assert/strict';
import {test} from 'node:test';
import {createPlayground} from './playground.ts';
import {scriptedPlan} from './plans.ts';

test('a headless run tells every event', async t => {
	const playground = await createPlayground();
	t.after(playground.close);
	await playground.write('plan.json', scriptedPlan([{id: 'one', script: 'echo 1 > one.txt'}, {id: 'two', script: 'echo 2 > two.txt', needs: ['one']}]));
	const {code, stdout, stderr} = await playground.jupiter('run', 'plan.json', '--headless', '--json');
	assert.equal(code, 0, stderr);
	const lines = stdout.split('\n').map(line => JSON.parse(line) as {type?: string; event?: {type: string}; outcome?: string; landed?: unknown[]});
	const types = lines.map(line => line.event?.type ?? line.type);
	assert.equal(types.filter(type => type === 'task-landed').length, 2);
	assert.equal(lines.at(-1)!.type, 'summary');
	assert.equal(lines.at(-1)!.outcome, 'landed');
	assert.equal(lines.at(-1)!.landed?.length, 2);
});

test('a blocked task does not hold others', async t => {
	const playground = await createPlayground();
	t.after(playground.close);
	await playground.write('plan.json', scriptedPlan([
		{id: 'good', script: 'echo 1 > good.txt'},
		{id: 'broken', script: 'echo this cannot work; exit 7'},
		{id: 'after', script: 'echo 3 > after.txt', needs: ['broken']},
	]));
	const {code, stdout} = await playground.jupiter('run', 'plan.json', '--headless', '--json');
	assert.equal(code, 3);
	assert.match(stdout, /"task":"r1\/broken"/v);
	assert.equal(await playground.git('show', 'jupiter/r1/result:good.txt'), '1');
});

test('a retry undoes nothing landed meanwhile', async t => {
	const playground = await createPlayground();
	t.after(playground.close);
	// `slow` fails its first verification while `quick` lands; its second attempt stands on what `quick` landed.
	await playground.write('plan.json', scriptedPlan([
		{id: 'slow', script: 'echo $JUPITER_ATTEMPT > slow.txt', verify: 'test -e "$HOME/quick" && grep -q 2 slow.txt'},
		{id: 'quick', script: 'echo quick > quick.txt; touch "$HOME/quick"'},
	]));
	const {code, stdout} = await playground.jupiter('run', 'plan.json', '--headless', '--json');
	assert.equal(code, 0, stdout);
	assert.equal(await playground.git('show', 'main:quick.txt'), 'quick');
	assert.equal(await playground.git('show', 'main:slow.txt'), '2');
});

test('a write that another holds waits', async t => {
	const playground = await createPlayground({'shared.txt': 'begin\n'});
	t.after(playground.close);
	// `thief` writes the file that `holder` holds, and has to do it again on what `holder` landed: then the file is free, and no attempt was lost.
	await playground.write('plan.json', scriptedPlan([
		{id: 'holder', script: 'while test ! -e "$HOME/go"; do sleep 0.1; done; echo held > shared.txt', owns: ['shared.txt']},
		{id: 'thief', script: 'echo try >> "$HOME/tries"; echo "stolen $(grep -c try "$HOME/tries") of attempt $JUPITER_ATTEMPT" > shared.txt; echo 1 > thief.txt', owns: ['thief.txt']},
	]));
	const run = playground.jupiter('run', 'plan.json', '--headless', '--json');
	await playground.untilState(({runs, waiting}) => runs.r1?.tasks.thief!.phase === 'submitted' && waiting.some(({task}) => task === 'r1/thief'));
	await playground.write('../go', '');
	const {code, stdout} = await run;
	assert.equal(code, 0, stdout);
	const summary = JSON.parse(stdout.split('\n').at(-1)!) as {refusedWrites: number; conflicts: number};
	assert.ok(summary.refusedWrites >= 1);
	assert.equal(await playground.git('show', 'jupiter/r1/result:shared.txt'), 'stolen 2 of attempt 1');
	// What was held landed first, and was not overwritten unseen.
	assert.match(await playground.git('log', '--patch', 'jupiter/r1/result'), /-held\n\+stolen 2 of attempt 1[\s\S]*\+held/v);
	// What was refused is not lost.
	const saved = await playground.git('for-each-ref', '--format=%(refname)', 'refs/jupiter/saved/r1/thief');
	assert.equal(await playground.git('show', `${saved.split('\n', 1)[0]!}:shared.txt`), 'stolen 1 of attempt 1');
});
