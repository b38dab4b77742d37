import type {Run, Task} from '../model/run.ts';

/** Returns the commands that have to pass on a landing's composed tree: the task's, those of the landed tasks that it meets, and the run's. */
export function verifyCommands({tasks, plan}: Run, task: Task): string[] {
	const met = (task.landing?.meets ?? []).map(key => tasks[key.slice(key.indexOf('/') + 1)]!.plan.verify);
	return [...new Set([task.plan.verify, ...met, plan.verify])].filter(command => command !== undefined);
}
