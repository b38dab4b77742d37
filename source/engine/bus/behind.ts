import {overlaps} from '../../claims/overlaps.ts';
import type {Claim} from '../../model/plan.ts';
import type {TaskKey} from '../../model/names.ts';
import type {SessionState} from '../../model/session-state.ts';
import {taskOf} from '../find.ts';
import {describeChange} from './describe-change.ts';
import {landedSince} from './foreign-changes.ts';

/**
Returns what a worker has to know of a claim it gets late: what landed there since its worktree was made, which it doesn't see.
Nothing when its copy is that of the branch.
*/
export function behindNote(state: SessionState, key: TaskKey, claim: Claim): string | undefined {
	const changes = landedSince(state, taskOf(state, key)).filter(({symbol}) => overlaps(claim, symbol));
	if (changes.length === 0) {
		return undefined;
	}

	return [
		'Your worktree is behind there. This has landed since it was made:',
		...changes.map(change => `by ${change.by === 'user' ? 'a person' : `\`${taskOf(state, change.by).id}\``}: ${describeChange(change)}`),
		'Make your change fit that; both are put together when your task lands.',
	].join('\n');
}
