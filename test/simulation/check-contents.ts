import assert from 'node:assert/strict';
import {identityOf, marksOf, treeOf} from './git-model.ts';
import {looksUnfinished} from './meaning.ts';
import type {World} from './world.ts';

/** Checks that no reset destroyed anything, that nothing landed before the agent that made it had said it was done, nor looking unfinished without its having been asked. */
export function checkContents({git, destroyed, finished, hurried, journal}: World): void {
	assert.deepEqual(destroyed, [], 'These were reset without having been saved.');
	// A person may land what an agent is still at.
	const landed = marksOf(treeOf(git, git.refs.get('r1')!));
	const unfinished = landed
		.filter(mark => mark.startsWith('r1/') && !finished.has(identityOf(mark)) && [...hurried].every(task => !mark.startsWith(`${task}.`)));
	assert.deepEqual(unfinished, [], 'These landed unfinished.');

	const asked = new Set(journal.flatMap(({event}) => event.type === 'attempt-failed' ? event.failure.asks ?? [] : []));
	assert.deepEqual(landed.filter(mark => looksUnfinished(mark) && !asked.has(`file: ${identityOf(mark)}`)), [], 'Nobody was asked about these.');
}
