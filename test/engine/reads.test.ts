import assert from 'node:assert/strict';
import test from 'node:test';
import {maxReads} from '../../source/model/limits/bus.ts';
import {maxAttempts} from '../../source/model/limits/failures.ts';
import {outstanding} from '../../source/engine/outstanding.ts';
import {check} from './check.ts';
import {knownAgent, sketchPlan} from './plans.ts';
import {startScript, type Script} from './script.ts';

const two = sketchPlan({
	a: {title: 'Change f', owns: ['a.ts#f'], verify: 'test a'},
	b: {title: 'Use f', owns: ['b.ts'], verify: 'test b', agent: knownAgent},
});
const withProgram = sketchPlan({a: {owns: ['a.ts#f']}, b: {owns: ['b.ts']}});
const bothAtWork = [['made a', 'worktree-made a'], ['started a', 'agent-started a'], ['made b', 'worktree-made b'], ['started b', 'agent-started b']] as const;
const landA = (write: string) => [
	['done a', 'task-submitted a; landing-started a'],
	[`composed a c1 ${write}`, 'landing-composed a; verification-started a'],
	['verified a', 'landing-verified a; move-started a'],
] as const;
const aMoves = ['moved a c1', 'head-moved; task-landed a'] as const;

check('a changed interface sends its reader back', two, [
	...bothAtWork,
	...landA('a.ts#f:f(x)'),
	aMoves,
	['followed', 'into-followed'],
	['done b', 'task-submitted b; landing-started b'],
	['composed b c2 b.ts <a.ts#f', 'attempt-failed b interface-changed'],
	['exit b', 'agent-exited b'],
	['saved b', 'attempt-saved b; retry-scheduled b; retry-due b keep'],
	['made b c1', 'worktree-made b'],
	['started b', 'agent-started b'],
	['done b', 'task-submitted b; landing-started b'],
	['composed b c3 b.ts <a.ts#f', 'landing-composed b; verification-started b'],
]);
check('whoever was told lands with both tests', two, [
	...bothAtWork,
	['writes b b.ts <a.ts#f', 'reads-noted b'],
	['writes a a.ts#f:f(x)', 'changes-published a; message-queued b'],
	['delivered b', 'message-delivered b'],
	...landA('a.ts#f:f(x)'),
	aMoves,
	['done b', 'task-submitted b; landing-started b'],
	['composed b c2 b.ts <a.ts#f', 'landing-composed b; verification-started b'],
]);
check('a program reads no messages', withProgram, [
	...bothAtWork,
	['writes b b.ts <a.ts#f', 'reads-noted b'],
	['writes a a.ts#f:f(x)', 'changes-published a; message-queued b'],
	['delivered b', 'message-delivered b'],
	...landA('a.ts#f:f(x)'),
	aMoves,
	['done b', 'task-submitted b; landing-started b'],
	['composed b c2 b.ts <a.ts#f', 'attempt-failed b interface-changed'],
]);
check('a message that comes too late counts for nothing', two, [
	...bothAtWork,
	['writes b b.ts <a.ts#f', 'reads-noted b'],
	['done a', 'task-submitted a; landing-started a'],
	['writes a a.ts#f:f(x)', ''],
	['composed a c1 a.ts#f:f(x)', 'landing-composed a; verification-started a'],
	['verified a', 'landing-verified a; move-started a'],
	['moved a c1', 'head-moved; task-landed a; message-queued b'],
	['done b', 'task-submitted b; landing-started b'],
	['delivered b', 'message-delivered b'],
	['composed b c2 b.ts <a.ts#f', 'attempt-failed b interface-changed'],
]);
check('a lost message counts for nothing', two, [
	...bothAtWork,
	['writes b b.ts <a.ts#f', 'reads-noted b'],
	['writes a a.ts#f:f(x)', 'changes-published a; message-queued b'],
	['broken b deliver-message', 'message-delivered b'],
	...landA('a.ts#f:f(x)'),
	aMoves,
	['done b', 'task-submitted b; landing-started b'],
	['composed b c2 b.ts <a.ts#f', 'attempt-failed b interface-changed'],
]);
check('reads that others left alone land', two, [
	...bothAtWork,
	...landA('a.ts#f:f(x)'),
	aMoves,
	['done b', 'task-submitted b; landing-started b'],
	['composed b c2 b.ts <a.ts#g <a.ts#f.x', 'landing-composed b; verification-started b'],
]);
check('one change is told once', two, [
	...bothAtWork,
	['reads b a.ts#f', 'reads-noted b'],
	['writes a a.ts#f=1', 'changes-published a; message-queued b'],
	['writes a a.ts#f=2', ''],
	['writes a a.ts#f:f(x)', 'changes-published a; message-queued b'],
	['writes a a.ts#f:f(x)', ''],
	['writes a a.ts#f:f(x,y)', 'changes-published a; message-queued b'],
	...landA('a.ts#f:f(x,y)'),
	aMoves,
]);
check('a change is told to late readers', two, [
	...bothAtWork,
	['writes a a.ts#f:f(x)', 'changes-published a'],
	['reads b a.ts#f', 'reads-noted b; message-queued b'],
	['reads b a.ts#f', ''],
]);
check('what is taken back is told', two, [
	...bothAtWork,
	['reads b a.ts#f', 'reads-noted b'],
	['writes a a.ts#f:f(x)', 'changes-published a; message-queued b'],
	['writes a', 'changes-published a; message-queued b'],
	['writes a', ''],
]);
check('only those who heard it learn that', two, [
	...bothAtWork,
	['writes a a.ts#f:f(x)', 'changes-published a'],
	['writes a', 'changes-published a'],
	['reads b a.ts#f', 'reads-noted b'],
]);
check('a cancelled task\'s changes are taken back', two, [
	...bothAtWork,
	['reads b a.ts#f', 'reads-noted b'],
	['writes a a.ts#f:f(x)', 'changes-published a; message-queued b'],
	['cancel a', 'task-cancelled a; message-queued b'],
]);
check('an announced interface is told as written', two, [
	...bothAtWork,
	['reads b a.ts#f', 'reads-noted b'],
	['publish a a.ts#f f(x)', 'interface-published a; message-queued b'],
	['writes a', ''],
	['writes a a.ts#f:f(x)', 'changes-published a'],
]);
check('a person\'s commit counts as well', two, [
	...bothAtWork,
	['done b', 'task-submitted b; landing-started b'],
	['adopted base c9 a.ts#f:f(x)', 'head-adopted; landings-withdrawn b; landing-started b'],
	['composed b c2 b.ts <a.ts#f', 'attempt-failed b interface-changed'],
]);
check('what has not landed may never do', two, [
	...bothAtWork,
	['done a', 'task-submitted a; landing-started a'],
	['done b', 'task-submitted b'],
	['composed a c1 a.ts#f:f(x)', 'landing-composed a; verification-started a; landing-started b'],
	['composed b c2 b.ts <a.ts#f', 'landing-failed b interface-changed'],
	['red a', 'landing-failed a verify-failed; attempt-failed a verify-failed; landings-withdrawn b; landing-started b'],
	['composed b c3 b.ts <a.ts#f', 'landing-composed b; verification-started b'],
]);
check('what lands before it counts as landed', two, [
	...bothAtWork,
	['done a', 'task-submitted a; landing-started a'],
	['done b', 'task-submitted b'],
	['composed a c1 a.ts#f:f(x)', 'landing-composed a; verification-started a; landing-started b'],
	['composed b c2 b.ts <a.ts#f', 'landing-failed b interface-changed'],
	['verified a', 'landing-verified a; move-started a'],
	['moved a c1', 'head-moved; task-landed a; attempt-failed b interface-changed'],
]);
check('a later body hides no changed interface', two, [
	...bothAtWork,
	['done b', 'task-submitted b; landing-started b'],
	['adopted base c8 a.ts#f:f(x)', 'head-adopted; landings-withdrawn b; landing-started b'],
	['adopted c8 c9 a.ts#f=1', 'head-adopted; landings-withdrawn b; landing-started b'],
	['composed b c2 b.ts <a.ts#f', 'attempt-failed b interface-changed'],
]);
check('an edit reads what it edits', sketchPlan({a: {owns: ['a.ts#f']}, b: {owns: ['b.ts']}}), [
	...bothAtWork,
	...landA('a.ts#f:f(x)'),
	aMoves,
	['done b', 'task-submitted b; landing-started b'],
	['composed b c2 a.ts#f=1', 'lock-granted b a.ts#f; attempt-failed b interface-changed'],
]);
check('claims on whole files call for tests alone', sketchPlan({a: {owns: ['a.ts#f']}, b: {owns: ['b.ts'], reads: ['a.ts', '**/*.md']}}), [
	...bothAtWork,
	['writes a a.ts#f:f(x)', 'changes-published a; message-queued b'],
	...landA('a.ts#f:f(x)'),
	aMoves,
	['done b', 'task-submitted b; landing-started b'],
	['composed b c2 b.ts', 'landing-composed b; verification-started b'],
]);

