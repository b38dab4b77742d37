/* eslint-disable node-test/no-export, node-test/require-assertion -- No test itself: tables become tests through it, and `checkRow` asserts. */
import assert from 'node:assert/strict';
import test from 'node:test';
import type {Plan} from '../../source/model/plan.ts';
import type {FrozenInterface} from '../../source/model/bus.ts';
import {startScript, type Script} from './script.ts';

/**
A line given to the engine and the events it leads to, in order and separated by `; `.
` ! words` after the line expects a refusal that says these words; `+2000 ` before it lets that many milliseconds pass.
*/
export type Row = readonly [line: string, events: string];

/** Declares a test: a session of one run, line by line. */
export function check(title: string, plan: Plan, rows: readonly Row[], contracts: readonly FrozenInterface[] = []): void {
	void test(title, () => {
		const script = startScript(plan, contracts);
		for (const row of rows) {
			checkRow(script, row);
		}
	});
}

function checkRow(script: Script, [line, expected]: Row): void {
	const {wait = '0', command, refusal} = /^(?:\+(?<wait>\d+) )?(?<command>.*?)(?: ! (?<refusal>.*))?$/.exec(line)!.groups!;
	script.now += Number(wait);
	assert.deepEqual(script.say(command!), expected === '' ? [] : expected.split('; '), `after \`${line}\``);
	const answer = JSON.stringify(script.answer);
	assert.equal(script.answer.ok, refusal === undefined, `after \`${line}\`: ${answer}`);
	assert.ok(answer.includes(refusal ?? ''), `after \`${line}\`: ${answer}`);
}
