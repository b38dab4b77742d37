import type {Run} from '../../model/run.ts';
import type {Task} from '../../model/task.ts';

/**
Returns the commands that must be green on the tree of a batch's last task, for all of the batch: each task's own, those of the tasks
that it meets, and the run's. Asked once for each verification, when it starts.
*/
export function verifyCommands({tasks, plan}: Run, batch: readonly Task[]): string[] {
	const met = batch.flatMap(({landing}) => landing!.meets ?? []).map(key => tasks[key.slice(key.indexOf('/') + 1)]!);
	const commands = [...batch, ...met].map(task => task.plan.verify);
	return [...new Set([...commands, plan.verify])].filter(command => command !== undefined);
}