void test('a changed body runs both tests', () => {
	const script = landedBeside('a.ts#f=1', 'b.ts <a.ts#f');
	assert.deepEqual(commands(script), ['test b', 'test a', 'npm test']);
	assert.deepEqual(script.state.runs.r1!.tasks.b!.landing?.meets, ['r1/a']);
});

void test('those before it count for its tests', () => {
	const script = startScript(two);
	for (const line of ['made a', 'made b', 'done a', 'done b', 'composed a c1 a.ts#f=1', 'composed b c2 b.ts <a.ts#f', 'verified a']) {
		script.say(line);
	}

	assert.deepEqual(commands(script), ['test b', 'test a', 'npm test']);
});

void test('a landed reader\'s tests run too', () => {
	const script = landedBeside('a.ts#f <b.ts#g', 'b.ts#g=1');
	assert.deepEqual(commands(script), ['test b', 'test a', 'npm test']);
});

void test('what joins a class meets whoever reads all', () => {
	assert.deepEqual(commands(landedBeside('a.ts#f.g:g(x)', 'b.ts <a.ts#f.*')), ['test b', 'test a', 'npm test']);
	assert.deepEqual(commands(landedBeside('a.ts#f.g:g(x)', 'b.ts <a.ts#f')), ['test b', 'npm test']);
});

