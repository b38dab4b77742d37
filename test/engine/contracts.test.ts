import assert from 'node:assert/strict';
import test from 'node:test';
import {checkWrites} from '../../source/engine/locks/check-writes.ts';
import {check} from './check.ts';
import {sketchPlan} from './plans.ts';
import {startScript, type Script} from './script.ts';

const plan = sketchPlan({
	a: {title: 'Change f', owns: ['a.ts']},
	b: {title: 'Use f', owns: ['b.ts'], reads: ['a.ts#f']},
}, {contracts: ['a.ts#f']});
const frozen = [{symbol: 'a.ts#f', signature: 'f()', hash: 'f()'}];
const bothAtWork = [['made a', 'worktree-made a'], ['started a', 'agent-started a'], ['made b', 'worktree-made b'], ['started b', 'agent-started b']] as const;

check('a frozen interface can\'t land changed', plan, [
	...bothAtWork,
	['done a', 'task-submitted a; landing-started a'],
	['composed a c1 a.ts#f:f(x)', 'contract-refused a; attempt-failed a contract-broken'],
], frozen);
check('its body may change', plan, [
	...bothAtWork,
	['done a', 'task-submitted a; landing-started a'],
	['composed a c1 a.ts#f=1', 'landing-composed a; verification-started a'],
], frozen);
check('a frozen write is told at once', plan, [
	...bothAtWork,
	['writes a a.ts#f:f(x)', 'contract-refused a; message-queued a'],
	['writes a a.ts#f:f(x)', ''],
	['writes a a.ts#f=1', 'contract-refused a; changes-published a; message-queued b'],
], frozen);
check('a person may agree to it', plan, [
	...bothAtWork,
	['writes a a.ts#f:f(x)', 'contract-refused a; message-queued a'],
	['amend a.ts#f', 'contract-amended; message-queued a; message-queued b'],
	['writes a a.ts#f:f(x) a.ts#g=1', 'changes-published a'],
	['done a', 'task-submitted a; landing-started a'],
	['composed a c1 a.ts#f:f(x)', 'landing-composed a; verification-started a'],
], frozen);
check('only what was agreed may land', plan, [
	...bothAtWork,
	['amend a.ts#f f(x)', 'contract-amended; message-queued b'],
	['done a', 'task-submitted a; landing-started a'],
	['composed a c1 a.ts#f:f(x,y)', 'contract-refused a; attempt-failed a contract-broken'],
], frozen);
check('a worker can only ask for it', plan, [
	...bothAtWork,
	['publish a a.ts#f f( x ) ! is frozen', 'contract-refused a'],
	['publish a a.ts#f f( ) ! is frozen', 'contract-refused a'],
	['publish a a.ts#f f()', 'interface-published a; message-queued b'],
	['writes a', ''],
	['publish a a.ts#f f( x ) ! is frozen', 'contract-refused a'],
	['amend a.ts#f', 'contract-amended; message-queued a; message-queued b'],
], frozen);
check('an amendment needs a frozen symbol', plan, [
	['amend a.ts#f ! has asked for', ''],
	['amend a.ts#g g() ! Frozen are `a.ts#f`', ''],
], frozen);
check('a person\'s commit amends it', plan, [
	...bothAtWork,
	['adopted base c1 a.ts#f:f(x)', 'head-adopted; contract-amended; message-queued b'],
], frozen);

check('who is done is not told of an amendment', plan, [
	...bothAtWork,
	['done b', 'task-submitted b; landing-started b'],
	['adopted base c1 a.ts#f:f(x)', 'head-adopted; contract-amended; landings-withdrawn b; landing-started b'],
	['composed b c2 b.ts <a.ts#f', 'attempt-failed b interface-changed'],
], frozen);

void test('a write is refused with its reason', () => {
	const script = atWork();
	const [held, contract, ...more] = checkWrites(script, 'r1/a', {
		writes: [{path: 'b.ts', change: 'changed'}, {path: 'a.ts', symbol: 'f', change: 'changed'}, {path: 'c.ts', change: 'added'}],
		changes: [{symbol: 'a.ts#f', depth: 'interface', was: 'f()', is: 'f(x)', hash: 'f(x)'}],
	});
	assert.deepEqual([held?.kind, held?.claim, contract?.kind, contract?.claim, more], ['held', 'b.ts', 'contract', 'a.ts#f', []]);
	assert.equal(held?.text, '`b.ts` is held by `b`, for 0 s now.');
	assert.equal(contract?.text, '`a.ts#f` is frozen: others build on its interface.');
	assert.equal(contract?.detail, [
		'  --> `a.ts#f` changed by r1/a (Change f)',
		'   = version 1, frozen by the plan 0 s ago',
		'   - f()',
		'   + f(x)',
		'   = `b` relies on it',
		'help: put its interface back as agreed; what it does inside is yours to change',
		'help: if it has to be another, ask: jupiter-tui publish \'a.ts#f\' \'SIGNATURE\', and go on with something else; a person can agree to it with: jupiter-tui amend \'a.ts#f\'',
	].join('\n'));
});

void test('what a task may write is not refused', () => {
	const script = atWork();
	assert.deepEqual(checkWrites(script, 'r1/a', {
		writes: [{path: 'a.ts', symbol: 'f', change: 'changed'}, {path: 'a.ts', change: 'imports'}, {path: 'new.ts', change: 'added'}],
		changes: [{symbol: 'a.ts#f', depth: 'body', hash: '1'}],
	}), []);
});

void test('amendments count versions', () => {
	const script = atWork();
	script.say('amend a.ts#f f(x)');
	script.say('amend a.ts#f f(x, y)');
	const [contract] = script.state.runs.r1!.contracts;
	assert.deepEqual([contract!.version, contract!.signature, contract!.hash], [3, 'f(x, y)', undefined]);
	assert.equal(script.state.runs.r1!.refusedWrites, 0);
});

function atWork(): Script {
	const script = startScript(plan, frozen);
	for (const [line] of bothAtWork) {
		script.say(line);
	}

	return script;
}
