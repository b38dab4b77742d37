import type {TaskKey} from '../../model/names.ts';
import type {SessionState} from '../../model/session-state.ts';
import {Refusal} from '../../protocol/refusal.ts';

/** The task a person means by `auth`, `r1/auth`: of the named run, else of the current one. Throws a `Refusal` that names those there are. */
export const resolveTask = (state: SessionState, name: string): TaskKey => {
	const slash = name.indexOf('/');
	const runId = slash === -1 ? state.currentRun : name.slice(0, slash);
	const run = runId === undefined || !Object.hasOwn(state.runs, runId) ? undefined : state.runs[runId];
	if (run === undefined) {
		throw new Refusal(slash === -1 ? 'There is no run yet. Start one with `jupiter-tui run plan.yaml`.' : `There is no run ${runId}. See \`jupiter-tui status\`.`);
	}

	const id = name.slice(slash + 1);
	const task = Object.hasOwn(run.tasks, id) ? run.tasks[id] : undefined;
	if (task === undefined) {
		throw new Refusal(`There is no task ${id} in ${run.id}. It has ${Object.keys(run.tasks).join(', ')}.`);
	}

	return task.key;
};
