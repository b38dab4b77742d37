import assert from 'node:assert/strict';
import {test} from 'node:test';
import {createPlayground} from './playground.ts';
import {scriptedPlan} from './plans.ts';

const files = {
	'src/auth.ts': 'export function login(name: string): string {\n\treturn name;\n}\n',
	'src/api.ts': 'export function route(): void {}\n',
};
const changed = String.raw`printf 'export function login(name: string, otp: string): string {\n\treturn name + otp;\n}\n' > src/auth.ts`;

test('a reader repairs what another changed', async t => {
	const playground = await createPlayground(files);
	t.after(playground.close);
	// `api` is done only after `auth` has landed; it reads its briefing in every attempt and does what that says of the interface.
	const use = String.raw`printf "import {login} from './auth.js';\n\nexport function route(): void {\n\tlogin(%s);\n}\n" "$words" > src/api.ts`;
	await playground.write('plan.json', scriptedPlan([
		{id: 'auth', script: changed, owns: ['src/auth.ts#login']},
		{
			id: 'api', owns: ['src/api.ts'],
			script: `words=1; ! grep -q "+ .*otp" "$JUPITER_BRIEFING" || words=2; ${use}; while test ! -e "$HOME/go"; do sleep 0.1; done`,
		},
	]));
	const run = playground.jupiter('run', 'plan.json', '--headless', '--json');
	await playground.untilState(({runs}) => runs.r1?.tasks.auth!.phase === 'landed' && runs.r1.tasks.api!.phase === 'working');
	await playground.write('../go', '');
	const {code, stdout} = await run;
	assert.equal(code, 0, stdout);
	assert.match(await playground.git('show', 'main:src/api.ts'), /login\(2\)/v);
	const {runs: {r1}} = await playground.state();
	assert.deepEqual([r1!.tasks.api!.attempt, r1!.tasks.api!.repairs], [1, 1]);
});

test('a worker is told of a live change', async t => {
	const playground = await createPlayground(files);
	t.after(playground.close);
	await playground.write('plan.json', scriptedPlan([
		{id: 'auth', script: `while test ! -e "$HOME/reader"; do sleep 0.1; done; ${changed}; while test ! -e "$HOME/go"; do sleep 0.1; done`, owns: ['src/auth.ts#login']},
		{id: 'api', script: 'touch "$HOME/reader"; until grep -q otp "$JUPITER_INBOX" 2>/dev/null; do sleep 0.1; done; cp "$JUPITER_INBOX" inbox.txt; touch "$HOME/go"', owns: ['inbox.txt'], reads: ['src/auth.ts#login']},
	]));
	const {code, stdout} = await playground.jupiter('run', 'plan.json', '--headless', '--json');
	assert.equal(code, 0, stdout);
	assert.match(await playground.git('show', 'main:inbox.txt'), /`auth` is changing[^\n]*`src\/auth\.ts#login`[^\n]*- export function login\(name: string\): string/v);
	const {runs: {r1}} = await playground.state();
	assert.equal(r1!.notices.interruptions, 1);
});

test('a contract holds until it is amended', async t => {
	const playground = await createPlayground(files);
	t.after(playground.close);
	await playground.write('plan.json', scriptedPlan(
		[{id: 'auth', script: `${changed}; while test ! -e "$HOME/go"; do sleep 0.1; done`, owns: ['src/auth.ts#login']}],
		{contracts: ['src/auth.ts#login']},
	));
	const run = playground.jupiter('run', 'plan.json', '--headless', '--json');
	await playground.untilState(({breaches}) => breaches.length > 0);
	const amended = await playground.jupiter('amend', 'src/auth.ts#login');
	assert.deepEqual([amended.code, amended.stdout], [0, '`src/auth.ts#login` is version 2 now.']);
	assert.equal((await playground.jupiter('amend', 'src/api.ts#route', 'route()')).stderr, '`src/api.ts#route` is not frozen in r1. Frozen are `src/auth.ts#login`.');
	await playground.write('../go', '');
	const {code, stdout} = await run;
	assert.equal(code, 0, stdout);
	assert.match(stdout, /"type":"contract-amended"/v);
	assert.match(await playground.git('show', 'main:src/auth.ts'), /otp/v);
});
