import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {maxAnswerCharacters} from '../../source/model/limits/planning.ts';
import {readAnswer} from '../../source/planner/read-answer.ts';

const small = String.raw`{"goal": "Go", "tasks": [{"id": "a", "title": "A {brace}", "prompt": "Say \"}\"", "writes": [{"claim": "a.ts", "change": "new"}]}]}`;
const read = {
	goal: 'Go', contracts: [], decisions: [],
	tasks: [{id: 'a', kind: 'feature', title: 'A {brace}', prompt: 'Say "}"', doneWhen: '', writes: [{claim: 'a.ts', change: 'new'}], reads: [], needs: [], constraints: [], minutes: 0, suggestedAgent: '', suggestedBecause: ''}],
};

/** A test that a text holds the small answer. */
function check(text: string): () => void {
	return () => {
		assert.deepEqual(readAnswer(text), {ok: true, answer: read});
	};
}

/** A test that a text is refused with problems that match these. */
function checkRefused(text: string, expected: readonly RegExp[]): () => void {
	return () => {
		const answer = readAnswer(text);
		assert.ok(!answer.ok);
		assert.equal(answer.problems.length, expected.length, answer.problems.join('\n'));
		for (const [index, problem] of answer.problems.entries()) {
			assert.match(problem, expected[index]!);
		}
	};
}

test('bare JSON is read', check(small));
test('JSON in a fence is read', check(`Here it is:\n\n\`\`\`json\n${small}\n\`\`\`\nThat's all.`));
test('braces in prose are passed by', check(`I looked at {a: 1} and {"tests": {"x": 1}}, then {\n${small}`));
test('a byte order mark is nothing', check(`\u{FEFF}${small}`));
test('unknown fields are dropped', check(small.replace('"goal"', '"verify": "rm -rf /", "goal"').replace('"id"', '"agent": {"command": "x"}, "id"')));
test('a prototype is no field', check(small.replace('"goal"', '"__proto__": {"tasks": []}, "goal"')));

test('the last of several is meant', check(`A first thought: {"tasks": []}. Or ${small.replace('Go', 'Wait')}\nNo:\n${small}`));
test('an example behind it is passed by', check(`${small}\nAs {"tasks": [1]} it would be no plan.`));
test('a wrapped answer is read', check(`{"type": "result", "plan": ${small}}`));

const wrapped = {type: 'result', result: `Here:\n\`\`\`json\n${small}\n\`\`\``};
test('an answer in a text is read', check(JSON.stringify(wrapped)));

test('many small objects come before it', check(`${'{"seen": 1}\n'.repeat(200)}${small}`));

test('half an answer is refused', checkRefused(small.slice(0, -20), [/breaks off before its JSON ends/v]));
test('no valid JSON is refused', checkRefused(small.replace('}]}', '},]}'), [/is no valid JSON: .*\. Answer with one JSON object, without comments/v]));
test('prose alone is refused', checkRefused('I cannot do that.', [/no JSON object with `tasks`/v]));
test('no tasks are refused', checkRefused('{"tasks": []}', [/^`tasks` is empty\. Give at least one task\.$/v]));
test('a wrong shape is named', checkRefused('{"tasks": [{"id": 1, "title": "A", "prompt": "B", "writes": [{"claim": "a", "change": "maybe"}]}]}', [/^Task 1: `id` must be text\.$/v, /^Task 1: `writes\[0\]\.change` must be one of new, body, interface, removed\.$/v]));
test('a missing field is named', checkRefused('{"tasks": [{"id": "a"}]}', [/^Task 1 \(`a`\) has no `title`\. Add it\.$/v, /`prompt`/v, /`writes`/v]));
test('a wrong list says its form', checkRefused(small.replace('[{"claim": "a.ts", "change": "new"}]', '["a.ts"]'), [/^Task 1 \(`a`\): `writes\[0\]` must be an object such as \{"claim": "src\/a\.ts#login", "change": "body"\}\.$/v]));
const longGoal = small.replace('Go', 'x'.repeat(9000));
test('bounds are told in words', checkRefused(longGoal.replace('"new"}]', '"new"}], "needs": "b"'), [/^`goal` is longer than 8000 characters/v, /^Task 1 \(`a`\): `needs` must be a list\.$/v]));
test('an id in a problem stays harmless', checkRefused(String.raw`{"tasks": [{"id": "\u001b[2J\u202e", "title": 1, "prompt": "", "writes": []}]}`, [/^Task 1 \(`\[2J`\): `title` must be text/v]));
test('a flood is refused', checkRefused(`{"tasks": ["${'x'.repeat(maxAnswerCharacters)}"]}`, [/characters/v]));

const objectsWanted = Array.from({length: 20}, () => /^Task \d+ must be an object\.$/v);
test('many problems are cut short', checkRefused(`{"tasks": [${'1, '.repeat(99)}1]}`, objectsWanted));

test('any text at all gets an answer', () => {
	const fragment = fc.oneof(fc.string(), fc.constantFrom('{', '}', '"', '\\', '{"tasks":', '[', ']', small));
	fc.assert(fc.property(fc.array(fragment, {maxLength: 20}), parts => {
		const answer = readAnswer(parts.join(''));
		assert.ok(answer.ok || answer.problems.length > 0);
	}), {seed: 20_261_121, numRuns: 1000});
});

test('endless braces end soon', () => {
	assert.equal(readAnswer('{'.repeat(maxAnswerCharacters)).ok, false);
});
