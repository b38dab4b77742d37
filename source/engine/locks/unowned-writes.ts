import {parsedClaim} from '../../claims/claim-cache.ts';
import {covers} from '../../claims/covers.ts';
import type {Effect} from '../../model/effect.ts';
import {maxReverts} from '../../model/limits/failures.ts';
import type {Run} from '../../model/run.ts';
import type {SessionState} from '../../model/session-state.ts';
import type {Task} from '../../model/task.ts';
import {isAtWork} from '../find.ts';

/**
The reverting of a task's unowned writes, where the run wants that. A file that the task may write in another place stays:
putting it back whole would undo what is the task's own. After `maxReverts` times it is left to the landing, which refuses it.
*/
export function revertEffects(state: SessionState, task: Task, {plan}: Run): Effect[] {
	const {key: name, launch, worktree, base, reverts = 0} = task;
	const paths = plan.unownedWrites === 'revert' && isAtWork(task) && reverts < maxReverts ? revertiblePaths(state, task) : [];
	return paths.length === 0
		? []
		: [{type: 'revert-writes', key: `revert:${name}:${launch}:${reverts}`, task: name, worktree: worktree!, base: base!, paths}];
}

function revertiblePaths(state: SessionState, {key, unowned}: Task): string[] {
	const own = state.locks.filter(({holder}) => holder === key);
	const paths = unowned.map(claim => parsedClaim(claim)).filter(({kind}) => kind === 'path' || kind === 'symbol').map(({path}) => path);
	return [...new Set(paths)].filter(path => own.every(({claim}) => !covers(claim, {path, change: 'imports'})));
}
