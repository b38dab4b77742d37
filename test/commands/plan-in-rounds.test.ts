import assert from 'node:assert/strict';
import {test} from 'node:test';
import {planInRounds} from '../../source/commands/planning/plan-in-rounds.ts';
import {maxPlannerRounds} from '../../source/model/limits/planning.ts';
import {answerOf, shop, type TaskWords} from '../planner/made-up.ts';

const question = {request: 'Do it', map: '', workers: 3, knowsSchema: true};
const frame = {request: 'Do it', into: 'main', workers: 3, agent: {kind: 'known', name: 'claude'}} as const;

const good = [['a', ['body src/hash.ts#hash']]] as const;
const wrong = [['a', ['body src/nowhere.ts']]] as const;
const worse = [['a', ['body src/nowhere.ts', 'body src/never.ts']]] as const;
const vague = [['a', ['body src/hash.ts#hash'], {doneWhen: ''}]] as const;

/** Plays a planner that gives these answers in turn; tells what it was asked and what came of it. */
async function play(answers: ReadonlyArray<readonly TaskWords[] | string>) {
	const questions: string[] = [];
	const refusals: string[] = [];
	const compiled = await planInRounds({
		question, facts: shop, frame,
		async ask(text) {
			const answer = answers[questions.length]!;
			questions.push(text);
			return typeof answer === 'string' ? answer : JSON.stringify(answerOf(answer));
		},
		onRefusal(round, problems) {
			refusals.push(`${round}: ${problems.length}`);
		},
	});
	return {questions, refusals, compiled};
}

test('a good answer is taken at once', async () => {
	const {questions, refusals, compiled} = await play([good]);
	assert.deepEqual([questions.length, refusals, compiled.plan?.tasks.length], [1, [], 1]);
});

test('a wrong answer is asked again with its reasons', async () => {
	const {questions, refusals, compiled} = await play([wrong, good]);
	assert.deepEqual([questions.length, refusals], [2, ['1: 1']]);
	assert.match(questions[1]!, /src\/nowhere\.ts"[\s\S]*# What is wrong with it\n\n- `a`: `src\/nowhere\.ts` is not there/v);
	assert.equal(compiled.plan?.tasks.length, 1);
});

test('prose is asked again too', async () => {
	const {questions, compiled} = await play(['I would rather not.', good]);
	assert.match(questions[1]!, /I would rather not\.[\s\S]*The answer holds no JSON object/v);
	assert.equal(compiled.plan?.tasks.length, 1);
});

test('rounds have an end', async () => {
	const {questions, refusals, compiled} = await play(Array.from({length: maxPlannerRounds}, (_, index) => index === 1 ? wrong : worse));
	assert.deepEqual([questions.length, refusals.length, compiled.plan, compiled.findings.length], [maxPlannerRounds, maxPlannerRounds - 1, undefined, 1]);
});

test('a poor plan is asked again once', async () => {
	const {questions, compiled} = await play([vague, vague]);
	assert.deepEqual([questions.length, compiled.findings.length, compiled.plan?.tasks.length], [2, 1, 1]);
});

test('a worse second answer is not taken', async () => {
	const {questions, compiled} = await play([vague, wrong]);
	assert.deepEqual([questions.length, compiled.plan?.tasks[0]?.owns], [2, ['src/hash.ts#hash']]);
});
