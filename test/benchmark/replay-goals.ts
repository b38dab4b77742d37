import type {EditSpeed} from './edit-speed.ts';
import type {ArmResult, Summary} from './replay-histories.ts';
import type {GraphResult} from './replay-graphs.ts';
import type {LockSchedules} from './replay-locks.ts';
import type {SerialRuns} from './replay-serial.ts';
import type {VerificationCost} from './replay-verification.ts';
import {arms} from './replay-arms.ts';
import {percent} from './table.ts';

/** One thing that the coordination is held to, and what was measured. */
export type Goal = {readonly name: string; readonly wanted: string; readonly measured: string; readonly isMet: boolean};

export type Measured = {
	readonly rows: ReadonlyArray<{readonly results: readonly ArmResult[]}>;
	readonly summary: Summary;
	readonly graphs: readonly GraphResult[];
	readonly locks: LockSchedules;
	/** Absent where no histories were given, as are those of the next. */
	readonly serial?: SerialRuns;
	readonly verification?: VerificationCost;
	readonly indexing: EditSpeed;
};

/** Compares what was measured with the goals. */
export const compareGoals = (measured: Measured): Goal[] => [
	...historyGoals(measured),
	...graphGoals(measured.graphs),
	...serialGoals(measured.serial),
	...verificationGoals(measured.verification),
	...lockGoals(measured.locks),
	...costGoals(measured),
];

/** Bounds that the goals name; shares of the sequential time, points of it, minutes. */
const makespanGoal = 0.36;
const gainGoal = 10;
const wideGoal = 0.95;
const meanGoal = 0.9;
const verificationGoal = 1.5;
const overheadGoal = 0.005;
const indexingGoalMs = 50;
const interruptedGoal = 0.05;

const historyGoals = ({summary}: Measured): Goal[] => {
	const mean = summary.means.find(({name}) => name === 'mean of the histories');
	if (mean === undefined) {
		return [];
	}

	const shareOf = (name: string) => mean.shares[arms.findIndex(arm => arm.name === name)]!;
	const share = shareOf('nested, reads validated');
	const gain = (shareOf('file locks') - share) * 100;
	return [
		goal('time of three workers, mean of the histories', `≤ ${percent(makespanGoal)}`, `${percent(share)}, bound ${percent(mean.bound)}`, share <= makespanGoal),
		goal('points below locks on files', `≥ ${gainGoal}`, gain.toFixed(1), gain >= gainGoal),
	];
};

const graphGoals = (graphs: readonly GraphResult[]): Goal[] => {
	const wide = graphs.filter(({name}) => name === 'independent').map(({efficiency}) => efficiency);
	const mean = graphs.reduce((sum, {efficiency}) => sum + efficiency, 0) / graphs.length;
	const beyond = graphs.filter(({makespan, graham}) => makespan > graham + 0.01).length;
	return [
		goal('efficiency on wide plans, the least', `≥ ${wideGoal}`, Math.min(...wide).toFixed(2), Math.min(...wide) >= wideGoal),
		goal('efficiency, mean of all plans', `≥ ${meanGoal}`, mean.toFixed(2), mean >= meanGoal),
		goal('schedules beyond Graham\'s bound', '0', `${beyond} of ${graphs.length}`, beyond === 0),
	];
};

const serialGoals = (serial: SerialRuns | undefined): Goal[] => serial === undefined
	? []
	: [
		goal('lost updates', '0', `${serial.lostUpdates} in ${serial.runs} runs`, serial.lostUpdates === 0),
		goal('landed before what it depends on', '0', `${serial.misordered} in ${serial.runs} runs`, serial.misordered === 0),
		goal('final tree is the true one', '100 %', percent(serial.sameTree / serial.runs), serial.sameTree === serial.runs),
	];

const verificationGoals = (verification: VerificationCost | undefined): Goal[] => verification === undefined
	? []
	: [
		goal('points that verification at 10 % adds', `≤ ${verificationGoal}`, verification.mean.toFixed(1), verification.mean <= verificationGoal),
		goal('red runs to find a culprit, the most', `≤ ${mostRedRuns}`, `${verification.redRunsMost}, mean ${verification.redRunsMean.toFixed(1)}`, verification.redRunsMost <= mostRedRuns),
	];

/** A batch of eight halved, and the run that showed it to be red. */
const mostRedRuns = Math.ceil(Math.log2(8)) + 1;

const lockGoals = ({schedules, deadlocks, mostYields}: LockSchedules): Goal[] => [
	goal('deadlocks', '0', `${deadlocks} in ${schedules} schedules`, deadlocks === 0),
	goal('times one task gave way, the most', '≤ 2', String(mostYields), mostYields <= 2),
];

const costGoals = ({rows, summary, indexing}: Measured): Goal[] => {
	const overhead = summary.engineMs / Math.max(1, rows.flatMap(({results}) => results).reduce((sum, {makespan}) => sum + makespan, 0) * 60_000);
	const validated = rows.map(({results}) => results.find(({arm}) => arm === 'nested, reads validated')!);
	const exposed = validated.reduce((sum, result) => sum + result.exposed, 0);
	const interrupted = validated.reduce((sum, {interruptions}) => sum + interruptions, 0) / Math.max(1, exposed);
	return [
		...rows.length === 0
			? []
			: [
				goal('engine\'s share of a run', `≤ ${percent(overheadGoal)}`, `${(overhead * 100).toFixed(4)} %`, overhead <= overheadGoal),
				goal('running workers interrupted by a landing', `≤ ${percent(interruptedGoal)}`, percent(interrupted), interrupted <= interruptedGoal),
			],
		goal('one file indexed again, the slowest', `< ${indexingGoalMs} ms`, `${indexing.most.toFixed(1)} ms, median ${indexing.median.toFixed(1)} ms of ${indexing.files} files`, indexing.most < indexingGoalMs),
	];
};

/** A goal and what was measured of it. */
export const goal = (name: string, wanted: string, measured: string, isMet: boolean): Goal => ({name, wanted, measured, isMet});
