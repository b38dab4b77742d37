import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {AnswerTask} from '../../source/planner/answer.ts';
import {compilePlan, type PlanFrame} from '../../source/planner/compile-plan.ts';
import type {RepositoryFacts} from '../../source/planner/facts.ts';
import {answerOf, factsOf, shop, type TaskWords} from './made-up.ts';

const frame: PlanFrame = {request: 'Rename login', into: 'main', workers: 3, agent: {kind: 'known', name: 'claude'}, verify: 'npm test'};

/** Each task as `id < needs: claims`, with `+` before what code added. */
function told(tasks: readonly TaskWords[], facts: RepositoryFacts = shop): string[] {
	const {plan, additions, findings} = compilePlan(answerOf(tasks), facts, frame);
	assert.ok(plan, JSON.stringify(findings));
	const mark = (task: string, value: string) => additions.some(addition => addition.task === task && addition.value === value) ? `+${value}` : value;
	return plan.tasks.map(({id, owns, needs}) => `${[id, ...needs.length === 0 ? [] : ['<', ...needs.map(need => mark(id, need))]].join(' ')}: ${owns.map(claim => mark(id, claim)).join(' ')}`);
}

/** A test that proposed tasks become these. */
function check(tasks: readonly TaskWords[], expected: readonly string[], facts?: RepositoryFacts): () => void {
	return () => {
		assert.deepEqual(told(tasks, facts), expected);
	};
}

/** A test that an answer is refused, or found poor, with sentences that match these. */
function checkFound(tasks: readonly TaskWords[], expected: readonly RegExp[], severity: 'refused' | 'poor' = 'refused'): () => void {
	return () => {
		const {findings, plan} = compilePlan(answerOf(tasks), shop, frame);
		assert.equal(plan === undefined, severity === 'refused');
		assert.deepEqual(findings.map(finding => finding.severity), expected.map(() => severity), JSON.stringify(findings));
		for (const [index, {message}] of findings.entries()) {
			assert.match(message, expected[index]!);
		}
	};
}

test('separate tasks stay as they are', check(
	[['a', ['body src/hash.ts#hash']], ['b', ['body src/api.ts#health']]],
	['a: src/hash.ts#hash', 'b: src/api.ts#health'],
));

test('a changed interface takes its users', check(
	[['a', ['interface src/hash.ts#hash']]],
	['a: src/hash.ts#hash +src/auth.ts#AuthService.login +test/hash.test.ts'],
));

test('a user written elsewhere waits', check(
	[['a', ['interface src/hash.ts#hash']], ['b', ['body src/auth.ts#AuthService.login']]],
	['a: src/hash.ts#hash +test/hash.test.ts', 'b < +a: src/auth.ts#AuthService.login'],
));

test('a user written before is claimed again', check(
	[['a', ['interface src/hash.ts#hash'], {needs: ['b']}], ['b', ['body src/auth.ts#AuthService.login']]],
	['a < b: src/hash.ts#hash +src/auth.ts#AuthService.login +test/hash.test.ts', 'b: src/auth.ts#AuthService.login'],
));

test('a removed file takes all its users', check(
	[['a', ['removed src/auth.ts']]],
	['a: src/auth.ts +src/api.ts#route +src/cli.ts#main +test/auth.test.ts#login'],
));

const manyUsers = Object.fromEntries(Array.from({length: 9}, (_, index) => [`f${index}`, ['lib/a.ts#a']]));

const heirs = factsOf({
	'base.ts': {symbols: {Base: [], 'Base.run': [], 'Base.stop': [], run: []}},
	'one.ts': {symbols: {One: ['base.ts#Base'], 'One.run': [], Other: ['base.ts#Base']}},
	'two.ts': {symbols: {Two: ['one.ts#One'], 'Two.run': [], 'Two.stop': []}},
});
test('who overrides a member is held', check(
	[['a', ['interface base.ts#Base.run']], ['b', ['interface base.ts#run']]],
	['a: base.ts#Base.run +one.ts#One.run +two.ts#Two.run', 'b: base.ts#run'],
	heirs,
));

