import process from 'node:process';
import {parseArgs} from 'node:util';
import {simulate} from './run.ts';
import {defaultScenario, type Scenario} from './scenario.ts';
import {shorten} from './shorten.ts';

/** Faults that are printed; whoever has more of them begins with the first. */
const maxPrinted = 3;

const {values} = parseArgs({options: {
	seeds: {type: 'string', default: '10000'},
	from: {type: 'string', default: '1'},
	tasks: {type: 'string', default: String(defaultScenario.tasks)},
	trouble: {type: 'string', default: String(defaultScenario.trouble)},
}});
const from = Number(values.from);
const seeds = Array.from({length: Number(values.seeds)}, (_, index) => from + index);
const started = performance.now();
const failed: Scenario[] = [];
const counts = {steps: 0, entries: 0, kills: 0, landed: 0};
for (const seed of seeds) {
	const scenario = {seed, tasks: Number(values.tasks), trouble: Number(values.trouble)};
	const {world, fault} = simulate(scenario);
	counts.steps += world.history.length;
	counts.entries += world.journal.length;
	counts.kills += world.state.epoch - 1;
	counts.landed += world.journal.filter(({event}) => event.type === 'task-landed').length;
	if (fault) {
		failed.push(scenario);
	}
}

for (const scenario of failed.slice(0, maxPrinted)) {
	print(scenario);
}

const seconds = ((performance.now() - started) / 1000).toFixed(1);
console.log(`${seeds.length} seeds from ${from} in ${seconds} s: ${counts.entries} journal entries, ${counts.landed} landings, ${counts.kills} engines killed.`);
console.log(failed.length === 0 ? 'Nothing is wrong.' : `${failed.length} failed: ${failed.map(({seed}) => seed).slice(0, 20).join(', ')}`);
process.exitCode = failed.length === 0 ? 0 : 1;

function print(failure: Scenario): void {
	const {scenario, outcome} = shorten(failure);
	const {seed, tasks, trouble} = scenario;
	console.log(outcome.world.history.join('\n'));
	console.log(`\nSeed ${failure.seed}: ${outcome.fault!.message}`);
	console.log(`Again: npm run simulate -- --seeds 1 --from ${seed} --tasks ${tasks} --trouble ${trouble}\n`);
}
