import assert from 'node:assert/strict';
import {test} from 'node:test';
import {knownAgents} from '../../source/agents/find-agent.ts';
import {judgeStatus, statusSources, unheard, type Judged, type StatusSource} from '../../source/agents/judge-status.ts';
import type {AgentStatus} from '../../source/model/task.ts';

const statuses: readonly AgentStatus[] = ['starting', 'working', 'needs-permission', 'asks', 'idle', 'done', 'limited', 'failed', 'hung'];
const judged = (source: StatusSource, status: AgentStatus): Judged => ({word: {source, status}, surest: source});
const statusAfter = (before: Judged, source: StatusSource, status: AgentStatus): AgentStatus => judgeStatus(before, {source, status}).word.status;

test('a surer source silences the others', () => {
	const heardAfter = (first: StatusSource) => statusSources.filter(second => statusAfter(judged(first, 'working'), second, 'asks') === 'asks');
	assert.deepEqual(heardAfter('protocol'), ['protocol']);
	assert.deepEqual(heardAfter('hook'), ['protocol', 'hook']);
	assert.deepEqual(heardAfter('title'), ['protocol', 'hook', 'title']);
	assert.deepEqual(heardAfter('process'), ['protocol', 'hook', 'title']);
});

test('every pair of statuses is judged', () => {
	const refused = (source: StatusSource) => statuses.flatMap(last => statuses
		.filter(status => status !== last && statusAfter(judged(source, last), source, status) === last)
		.map(status => `${last}, then ${status}`));
	const spoken = ['starting, then idle', ...statuses.filter(status => status !== 'working' && status !== 'limited').map(status => `limited, then ${status}`)];
	assert.deepEqual(refused('protocol'), spoken);
	assert.deepEqual(refused('hook'), spoken);
	assert.deepEqual(refused('title'), spoken);
	const silent = statuses.filter(last => last !== 'starting').flatMap(last => statuses.filter(status => status !== last && status !== 'limited').map(status => `${last}, then ${status}`));
	assert.deepEqual(refused('process'), silent);
});

test('a limit is believed from any source', () => {
	const pairs = statusSources.flatMap(surest => statusSources.map(source => ({surest, source})));
	const after = pairs.map(({surest, source}) => judgeStatus(judged(surest, 'working'), {source, status: 'limited'}));
	assert.ok(after.every(({word}) => word.status === 'limited'));
	// What lifts it must be as sure as what was heard before.
	assert.deepEqual(after.map(({surest}) => surest), pairs.map(({surest, source}) => statusSources.find(candidate => candidate === surest || candidate === source)));
});

test('a prompt before any work is no idleness', () => {
	const drawn = judgeStatus(unheard, {source: 'protocol', status: 'idle'});
	assert.equal(drawn.word.status, 'starting');
	const atWork = judgeStatus(drawn, {source: 'protocol', status: 'working'});
	assert.equal(statusAfter(atWork, 'protocol', 'idle'), 'idle');
});

test('titles tell what they can', () => {
	const read = (agent: 'claude' | 'codex', title: string) => knownAgents[agent].readTitle!(title);
	assert.deepEqual(['◐ Write a file', '✳ Claude Code', ''].map(title => read('claude', title)), ['working', undefined, undefined]);
	assert.deepEqual(['⠋ shop', '[ ! ] Action Required | shop', 'shop'].map(title => read('codex', title)), ['working', 'needs-permission', 'idle']);
});
