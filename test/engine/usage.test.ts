import assert from 'node:assert/strict';
import test from 'node:test';
import {maxMeters, maxUsageDays} from '../../source/model/limits/usage.ts';
import {noUsage, type Price, type UsageReport} from '../../source/model/usage.ts';
import {describeUsage, sumUpUsage} from '../../source/wording/describe-usage.ts';
import {usageOfRun} from '../../source/engine/usage/usage.ts';
import {knownAgent, sketchPlan} from './plans.ts';
import {give, startScript, type Script} from './script.ts';

const plan = sketchPlan({a: {agent: knownAgent, owns: ['a']}, b: {agent: knownAgent, owns: ['b']}});

const atWork = (): Script => {
	const script = startScript(plan);
	for (const line of ['made a', 'started a', 'made b', 'started b']) {
		script.say(line);
	}

	return script;
};

type Seen = Partial<UsageReport> & {readonly task?: 'a' | 'b'; readonly launch?: number; readonly day?: string; readonly price?: Price};

const see = (script: Script, {task = 'a', launch = 1, day = '2026-11-21', price, ...report}: Seen) =>
	give(script, {type: 'usage-seen', task: `r1/${task}`, launch, day, report: {meter: 'm', counts: 'total', ...report}, ...(price && {price})});

const usageOf = ({state}: Script, task: 'a' | 'b' = 'a') => state.runs.r1!.tasks[task]!.usage!;

test('totals count only what is new', () => {
	const script = atWork();
	see(script, {dollars: 0.5, inputTokens: 100});
	see(script, {dollars: 0.75, inputTokens: 180, outputTokens: 20});
	assert.deepEqual(see(script, {dollars: 0.75, inputTokens: 180, outputTokens: 20}), []);
	assert.deepEqual(usageOf(script).total, {...noUsage, dollars: 0.75, inputTokens: 180, outputTokens: 20});
});

test('a meter that goes back began anew', () => {
	const script = atWork();
	see(script, {dollars: 2, inputTokens: 100});
	see(script, {dollars: 0.5, inputTokens: 300});
	assert.deepEqual(usageOf(script).total, {...noUsage, dollars: 2.5, inputTokens: 400});
});

test('steps add up', () => {
	const script = atWork();
	see(script, {counts: 'step', outputTokens: 5, dollars: 0});
	see(script, {counts: 'step', outputTokens: 5, dollars: 0});
	assert.equal(usageOf(script).total.outputTokens, 10);
});

test('each meter counts by itself', () => {
	const script = atWork();
	see(script, {dollars: 1});
	see(script, {meter: 'log', inputTokens: 50, isPricedElsewhere: true});
	see(script, {dollars: 1.5});
	assert.deepEqual(usageOf(script).total, {...noUsage, dollars: 1.5, inputTokens: 50});
});

test('only the latest meters are kept', () => {
	const script = atWork();
	for (let meter = 0; meter < maxMeters + 5; meter++) {
		see(script, {meter: `m${meter}`, dollars: 1});
	}

	assert.deepEqual(Object.keys(usageOf(script).meters).length, maxMeters);
	assert.equal(usageOf(script).total.dollars, maxMeters + 5);
});

test('a price list makes tokens dollars', () => {
	const script = atWork();
	see(script, {inputTokens: 1_000_000, cachedTokens: 1_000_000, outputTokens: 100_000, price: {input: 2, cached: 0.5, output: 10}});
	assert.equal(usageOf(script).total.dollars, 3.5);
	assert.equal(usageOf(script).total.unpricedTokens, 0);
	see(script, {task: 'b', inputTokens: 700, cachedTokens: 9000, outputTokens: 50});
	assert.deepEqual([usageOf(script, 'b').total.dollars, usageOf(script, 'b').total.unpricedTokens], [0, 750]);
});

test('a new attempt counts from nothing', () => {
	const script = atWork();
	see(script, {dollars: 1});
	for (const line of ['exit a 1', 'saved a']) {
		script.say(line);
	}

	// What it said last still belongs to the attempt that failed.
	see(script, {dollars: 2});
	script.now += 60_000;
	script.say('tick');
	see(script, {launch: 2, dollars: 2.25});
	const {attempt, total} = usageOf(script);
	assert.deepEqual([attempt.dollars, total.dollars], [0.25, 2.25]);
	assert.deepEqual(see(script, {launch: 1, dollars: 9}), []);
});

test('runs and days are summed up', () => {
	const script = atWork();
	see(script, {dollars: 1});
	see(script, {task: 'b', dollars: 2, day: '2026-11-22'});
	assert.equal(usageOfRun(script.state.runs.r1!).dollars, 3);
	assert.deepEqual(Object.entries(script.state.days).map(([day, {dollars}]) => [day, dollars]), [['2026-11-21', 1], ['2026-11-22', 2]]);
	for (let day = 0; day < maxUsageDays; day++) {
		see(script, {counts: 'step', dollars: 1, day: `2027-${String(day).padStart(3, '0')}`});
	}

	assert.equal(Object.keys(script.state.days).length, maxUsageDays);
	assert.equal(script.state.days['2026-11-21'], undefined);
});

test('nonsense counts nothing', () => {
	const script = atWork();
	assert.deepEqual(see(script, {dollars: -5, inputTokens: NaN, outputTokens: Infinity}), []);
	assert.equal(script.state.runs.r1!.tasks.a!.usage, undefined);
});

test('a fuller context is news', () => {
	const script = atWork();
	see(script, {model: 'big', contextShare: 0.1});
	assert.deepEqual(see(script, {model: 'big', contextShare: 0.105}), []);
	see(script, {contextShare: 0.4});
	assert.deepEqual([usageOf(script).model, usageOf(script).contextShare], ['big', 0.4]);
});

test('usage is said in few words', () => {
	const used = {inputTokens: 38_400, cachedTokens: 1_240_000, outputTokens: 850, dollars: 1.239, unpricedTokens: 0};
	assert.equal(describeUsage(used), '$1.24, 38k tokens in, 1.2M cached, 850 out');
	assert.equal(sumUpUsage(used), '$1.24');
	assert.equal(sumUpUsage({...used, unpricedTokens: 39_250}), '$1.24 + 39k tokens');
	assert.equal(sumUpUsage({...used, dollars: 0, unpricedTokens: 0}), '39k tokens');
	assert.deepEqual([describeUsage(noUsage), sumUpUsage(noUsage)], ['nothing', '']);
	assert.equal(sumUpUsage({...noUsage, dollars: 0.0042}), '$0.0042');
});
