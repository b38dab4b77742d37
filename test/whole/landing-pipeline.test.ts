import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import path from 'node:path';
import {test} from 'node:test';
import {createPlayground, type Playground} from './playground.ts';
import {scriptedPlan} from './plans.ts';

/** Green unless two files that don't go together are both there. It waits for a sign, so that landings queue up behind it. */
const verify = 'while test ! -e "$HOME/go"; do sleep 0.05; done; ! { test -e b.txt && grep -q wrong b.txt; }';
const tasks = ['a', 'b', 'c', 'd', 'e'].map(id => ({
	id,
	// Wrong in its first attempt, and the last to be done: with three slots too, it waits beside another.
	script: id === 'b' ? 'while test ! -e "$HOME/b"; do sleep 0.05; done; test "$JUPITER_ATTEMPT" = 1 && echo wrong > b.txt || echo right > b.txt' : `echo ${id} > ${id}.txt`,
}));

for (const slots of [1, 3]) {
	test(`no head is ever red, slots: ${slots}`, async t => {
		const playground = await createPlayground();
		t.after(playground.close);
		await playground.write('jupiter.config.json', JSON.stringify({verifySlots: slots}));
		await playground.write('plan.json', scriptedPlan(tasks, {workers: 5, verify}));
		// What a person has in their checkout is theirs, and keeps the branch under it where it is.
		await playground.write('readme.md', '# Mine\n');
		const before = await bitsOf(playground);
		const run = playground.jupiter('run', 'plan.json', '--headless', '--json');
		const untilComposed = async (count: number) => playground.untilState(({runs}) => Object.values(runs.r1?.tasks ?? {}).filter(({landing}) => landing?.commit !== undefined).length === count);
		await untilComposed(4);
		await playground.write('../b', '');
		const {capacity} = await untilComposed(5);
		await playground.write('../go', '');
		const {code, stdout} = await run;
		assert.equal(code, 0, stdout);
		const events = stdout.split('\n').map(line => (JSON.parse(line) as {event?: {type: string; task?: string; tasks?: string[]; slot?: number}}).event);
		assert.deepEqual(events.filter(event => event?.type === 'attempt-failed').map(event => event!.task), ['r1/b'], stdout);
		const verifications = events.filter(event => event?.type === 'verification-started');
		assert.ok(verifications.some(event => event!.tasks!.length > 1), 'None was of several tasks.');
		// A machine that is busy with other things verifies one at a time.
		const isBusy = capacity.verifyStrain !== undefined || events.some(event => event?.type === 'verifications-held');
		const used = new Set(verifications.map(event => event!.slot)).size;
		assert.ok(isBusy ? used <= slots : used === slots, `${used} slots were used.`);
		await checkHeads(playground);
		assert.deepEqual(await bitsOf(playground), before);
		const landed = await Promise.all(tasks.map(async ({id}) => playground.git('show', `jupiter/r1/result:${id}.txt`)));
		assert.deepEqual(landed, ['a', 'right', 'c', 'd', 'e']);
	});
}

/** Every commit that the result branch has ever been at, each a tree without the mistake. */
async function checkHeads(playground: Playground): Promise<void> {
	const reflog = await playground.git('reflog', 'show', '--format=%H', 'jupiter/r1/result');
	const heads = reflog.split('\n');
	assert.ok(heads.length >= 2, reflog);
	for (const head of heads) {
		const files = await playground.git('grep', '-l', '-e', '', head);
		assert.ok(!files.includes(`${head}:b.txt`) || await playground.git('show', `${head}:b.txt`) === 'right', `${head} is red.`);
	}
}

/** The person's branch, index and files. */
async function bitsOf({git, repository}: Playground) {
	return {
		head: await git('rev-parse', 'HEAD', 'main'),
		index: await readFile(path.join(repository, '.git/index')),
		status: await git('status', '--porcelain'),
		readme: await readFile(path.join(repository, 'readme.md'), 'utf8'),
	};
}
