import type {PersonCommand} from '../../source/model/command.ts';
import {hasEnded, tasksOf} from '../../source/engine/find.ts';
import {outstanding} from '../../source/engine/outstanding.ts';
import type {Task} from '../../source/model/task.ts';
import {commitTree, treeOf} from './git-model.ts';
import {changesBetween, ofInterface} from './meaning.ts';
import {atoms, isShared} from './universe.ts';
import {tell, trouble, type Action, type World} from './world.ts';

/** Returns what a person may do while trouble is left: ask for things, and commit to the target branch. */
export function personActions(world: World): Action[] {
	const run = world.state.runs.r1!;
	const tasks = tasksOf(run).filter(task => !hasEnded(task));
	const task = tasks[world.random(Math.max(1, tasks.length))];
	const verbs = ['pause-task', 'retry-task', 'cancel-task', 'land-task', 'comment-task'] as const;
	return [
		...(task === undefined
			? []
			: trouble(world, 'a person asks', () => {
				const type = verbs[world.random(verbs.length)]!;
				ask(world, type === 'comment-task' ? {type, task: task.key, text: 'Do it otherwise.'} : {type, task: task.key});
			})),
		...(run.head === world.git.refs.get('r1') && run.outcome === undefined
			? trouble(world, 'a person commits', () => {
				commit(world);
			})
			: []),
		...world.lateReports.slice(0, 1).map(command => ({name: 'a late report comes', happens() {
			world.lateReports.shift();
			tell(world, command);
		}})),
		...world.lateMoves.slice(0, 1).map(move => ({name: 'an order of a killed engine arrives', happens() {
			world.lateMoves.shift();
			world.parts.swap(world.git, 'r1', {...move, seq: world.journal.length});
		}})),
	];
}

/** Puts right what waits for a person; returns whether there was anything. */
export function attend(world: World): boolean {
	const requests = [
		...world.state.decisions.filter(({collision}) => collision).map(({key}): PersonCommand => ({type: 'settle-decision', key, value: 'red'})),
		...world.state.breaches.map(({symbol}): PersonCommand => ({type: 'amend-contract', symbol})),
		...tasksOf(world.state.runs.r1!).flatMap(task => requestsFor(task)),
	];
	if (requests.length > 0) {
		ask(world, requests[world.random(requests.length)]!);
	}

	return requests.length > 0;
}

/** Takes all budgets away and asks for a new try of all that was given up. */
export function retryAll(world: World): void {
	ask(world, {type: 'set-budget', run: 'r1', budget: {}});
	for (const {key, phase, budget} of tasksOf(world.state.runs.r1!)) {
		if (budget && phase !== 'landed') {
			ask(world, {type: 'set-budget', task: key, budget: {}});
		}
	}

	for (const {key, phase} of tasksOf(world.state.runs.r1!)) {
		if (phase === 'blocked' || phase === 'cancelled') {
			ask(world, {type: 'retry-task', task: key});
		}
	}
}

function requestsFor(task: Task): PersonCommand[] {
	if (task.phase === 'blocked' && task.blockedFor === 'budget' && task.budget) {
		return [{type: 'set-budget', task: task.key, budget: {tokens: (task.budget.tokens ?? 0) * 2}}];
	}

	return task.paused && !hasEnded(task) ? [{type: 'resume-task', task: task.key}] : [];
}

function ask(world: World, command: PersonCommand): void {
	if (command.type === 'land-task') {
		world.hurried.add(command.task);
	}

	world.history.push(`a person says ${command.type} ${'task' in command ? command.task : ''}`);
	tell(world, command);
}

/** A commit of the person's own on the target branch, which the result then has to take over. */
function commit(world: World): void {
	const from = world.git.refs.get('r1')!;
	const region = `${atoms[world.random(atoms.length)]!}@${world.random(2)}`;
	const tree = treeOf(world.git, from);
	const mark = `person.${world.marks++}${!isShared(region) && world.random(4) === 0 ? ofInterface : ''}`;
	const head = commitTree(world.git, new Map([...tree, [region, [...tree.get(region)!, mark]]]), from, 'person');
	world.git.refs.set('r1', head);
	// The engine learns of it from an effect that is about to land something, as a rule.
	if (outstanding(world.state).length > 0 && world.random(2) === 0) {
		tell(world, {type: 'head-adopted', run: 'r1', from, head, changes: changesBetween(tree, treeOf(world.git, head))});
	}
}
