import assert from 'node:assert/strict';
import {identityOf, marksOf, treeOf} from './git-model.ts';
import type {World} from './world.ts';

/** Checks that no reset destroyed anything, and that nothing landed before the agent that made it had said it was done. */
export function checkContents({git, destroyed, finished, hurried}: World): void {
	assert.deepEqual(destroyed, [], 'These were reset without having been saved.');
	// A person may land what an agent is still at.
	const unfinished = marksOf(treeOf(git, git.refs.get('r1')!))
		.filter(mark => mark.startsWith('r1/') && !finished.has(identityOf(mark)) && [...hurried].every(task => !mark.startsWith(`${task}.`)));
	assert.deepEqual(unfinished, [], 'These landed unfinished.');
}
