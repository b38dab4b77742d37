import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import path from 'node:path';
import {test} from 'node:test';
import {createPlayground} from './playground.ts';

const files = {
	'src/auth.ts': 'import {hash} from \'./hash.ts\';\n\nexport class AuthService {\n\tlogin(name: string): string {\n\t\treturn hash(name);\n\t}\n}\n',
	'src/hash.ts': 'export function hash(text: string): string {\n\treturn text.toUpperCase();\n}\n',
	'src/api.ts': 'import {AuthService} from \'./auth.ts\';\n\nexport function route(path: string): string {\n\treturn new AuthService().login(path);\n}\n\nexport function health(): string {\n\treturn \'ok\';\n}\n',
};

const task = {kind: 'feature', doneWhen: 'the tests pass', reads: [], needs: [], constraints: [], minutes: 5};
const wrong = {goal: 'Sign in', contracts: [], decisions: [], tasks: [{...task, id: 'rename', title: 'Rename login', prompt: 'Rename login to signIn.', writes: [{claim: 'src/auth.ts#AuthService.lgoin', change: 'interface'}]}]};
const right = {
	goal: 'Sign in',
	contracts: [],
	decisions: [],
	tasks: [
		{...task, id: 'rename', title: 'Rename login', prompt: 'Rename login to signIn.', writes: [{claim: 'src/auth.ts#AuthService.login', change: 'interface'}]},
		{...task, id: 'health', title: 'Tell more of health', prompt: 'Let health() tell the version too.', writes: [{claim: 'src/api.ts#health', change: 'body'}]},
	],
};

type Answer = Readonly<Record<string, unknown>>;

/** A planner that answers wrongly, and rightly once it's told what is wrong. It keeps what it was asked. */
const planner = (first: Answer, second: Answer) => `question=$(cat)
printf '%s' "$question" >> "$HOME/asked"
case "$question" in
*'What is wrong with it'*) echo 'Now then:'; cat <<'END'
${JSON.stringify(second)}
END
;;
*) cat <<'END'
${JSON.stringify(first)}
END
;;
esac
`;