void test('who has nothing in common tests alone', () => {
	assert.deepEqual(commands(landedBeside('a.ts#f=1', 'b.ts <b.ts#g')), ['test b', 'npm test']);
});

void test('the failure tells old and new', () => {
	const {failure, attempt, repairs} = landedBeside('a.ts#f:f(x)', 'b.ts <a.ts#f').state.runs.r1!.tasks.b!;
	assert.equal(failure?.summary, '`a.ts#f`, which it relies on, was changed by `a` after it began.');
	assert.equal(failure.detail, [
		'error: the interface of `a.ts#f` has changed',
		'  --> relied on by r1/b (Use f)',
		'   = changed by r1/a (Change f), which landed 0 s ago',
		'   - f()',
		'   + f(x)',
		'',
		'help: your work is kept, and stands on what has landed as far as it fits; make it agree with these interfaces, then say: jupiter-tui done',
	].join('\n'));
	assert.deepEqual([attempt, repairs], [1, 1]);
});

void test('a repair costs no attempt', () => {
	const script = landedBeside('a.ts#f:f(x)', 'b.ts <a.ts#f');
	for (let round = 1; round <= maxAttempts; round++) {
		for (const line of ['exit b', 'saved b', `made b c${round}`, 'started b', 'done b', `adopted c${round} c${round + 1} a.ts#f:f(${round})`, `composed b d${round} b.ts <a.ts#f`]) {
			script.say(line);
		}
	}

	const {failure, attempt, repairs, phase} = script.state.runs.r1!.tasks.b!;
	assert.deepEqual([failure?.kind, attempt, repairs, phase], ['interface-changed', 1, maxAttempts + 1, 'returning']);
	script.say('exit b');
	script.say('saved b');
	script.say('made b');
	assert.equal(outstanding(script.state).find(effect => effect.type === 'start-agent')?.resume, true);
});

void test('only what breaks in is an interruption', () => {
	const script = atWork();
	for (const line of ['reads b a.ts#f a.ts#g', 'writes a a.ts#f=1', 'writes a a.ts#f:f(x)', 'done a', 'composed a c1 a.ts#f:f(x)', 'verified a', 'moved a c1']) {
		script.say(line);
	}

	assert.deepEqual(script.state.runs.r1!.notices, {messages: 2, interruptions: 1, exposed: 1});
	assert.deepEqual(script.state.deliveries.map(({quiet}) => quiet), [true, undefined]);
});

void test('a class\'s change is told by its members', () => {
	const script = atWork();
	script.say('reads b a.ts#f a.ts#f.x');
	script.say('writes a a.ts#f:f(y) a.ts#f.x:x(y)');
	assert.equal(script.state.deliveries.at(-1)!.text, [
		'`a` is changing, which you rely on:',
		'`a.ts#f.x`, whose interface is another now',
		'   - f()',
		'   + x(y)',
		'help: make your work agree with it; what doesn\'t can\'t land',
	].join('\n'));
});

void test('reads are kept up to a bound', () => {
	const script = atWork();
	script.say(`reads b ${Array.from({length: maxReads + 50}, (_, index) => `x/${index}`).join(' ')} #nothing`);
	assert.equal(script.state.reads['r1/b']!.length, maxReads);
	script.say('reads b y');
	assert.equal(script.state.reads['r1/b']!.length, maxReads);
});

/** Task `a` has landed after `b` began, and now `b` is composed on that. */
function landedBeside(ofA: string, ofB: string): Script {
	const script = atWork();
	for (const line of ['done a', `composed a c1 ${ofA}`, 'verified a', 'moved a c1', 'done b', `composed b c2 ${ofB}`]) {
		script.say(line);
	}

	return script;
}

function atWork(): Script {
	const script = startScript(two);
	for (const [line] of bothAtWork) {
		script.say(line);
	}

	return script;
}

function commands(script: Script): readonly string[] | undefined {
	return outstanding(script.state).find(effect => effect.type === 'verify-landing')?.commands;
}
