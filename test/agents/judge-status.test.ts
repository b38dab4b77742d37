import assert from 'node:assert/strict';
import {test} from 'node:test';
import {knownAgents} from '../../source/agents/find-agent.ts';
import {judgeStatus, statusSources, unheard, type Judged, type StatusSource} from '../../source/agents/judge-status.ts';
import type {AgentStatus} from '../../source/model/task.ts';

const statuses: readonly AgentStatus[] = ['starting', 'working', 'needs-permission', 'asks', 'idle', 'done', 'limited', 'failed', 'hung'];
const judged = (source: StatusSource, status: AgentStatus): Judged => ({word: {source, status}, surest: source});

/** Whether the second source is heard after the first. */
const isHeard: ReadonlyArray<readonly [StatusSource, StatusSource, boolean]> = [
	['protocol', 'protocol', true], ['protocol', 'hook', false], ['protocol', 'title', false], ['protocol', 'process', false],
	['hook', 'protocol', true], ['hook', 'hook', true], ['hook', 'title', false], ['hook', 'process', false],
	['title', 'protocol', true], ['title', 'hook', true], ['title', 'title', true], ['title', 'process', false],
	['process', 'protocol', true], ['process', 'hook', true], ['process', 'title', true],
];

test('a surer source silences the others', () => {
	for (const [first, second, heard] of isHeard) {
		const before = judged(first, 'working');
		assert.equal(judgeStatus(before, {source: second, status: 'asks'}) !== before, heard, `${first}, then ${second}`);
	}
});

test('every pair of statuses is judged', () => {
	for (const last of statuses) {
		for (const status of statuses) {
			const isHeld = last === 'limited' && !['working', 'limited'].includes(status);
			const isFirstPrompt = last === 'starting' && status === 'idle';
			for (const source of ['protocol', 'hook', 'title'] as const) {
				const before = judged(source, last);
				const after = judgeStatus(before, {source, status});
				assert.deepEqual(after, isHeld || isFirstPrompt ? before : judged(source, status), `${last}, then ${status}`);
			}

			const before = judged('process', last);
			assert.equal(judgeStatus(before, {source: 'process', status}).word.status, last === 'starting' || status === 'limited' ? status : last);
		}
	}
});

test('a limit is believed from any source', () => {
	for (const surest of statusSources) {
		for (const source of statusSources) {
			const after = judgeStatus(judged(surest, 'working'), {source, status: 'limited'});
			assert.equal(after.word.status, 'limited');
			// What lifts it must be as sure as what was heard before.
			assert.equal(statusSources.indexOf(after.surest), Math.min(statusSources.indexOf(surest), statusSources.indexOf(source)));
		}
	}
});

test('a prompt before any work is no idleness', () => {
	const drawn = judgeStatus(unheard, {source: 'protocol', status: 'idle'});
	assert.equal(drawn.word.status, 'starting');
	const atWork = judgeStatus(drawn, {source: 'protocol', status: 'working'});
	assert.equal(judgeStatus(atWork, {source: 'protocol', status: 'idle'}).word.status, 'idle');
});

test('titles tell what they can', () => {
	const read = (agent: 'claude' | 'codex', title: string) => knownAgents[agent].readTitle!(title);
	assert.deepEqual(['◐ Write a file', '✳ Claude Code', ''].map(title => read('claude', title)), ['working', undefined, undefined]);
	assert.deepEqual(['⠋ shop', '[ ! ] Action Required | shop', 'shop'].map(title => read('codex', title)), ['working', 'needs-permission', 'idle']);
});
