import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {checkPlan as engineCheck} from '../../source/engine/runs/check-plan.ts';
import type {Plan} from '../../source/model/plan.ts';
import {changeTask, changeWorkers, dropTask, fieldText, splitTask, type Edited, type TaskField} from '../../source/plan/edit-plan.ts';
import {anyPlan, planWith} from './plans.ts';

const plan = planWith([
	{id: 'auth', title: 'Rename login', prompt: 'Rename it.', owns: ['src/a.ts', 'src/b.ts', 'src/c.ts'], minutes: 9},
	{id: 'api', owns: ['src/api.ts'], needs: ['auth']},
	{id: 'docs', owns: ['docs/**'], needs: ['api', 'auth']},
]);

function made(edited: Edited): Plan {
	if (typeof edited === 'string') {
		assert.fail(edited);
	}

	return edited;
}

function refusal(edited: Edited): string {
	if (typeof edited !== 'string') {
		assert.fail('it was not refused');
	}

	return edited;
}

/** A test that a field of `auth` becomes this when this is typed. */
function check(field: TaskField, text: string, expected: unknown): () => void {
	return () => {
		assert.deepEqual(made(changeTask(plan, 'auth', field, text)).tasks[0]![field], expected);
	};
}

/** A test that what is typed is refused with a sentence like this. */
function checkRefused(field: TaskField, text: string, expected: RegExp): () => void {
	return () => {
		assert.match(refusal(changeTask(plan, 'auth', field, text)), expected);
	};
}

test('a title is taken', check('title', '  Sign in ', 'Sign in'));
test('a known agent is taken', check('agent', 'codex', {kind: 'known', name: 'codex'}));
test('a command is taken', check('agent', '! make format', {kind: 'command', command: 'make format'}));
test('claims are cut at commas', check('owns', 'docs/, ./src/*.{ts,tsx} , src/a.ts#A', ['docs/**', 'src/*.{ts,tsx}', 'src/a.ts#A']));
test('no claims are taken too', check('reads', '', []));
test('rules are cut at semicolons', check('constraints', 'Keep a, b; be quick', ['Keep a, b', 'be quick']));
test('minutes are a number', check('minutes', '2.5', 2.5));
test('a command verifies', check('verify', 'npm test', 'npm test'));
test('an empty command verifies nothing', check('verify', '', undefined));

test('an unknown agent is refused', checkRefused('agent', 'cladue', /Did you mean `claude`/v));
test('an odd agent is refused', checkRefused('agent', 'x', /There are claude, .* `! make format`/v));
test('a bad claim is refused', checkRefused('owns', 'src/a.ts, ../x', /leaves the repository/v));
test('a half choice is refused', checkRefused('owns', 'src/{a,b', /brace without its choices/v));
test('an unknown need is refused', checkRefused('needs', 'ap', /No other task has the id `ap`\. Did you mean `api`/v));
test('a circle of needs is refused', checkRefused('needs', 'docs', /need each other: .*auth/v));
test('no time is refused', checkRefused('minutes', '0', /above 0/v));
test('no title is refused', checkRefused('title', ' ', /has a title/v));

test('a prompt that is the title follows it', () => {
	assert.equal(made(changeTask(plan, 'api', 'title', 'Serve it')).tasks[1]!.prompt, 'Serve it');
	assert.equal(made(changeTask(plan, 'auth', 'title', 'Serve it')).tasks[0]!.prompt, 'Rename it.');
});

test('workers stay within bounds', () => {
	assert.equal(made(changeWorkers(plan, 8)).workers, 8);
	assert.match(refusal(changeWorkers(plan, 0)), /1 to 64 workers/v);
});

test('a dropped task leaves its order', () => {
	assert.deepEqual(made(dropTask(plan, 'api')).tasks.map(({id, needs}) => [id, needs]), [['auth', []], ['docs', ['auth']]]);
	const alone = planWith([{id: 'a'}]);
	assert.match(refusal(dropTask(alone, 'a')), /at least one task/v);
});

test('a task is split by its claims', () => {
	const {tasks} = made(splitTask(plan, 'auth'));
	assert.deepEqual(tasks.map(({id, owns, needs, minutes}) => [id, owns, needs, minutes]), [
		['auth-1', ['src/a.ts', 'src/b.ts'], [], 6],
		['auth-2', ['src/c.ts'], [], 3],
		['api', ['src/api.ts'], ['auth-1', 'auth-2'], 10],
		['docs', ['docs/**'], ['api', 'auth-1', 'auth-2'], 10],
	]);
	assert.equal(tasks[1]!.prompt, 'Rename it.\n\nOf this, do what concerns `src/c.ts`; `auth-1` does the rest.');
	assert.match(refusal(splitTask(plan, 'api')), /claims less than two things/v);
});

test('any edits leave a plan that runs', () => {
	const act = fc.record({kind: fc.constantFrom('drop', 'split', 'needs', 'owns'), index: fc.nat(20), text: fc.constantFrom('t0', 't1', 't2, t3', 'src/x.ts, docs/', '')});
	fc.assert(fc.property(anyPlan, fc.array(act, {maxLength: 8}), (first, acts) => {
		let now = first;
		for (const {kind, index, text} of acts) {
			const {id} = now.tasks[index % now.tasks.length]!;
			const edited = kind === 'drop' ? dropTask(now, id) : (kind === 'split' ? splitTask(now, id) : changeTask(now, id, kind, text));
			now = typeof edited === 'string' ? now : edited;
		}

		assert.equal(typeof engineCheck(now), 'object');
	}), {seed: 20_261_121, numRuns: 300});
});

test('a field reads back as it was written', () => {
	const fields: readonly TaskField[] = ['title', 'agent', 'owns', 'reads', 'needs', 'minutes'];
	fc.assert(fc.property(anyPlan, given => {
		const [task] = given.tasks;
		const read = fields.map(field => made(changeTask(given, task!.id, field, fieldText(task!, field))).tasks[0]![field]);
		assert.deepEqual(read, fields.map(field => field === 'title' ? task!.title.trim() : task![field]));
	}), {seed: 20_261_121, numRuns: 100});
});