test('a wrong answer becomes a right plan', async t => {
	const playground = await createPlayground({...files, 'planner.sh': planner(wrong, right)});
	t.after(playground.close);
	const {code, stdout, stderr} = await playground.jupiter('plan', '--planner', 'sh planner.sh', '--verify', 'true', 'rename', 'login', 'to', 'signIn');
	assert.equal(code, 0, stderr);
	assert.match(stderr, /lgoin` is not there[\s\S]*Did you mean `src\/auth\.ts#AuthService\.login`/v);
	assert.match(stdout, /2 tasks for 3 workers, landing on main, each verified by: true/v);
	assert.match(stdout, /writes src\/auth\.ts#AuthService\.login, src\/api\.ts#route\n +added src\/api\.ts#route: uses src\/auth\.ts#AuthService\.login/v);
	const asked = await readFile(path.join(playground.env.HOME!, 'asked'), 'utf8');
	assert.match(asked, /rename login to signIn[\s\S]*AuthService\.login: login\(name: string\): string|AuthService\.login: login\(name: string\): string[\s\S]*rename login to signIn/v);
	// The same answer gives the same plan, byte for byte.
	const again = await playground.jupiter('plan', '--planner', 'sh planner.sh', '--verify', 'true', 'rename login to signIn', '--out', 'again.yaml');
	assert.equal(again.stdout, stdout);
	const kept = /The plan is in (?<file>.*)\n/v.exec(stderr)!.groups!.file!;
	assert.equal(await readFile(path.join(playground.repository, 'again.yaml'), 'utf8'), await readFile(kept, 'utf8'));
});

test('a planner may suggest who does what', async t => {
	const [rename, health] = right.tasks;
	const suggesting = {...right, tasks: [{...rename, suggestedAgent: 'goose', suggestedBecause: 'renames well'}, {...health, suggestedAgent: 'nobody', suggestedBecause: 'why not'}]};
	const playground = await createPlayground({...files, 'planner.sh': planner(suggesting, suggesting)});
	t.after(playground.close);
	await playground.jupiter('config', 'agents', '{"goose": {"command": "sh {prompt}"}}');
	const planned = async (...words: string[]) => playground.jupiter('plan', '--planner', 'sh planner.sh', 'rename login to signIn', ...words);
	const {stdout, stderr} = await planned('--out', 'suggested.yaml');
	assert.match(stdout, /rename: Rename login[\s\S]* {4}by goose \(suggested: renames well\)/v, stderr);
	assert.doesNotMatch(stdout, /nobody/v);
	assert.match(await readFile(path.join(playground.repository, 'suggested.yaml'), 'utf8'), /agent: goose # suggested: renames well/v);
	assert.match(await readFile(path.join(playground.env.HOME!, 'asked'), 'utf8'), /Where another of [^\n]*goose clearly fits it better/v);
	// What a person says goes before.
	const {stdout: said} = await planned('--agent', 'claude');
	assert.doesNotMatch(said, /goose/v);
});

test('a planner that stays wrong is given up', async t => {
	const playground = await createPlayground({...files, 'planner.sh': planner(wrong, wrong)});
	t.after(playground.close);
	const {code, stderr} = await playground.jupiter('run', '--headless', '--planner', 'sh planner.sh', 'rename login to signIn');
	assert.equal(code, 1);
	assert.match(stderr, /made no plan that can be carried out\. Say more in the request[\s\S]*lgoin` is not there/v);
	assert.equal(stderr.match(/Asking once more/gv)?.length, 2);
	const kept = /Its best answer is in (?<file>.*)$/mv.exec(stderr)!.groups!.file!;
	assert.match(await readFile(kept, 'utf8'), /AuthService\.lgoin/v);
});

test('what stays poor is told by task', async t => {
	const [rename, health] = right.tasks;
	const poor = {...right, tasks: [rename, {...health, doneWhen: ''}]};
	const playground = await createPlayground({...files, 'planner.sh': planner(poor, poor)});
	t.after(playground.close);
	const terminal = playground.open(['run', '--planner', 'sh planner.sh', 'rename login to signIn']);
	await terminal.until(/▲ health[\s\S]*▲ 1 warning|▲ 1 warning[\s\S]*▲ health/v);
	terminal.type('!');
	await terminal.until(/`health` doesn't say when it is done/v);
	terminal.type('\u{1B}');
	await terminal.until(/y start/v);
	// Without its task the finding is none.
	terminal.type('\u{1B}[B');
	await terminal.until(/health Tell more/v);
	terminal.type('d');
	await terminal.until(/1 task onto main/v);
	assert.doesNotMatch(terminal.text(), /warning/v);
});

test('a request is planned, approved and landed', async t => {
	const work = 'case $JUPITER_TASK in *rename) sed -i s/login/signIn/ src/auth.ts src/api.ts;; *health) sed -i s/ok/fine/ src/api.ts;; esac';
	const playground = await createPlayground({
		...files,
		'planner.sh': planner(right, right),
		'jupiter.config.json': JSON.stringify({planner: 'sh planner.sh', agent: {command: work}, verify: 'grep -q AuthService src/api.ts'}),
	});
	t.after(playground.close);
	const terminal = playground.open(['run', 'rename login to signIn, and tell more of health']);
	await terminal.until(/○ rename[\s\S]*○ health[\s\S]*y start/v);
	terminal.type('y');
	const state = await playground.untilEnd();
	assert.equal(state.runs.r1!.outcome, 'landed');
	assert.match(await playground.git('show', 'jupiter/r1/result:src/api.ts'), /signIn\(path\)[\s\S]*'fine'/v);
	assert.match(await playground.git('show', 'jupiter/r1/result:src/auth.ts'), /signIn\(name/v);
});

test('programs that fail are told plainly', async t => {
	const playground = await createPlayground(files);
	t.after(playground.close);
	const planWith = async (command: string) => (await playground.jupiter('plan', 'do it well', '--planner', command)).stderr;
	assert.match(await planWith('echo no account >&2; exit 3'), /could not make a plan: it ended with 3\. Try it by itself[\s\S]*no account/v);
	// What it printed before it failed is no answer that it could put right.
	const failing = await planWith(String.raw`echo not logged in; printf "\033[2Jtry \033[1mlogin\033[m" >&2; exit 1`);
	assert.match(failing, /could not make a plan: it ended with 1\. [\s\S]*not logged in\ntry login$/v);
	assert.ok(!failing.includes('Asking once more'));
	assert.ok(!failing.includes('\u{1B}'));
	assert.match(await planWith(`echo '${JSON.stringify(right)}'; exit 1`), /The plan is in/v);
	assert.match(await planWith('true'), /gave no answer: it printed nothing/v);
	assert.match(await planWith('yes'), /printed more than 16777216 characters/v);
});
