import assert from 'node:assert/strict';
import {test} from 'node:test';
import {maxBriefedClaims, maxBriefedOthers, maxBriefedSignatures} from '../../source/model/limits/planning.ts';
import {briefing, type BriefingFacts} from '../../source/plan/briefing.ts';
import {planWith} from './plans.ts';

const plan = planWith([{
	id: 'auth',
	title: 'Rename login',
	prompt: 'Rename it everywhere.',
	owns: ['src/auth.ts#AuthService.login', 'test/auth.test.ts'],
	reads: ['src/api.ts#Router'],
	constraints: ['leave src/db alone'],
	verify: 'npm test -- auth',
}], {goal: 'Rename login to signIn.', verify: 'npm test', contracts: ['src/auth.ts#AuthService']});
const task = plan.tasks[0]!;
const facts: BriefingFacts = {
	plan,
	attempt: 1,
	decisions: [{key: 'user.id', value: 'uuid'}],
	others: [{task: 'docs', title: 'Describe it', claims: ['docs/**']}],
	landed: [{task: 'setup', title: 'Set up'}],
	signatures: new Map([['src/auth.ts#AuthService.login', 'login(name: string): Promise<User>']]),
};

test('a briefing says what a place is', () => {
	const [placed] = planWith([{id: 'auth', owns: ['src/auth.ts#signOut', 'src/auth.ts#(after signIn)']}]).tasks;
	assert.match(briefing(placed!, facts), /- `src\/auth\.ts#\(after signIn\)`\n\nWhat is new goes where a claim says/v);
	assert.doesNotMatch(briefing(task, facts), /What is new goes/v);
});

test('a briefing says all it should', () => {
	const text = briefing(task, facts);
	const expected = [
		'# Rename login\n',
		'Rename it everywhere.',
		'the task `auth` of a larger job: Rename login to signIn.',
		'lands on `main`',
		'- `src/auth.ts#AuthService.login`\n  ```\n  login(name: string): Promise<User>\n  ```',
		'- `test/auth.test.ts`',
		'## You rely on\n\n- `src/api.ts#Router`',
		'## Frozen interfaces',
		'- `src/auth.ts#AuthService`',
		'- `user.id` is `uuid`',
		'- leave src/db alone',
		'- `setup`: Set up',
		'- `docs` (Describe it): `docs/**`',
		'`jupiter-tui claim PATH#SYMBOL`',
		'`jupiter-tui publish',
		'`jupiter-tui decide',
		'`jupiter-tui note',
		'`jupiter-tui done`',
		'`npm test -- auth` and `npm test` pass',
	];
	assert.deepEqual(expected.filter(part => !text.includes(part)), []);
});

test('the last that landed are named', () => {
	const landed = Array.from({length: maxBriefedOthers + 3}, (_, index) => ({task: `t${index}`, title: `Do ${index}`}));
	const text = briefing(task, {...facts, landed});
	assert.match(text, /## Already landed\n\n- `t3`: Do 3\n[\s\S]*- `t14`: Do 14\n- and 3 before these\n/v);
	assert.doesNotMatch(text, /`t2`/v);
});

test('what there is none of is left out', () => {
	const text = briefing(task, {...facts, decisions: [], others: [], landed: [], plan: {...plan, contracts: []}});
	const headings = ['Decided', 'Held by others', 'Already landed', 'Frozen', 'failed'];
	assert.deepEqual(headings.filter(heading => text.includes(heading)), []);
});

test('a retry begins with the failure', () => {
	const text = briefing(task, {...facts, attempt: 2, failure: {kind: 'verify-failed', summary: '`npm test` exited with 1.', detail: 'expected ``` to be there'}});
	assert.ok(text.indexOf('attempt 2') < text.indexOf('Rename it everywhere.'));
	assert.ok(text.includes('````\nexpected ``` to be there\n````'), 'its fence is longer than the one within');
});

test('a conflict says where the work is', () => {
	const failure = {kind: 'conflict', summary: 'The work no longer fits onto the head in package.json.', detail: 'version is "2" on the head and "3" in this work.'} as const;
	const text = briefing(task, {...facts, attempt: 1, failure, saved: 'refs/jupiter/saved/r1/auth/1'});
	assert.match(text, /## Your work was sent back, by no fault of its own\n\nThe work no longer fits .* `git checkout refs\/jupiter\/saved\/r1\/auth\/1 -- PATH`/v);
	assert.ok(text.includes(failure.detail));
});

test('a task without claims asks first', () => {
	assert.ok(briefing({...task, owns: []}, facts).includes('Nothing is claimed for you yet.'));
});

test('many claims are cut short', () => {
	const owns = Array.from({length: maxBriefedClaims + 5}, (_, index) => `src/${index}.ts`);
	const text = briefing({...task, owns}, facts);
	assert.ok(text.includes(`\`src/${maxBriefedClaims - 1}.ts\``));
	assert.ok(!text.includes(`\`src/${maxBriefedClaims}.ts\``));
	assert.ok(text.includes('and 5 more'));
});

test('signatures are bounded as a whole', () => {
	const owns = Array.from({length: 10}, (_, index) => `src/a.ts#f${index}`);
	const signatures = new Map(owns.map(claim => [claim, claim.padEnd(maxBriefedSignatures / 4, '.')]));
	const text = briefing({...task, owns, reads: []}, {...facts, signatures});
	assert.deepEqual(owns.filter(claim => text.includes(`${claim}..`)), owns.slice(0, 4));
	assert.ok(owns.every(claim => text.includes(`\`${claim}\``)));
});

test('a plain briefing is short', () => {
	assert.ok(briefing(task, facts).length < 2600, 'about 500 tokens of four characters, besides what the plan itself says');
});
