import type {Command} from '../../model/command.ts';
import type {Effect} from '../../model/effect.ts';
import {makeWorktree} from '../../git/worktrees/make-worktree.ts';
import {worktreeOf} from '../../storage/places.ts';
import {mergeRuleOf, splitKey, taskBranch, type World} from '../world.ts';

/** Makes the task's worktree, or puts the one it has into the state the next attempt shall find. */
export const performMakeWorktree = async (world: World, effect: Extract<Effect, {type: 'make-worktree'}>): Promise<Command> => {
	const {repository, places} = world;
	const {key, task, onto, keep, composed} = effect;
	const [run, id] = splitKey(task);
	const {copy} = await world.settings();
	const made = await makeWorktree({
		repository, onto, keep, copy,
		path: worktreeOf(places, run, id),
		branch: taskBranch(task),
		rule: mergeRuleOf(world.state().runs[run]!.plan),
		...(composed !== undefined && {change: composed}),
	});
	if (!made.ok) {
		return {type: 'effect-failed', effect: key, failure: {kind: 'worktree-failed', summary: made.problem, detail: ''}};
	}

	for (const note of made.notCopied) {
		world.log(`${task}: ${note}`);
	}

	return {type: 'worktree-made', effect: key, task, path: made.path, base: made.base};
};
