import stringWidth from 'string-width';
import {criticalPath} from '../engine/schedule/critical-path.ts';
import type {Claim, Plan, PlanTask} from '../model/plan.ts';
import {describeBudget} from '../wording/describe-usage.ts';
import {findConflicts, type Conflict} from './conflicts.ts';
import {agentReason} from './agent-reason.ts';
import {expectedTimes} from './expected-times.ts';
import {joinRemarks} from './join-remarks.ts';
import {layersOf} from './layers.ts';
import {oneLine} from './plain-text.ts';
import {judgePlan, type PlanQuality} from './quality.ts';
import type {Remark} from './write-plan.ts';

/** What is known of a plan's claims and needs besides what it says. */
export type PlanNotes = {
	/** Claims on what isn't there yet. */
	readonly absent?: readonly Claim[];
	/** Why something stands in the plan that its planner didn't name. */
	readonly additions?: readonly Remark[];
};

/** Tells a plan in plain lines of at most `width` columns: its tasks by the steps in which they can start, their claims, predicted waits and expected time. Claims on what isn't there yet are marked. */
export function describePlan(plan: Plan, width: number, {absent = [], additions = []}: PlanNotes = {}): string[] {
	const conflicts = findConflicts(plan);
	return [
		...wrap(plan.goal, {width, first: '', rest: ''}),
		...wrap(summaryOf(plan), {width, first: '', rest: ''}),
		...labelled('frozen interfaces: ', frozenText(plan), width),
		...labelled('decided: ', Object.entries(plan.decisions).map(([key, value]) => `${key} is ${value}`).join(', '), width),
		'',
		...layersOf(plan.tasks).flatMap((layer, index) => describeLayer(layer, {step: index + 1, conflicts, absent, additions, width})),
		...wrap(timesText(plan, conflicts), {width, first: 'expected: ', rest: '  '}),
		...wrap(chainText(plan), {width, first: 'longest chain: ', rest: '  '}),
		...wrap(shapeText(judgePlan(plan, conflicts)), {width, first: 'shape: ', rest: '  '}),
	];
}

function summaryOf(plan: Plan): string {
	const tasks = `${plan.tasks.length} ${plan.tasks.length === 1 ? 'task' : 'tasks'}`;
	const workers = `${plan.workers} ${plan.workers === 1 ? 'worker' : 'workers'}`;
	return `${tasks} for ${workers}, landing on ${plan.into}${plan.verify === undefined ? ', verified by nothing (name a command with --verify)' : `, each verified by: ${plan.verify}`}${plan.budget === undefined ? '' : `, for at most ${describeBudget(plan.budget)}`}`;
}

function labelled(label: string, text: string, width: number): string[] {
	return text === '' ? [] : wrap(text, {width, first: label, rest: '  '});
}

function frozenText({contracts}: Plan): string {
	const shown = contracts.slice(0, maxShownContracts).join(', ');
	return contracts.length > maxShownContracts ? `${shown} and ${contracts.length - maxShownContracts} more` : shown;
}

/** More are a list that nobody reads; the plan's file has them all. */
const maxShownContracts = 12;

type TaskOptions = Required<PlanNotes> & {readonly conflicts: readonly Conflict[]; readonly width: number};

function describeLayer(layer: readonly PlanTask[], {step, ...options}: TaskOptions & {readonly step: number}): string[] {
	const heading = step === 1 ? 'step 1, at once' : `step ${step}`;
	return [heading, ...layer.flatMap(task => describeTask(task, options)), ''];
}

function describeTask(task: PlanTask, {conflicts, absent, additions, width}: TaskOptions): string[] {
	const rivals = conflicts.filter(({first, second}) => first === task.id || second === task.id).map(({first, second}) => first === task.id ? second : first);
	const reason = agentReason(task);
	const heading = task.title === task.id ? task.id : `${task.id}: ${task.title}`;
	return [
		...wrap(`${heading} (${minutesText(task.minutes)})`, {width, first: '  ', rest: ' '.repeat(4)}),
		...detail('writes', task.owns.length > 0 ? task.owns.map(claim => absent.includes(claim) ? `${claim} (new)` : claim).join(', ') : 'nothing declared', width),
		...detail('reads', task.reads.join(', '), width),
		...detail('by', reason === undefined ? '' : `${task.agent.kind === 'known' ? task.agent.name : task.agent.command} (${reason})`, width),
		...detail('for at most', task.budget === undefined ? '' : describeBudget(task.budget), width),
		...detail('after', task.needs.join(', '), width),
		...detail('takes turns with', rivals.join(', '), width),
		...detail('must', task.constraints.join('; '), width),
		...joinRemarks(additions, task.id).flatMap(({field, text}) => detail(field === 'owns' ? 'added' : 'waits for', text, width)),
	];
}

function detail(label: string, text: string, width: number): string[] {
	return text === '' ? [] : wrap(text, {width, first: `    ${label} `, rest: ' '.repeat(6)});
}

function timesText(plan: Plan, conflicts: readonly Conflict[]): string {
	const times = expectedTimes(plan, conflicts);
	const telling = times.filter(({workers, minutes}, index) => index === 0 || minutes < times[index - 1]!.minutes || workers === plan.workers);
	return telling.map(({workers, minutes}) => `${minutesText(minutes)} with ${workers}${workers === plan.workers ? ' (this plan)' : ''}`).join(', ');
}

function chainText(plan: Plan): string {
	const chain = criticalPath(plan.tasks);
	const minutes = plan.tasks.filter(({id}) => chain.includes(id)).reduce((sum, task) => sum + task.minutes, 0);
	return `${chain.join(' → ')}, ${minutesText(minutes)}`;
}

function shapeText({width, turns, longest}: PlanQuality): string {
	const waiting = turns === 0 ? 'none takes turns' : `${turns} ${turns === 1 ? 'pair takes' : 'pairs take'} turns`;
	return `up to ${width} at once, ${waiting}, longest task ${longest.id} with ${minutesText(longest.minutes)}`;
}

function minutesText(minutes: number): string {
	return `${Number(minutes.toFixed(1))} min`;
}

type Wrapping = {readonly width: number; readonly first: string; readonly rest: string};

function wrap(text: string, {width, first, rest}: Wrapping): string[] {
	const lines: string[] = [];
	let line = first;
	let isEmpty = true;
	// A plan is somebody's text: what it prints must not steer the terminal.
	for (const word of oneLine(text).split(/\s+/).flatMap(word => breakWord(word, Math.max(8, width - Math.max(first.length, rest.length))))) {
		if (!isEmpty && stringWidth(`${line} ${word}`) > width) {
			lines.push(line);
			line = rest + word;
		} else {
			line += isEmpty ? word : ` ${word}`;
		}

		isEmpty = false;
	}

	return [...lines, line];
}

// A path longer than the screen is broken rather than lost.
function breakWord(word: string, width: number): string[] {
	const parts: string[] = [];
	let part = '';
	for (const character of word) {
		if (part !== '' && stringWidth(part + character) > width) {
			parts.push(part);
			part = '';
		}

		part += character;
	}

	return [...parts, part];
}