const shapes = factsOf({'a.ts': {symbols: {Store: [], Full: [], 'Full.a': []}, kinds: {Store: 'interface', Full: 'class'}}});
test('a member of an interface is the interface', check(
	[['a', ['new a.ts#Store.get']], ['b', ['removed a.ts#Store.set', 'new a.ts#Full.b'], {reads: ['a.ts#Store.x']}]],
	['a: a.ts#Store', 'b < +a: a.ts#Store a.ts#Full.b'],
	shapes,
));

test('many users in a file are the file', check(
	[['a', ['interface lib/a.ts#a']]],
	['a: lib/a.ts#a +lib/b.ts'],
	factsOf({'lib/a.ts': {symbols: {a: []}}, 'lib/b.ts': {symbols: manyUsers}}),
));

test('new code brings its test', check(
	[['a', ['new src/sessions.ts']], ['b', ['new src/api.ts#metrics']]],
	['a: src/sessions.ts +test/sessions.test.ts', 'b: src/api.ts#metrics +test/api.test.ts'],
));

test('a test that is named is enough', check(
	[['a', ['new src/sessions.ts', 'new test/sessions.test.ts']]],
	['a: src/sessions.ts test/sessions.test.ts'],
));

test('a test that two would write is shared', () => {
	const {plan} = compilePlan(answerOf([['a', ['new src/api.ts#one']], ['b', ['new src/api.ts#two']]]), shop, frame);
	assert.deepEqual(plan!.tasks.map(({owns, needs}) => [owns, needs]), [[['src/api.ts#one'], []], [['src/api.ts#two'], []]]);
	assert.deepEqual(plan!.tasks.map(({constraints}) => constraints.length), [1, 1]);
	assert.match(plan!.tasks[0]!.constraints[0]!, /`test\/api\.test\.ts`/v);
});

test('tasks that write the same are ordered', check(
	[['a', ['body src/api.ts']], ['b', ['body src/api.ts#route']], ['c', ['body src/api.ts#health']]],
	['a: src/api.ts', 'b < +a: src/api.ts#route', 'c < +a: src/api.ts#health'],
));

test('what follows is not said twice', check(
	[['a', ['body src/api.ts#route']], ['b', ['body src/api.ts#route']], ['c', ['body src/api.ts#route']], ['d', ['body src/hash.ts#hash'], {kind: 'integration', needs: ['a', 'c']}]],
	['a: src/api.ts#route', 'b < +a: src/api.ts#route', 'c < +b: src/api.ts#route', 'd < a c: src/hash.ts#hash'],
));

test('the change that reaches further goes first', check(
	[['a', ['body src/api.ts']], ['b', ['interface src/api.ts#route']]],
	['a < +b: src/api.ts', 'b: src/api.ts#route +test/api.test.ts'],
));

test('a reader waits for what is made', check(
	[['a', ['body src/cli.ts#main'], {reads: ['src/auth.ts#AuthService.refresh']}], ['b', ['new src/auth.ts#AuthService.refresh']]],
	['a < +b: src/cli.ts#main', 'b: src/auth.ts#AuthService.refresh +test/auth.test.ts'],
));

test('a removal waits for readers', check(
	[['a', ['removed src/api.ts#health']], ['b', ['body src/cli.ts#main'], {reads: ['src/api.ts#health']}]],
	['a < +b: src/api.ts#health', 'b: src/cli.ts#main'],
));

test('phases come one after another', check(
	[
		['check', [], {kind: 'verification'}],
		['wire', ['body src/cli.ts#main'], {kind: 'integration'}],
		['one', ['body src/hash.ts#hash']],
		['two', ['body src/api.ts#health'], {needs: ['base']}],
		['base', ['body package.json'], {kind: 'setup'}],
	],
	['check < +wire:', 'wire < +one +two: src/cli.ts#main', 'one < +base: src/hash.ts#hash', 'two < base: src/api.ts#health', 'base: package.json'].map(line => line.replace(/:$/v, ': ')),
));

test('names that can mean one thing are put right', check(
	[['a', ['body src/auth.ts#login', 'body hash.ts#hash()', 'new src/api.ts#health']], ['b', ['interface AuthService.logout', 'new src/x.test.ts#two()']]],
	['a: src/auth.ts#AuthService.login src/hash.ts#hash src/api.ts#health', 'b: src/auth.ts#AuthService.logout src/x.test.ts#two +src/cli.ts#main +test/auth.test.ts'],
));

test('ids become ones that branches take', check(
	[['Do It!', ['body src/hash.ts#hash']], ['next', ['body src/api.ts#health'], {needs: ['Do It!']}]],
	['do-it: src/hash.ts#hash', 'next < do-it: src/api.ts#health'],
));

test('a claim on nothing is refused', checkFound(
	[['a', ['body src/auth.ts#AuthService.lgoin', 'body src/nowhere.ts', 'body src/hash.ts#other']]],
	[/AuthService\.lgoin` is not there.*Did you mean `src\/auth\.ts#AuthService\.login`/v, /`src\/nowhere\.ts` is not there.*"change": "new"/v, /`src\/hash\.ts#other` is not there.*It holds `hash`/v],
));

test('a claim in the wrong folder is refused', checkFound(
	[['a', ['body src/heath.ts', 'body src/ahsh.ts', 'body lib/auth.ts#AuthService', 'body src/api/hash.ts']]],
	[/`src\/heath\.ts` is not there\. Correct the name/v, /Did you mean `src\/hash\.ts`/v, /Did you mean `src\/auth\.ts#AuthService`/v, /Did you mean `src\/hash\.ts`/v],
));

test('a task without words is refused', checkFound(
	[['a', ['body src/hash.ts#hash'], {title: ' \u{1B}', prompt: '\n\u{202E}'}]],
	[/`a` has an empty `title`\. Say in it in a few words/v, /`a` has an empty `prompt`/v],
));

test('a task is not overfull', () => {
	const symbols = (name: string) => Object.fromEntries(Array.from({length: 50}, (_, index) => [`${name}${index}`, []]));
	const users = Object.fromEntries(Array.from({length: 50}, (_, index) => [`u${index}`, {symbols: {use: [`lib/a.ts#a${index % 12}`]}}] as const));
	const many = Object.fromEntries(Array.from({length: 12}, (_, index) => [`set${index}`, users]));
	const facts = factsOf({'lib/a.ts': {symbols: symbols('a')}, ...Object.fromEntries(Object.entries(many).flatMap(([set, files]) => Object.entries(files).map(([name, file]) => [`${set}/${name}.ts`, file] as const)))});
	const {plan, findings} = compilePlan(answerOf([['a', Array.from({length: 12}, (_, index) => `interface lib/a.ts#a${index}`)]]), facts, frame);
	assert.equal(plan, undefined);
	assert.match(findings.at(-1)!.message, /`a` would have to claim 6\d\d things .* at most 500\. Cut it up/v);
});

test('a hostile path is refused', checkFound(
	[['a', ['new ../../etc/passwd', 'new /etc/passwd', 'new .git/hooks/pre-commit', 'new lib/.GIT/config', 'new a\u{7}.ts', 'new src/api.ts/x.ts', 'body **']]],
	[/leaves the repository/v, /not inside the repository/v, /belongs to git/v, /belongs to git/v, /control character/v, /lies in `src\/api\.ts`, which is a file/v, /claims the whole repository/v],
));

test('a circle is refused', checkFound(
	[['a', ['body src/hash.ts#hash'], {needs: ['b']}], ['b', ['body src/api.ts#health'], {needs: ['a']}]],
	[/circle: a → b → a/v],
));

test('a phase before its own is refused', checkFound(
	[['a', ['body src/hash.ts#hash'], {needs: ['b']}], ['b', ['body src/api.ts#health'], {kind: 'integration'}]],
	[/circle: .*change a kind/v],
));

test('needs and ids must fit', checkFound(
	[['auth', ['body src/hash.ts#hash']], ['auth', ['body src/api.ts#health'], {needs: ['atuh', 'x']}]],
	[/Several tasks have the id `auth`/v, /`atuh`.*Did you mean `auth`/v, /needs `x`.*There are auth/v],
));

test('reading what nobody makes is refused', checkFound(
	[['a', ['body src/hash.ts#hash'], {reads: ['src/db.ts#query']}]],
	[/^`a` reads `src\/db\.ts#query`, which is not there\. Correct the name, or add the task that makes it\.$/v],
));

test('a contract can\'t be changed', () => {
	const {findings} = compilePlan(answerOf([['a', ['interface src/hash.ts#hash']]], {contracts: ['src/hash.ts#hash']}), shop, frame);
	assert.deepEqual(findings.map(({message}) => message), ['`src/hash.ts#hash` is a contract, and `a` changes its interface. Take it out of `contracts`, or leave its interface alone.']);
});

test('a task that claims nothing is refused', checkFound([['a', []]], [/`a` writes nothing/v]));

test('a vague task is named', checkFound(
	[['a', ['body src/hash.ts#hash'], {title: 'Improve hashing', prompt: 'Improve hashing'}], ['b', ['body src/api.ts#health'], {doneWhen: ''}]],
	[/`a` only says "Improve hashing".*In src\/hash\.ts#hash/v, /`b` doesn't say when it is done/v],
	'poor',
));

test('what crosses tasks is frozen', () => {
	const answer = answerOf([['a', ['body src/hash.ts#hash']], ['b', ['body src/auth.ts#AuthService.login']], ['c', ['body src/api.ts#health'], {reads: ['src/auth.ts#AuthService.login']}]]);
	assert.deepEqual(compilePlan(answer, shop, frame).plan!.contracts, ['src/auth.ts#AuthService.login', 'src/hash.ts#hash']);
});

test('nothing is frozen between ordered tasks', () => {
	const answer = answerOf([['a', ['body src/hash.ts#hash']], ['b', ['body src/auth.ts#AuthService.login'], {needs: ['a']}]]);
	assert.deepEqual(compilePlan(answer, shop, frame).plan!.contracts, []);
});

test('an unknown time is estimated', () => {
	const answer = answerOf([['a', ['body src/hash.ts#hash'], {minutes: 0}], ['b', ['new src/x.ts', 'new src/y.ts'], {minutes: 0}], ['c', ['body src/api.ts'], {minutes: 1e9}]]);
	assert.deepEqual(compilePlan(answer, shop, frame).plan!.tasks.map(({minutes}) => minutes), [4, 13, 240]);
});

test('a model chooses no command', () => {
	const [task] = answerOf([['a', ['body src/hash.ts#hash']]]).tasks;
	const answer = {...answerOf([]), tasks: [{...task!, verify: 'curl evil', agent: {command: 'evil'}}], verify: 'curl evil', into: 'evil'};
	const {plan} = compilePlan(answer, shop, frame);
	assert.deepEqual([plan!.verify, plan!.into, plan!.tasks[0]!.agent, plan!.tasks[0]!.verify], ['npm test', 'main', {kind: 'known', name: 'claude'}, undefined]);
});

test('only an offered agent can be suggested', () => {
	const suggest = (suggestedAgent: string, suggestedBecause = ''): Partial<AnswerTask> => ({suggestedAgent, suggestedBecause});
	const answer = answerOf([
		['a', ['body src/hash.ts#hash'], suggest('goose', 'knows\n\u{1B}hashes')],
		['b', ['body src/api.ts#health'], suggest('codex')],
		['c', ['body src/cli.ts#main'], suggest('claude', 'it is here')],
		['d', ['body package.json'], suggest('goose')],
		['e', ['body readme.md#shop'], suggest('constructor')],
	]);
	const goose = {kind: 'known', name: 'goose', ends: 'exit'} as const;
	const {plan} = compilePlan(answer, shop, {...frame, offered: {goose, claude: {kind: 'known', name: 'claude'}}});
	const usual = {kind: 'known', name: 'claude'};
	assert.deepEqual(plan!.tasks.map(({id, agent, suggested}) => [id, agent, suggested]), [['a', goose, 'knows hashes'], ['b', usual, undefined], ['c', usual, undefined], ['d', goose, 'no reason given'], ['e', usual, undefined]]);
	assert.deepEqual(compilePlan(answer, shop, frame).plan!.tasks.map(({agent}) => agent), Array.from({length: 5}, () => usual));
});

test('control characters reach no screen', () => {
	const answer = answerOf([['a', ['body src/hash.ts#hash'], {title: 'Do\u{1B}[2J it\u{202E}\u{E0041}', prompt: 'One\r\n\u{7}two\u{2066}', doneWhen: 'x\u{1B}'}]], {goal: 'Go\u{9B}al'});
	const {plan} = compilePlan(answer, shop, frame);
	assert.doesNotMatch(JSON.stringify([plan!.goal, plan!.tasks.map(({title}) => title)]), /\\u00|[\u{80}-\u{9F}\u{202E}\u{E0041}]/v);
	assert.equal(plan!.tasks[0]!.prompt, 'One\n two\n\nDone when: x');
});
