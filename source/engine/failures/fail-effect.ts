import type {Effect} from '../../model/effect.ts';
import type {Failure} from '../../model/failure.ts';
import {emit, type Draft} from '../draft.ts';
import {isAtWork, taskOf} from '../find.ts';
import {hinder} from '../landing/hindrances.ts';
import {failAttempt} from './retries.ts';

/** Decides what follows when the world could not perform an effect. */
export function failEffect(draft: Draft, effect: Effect, failure: Failure): void {
	switch (effect.type) {
		case 'make-worktree': {
			failAttempt(draft, effect.task, failure);
			break;
		}

		case 'compose-landing':
		case 'verify-landing':
		case 'move-head': {
			hinder(draft, effect, failure);
			break;
		}

		// Whether a process came of it is unknown, so that it is stopped like any other.
		case 'start-agent': {
			if (isAtWork(taskOf(draft.state, effect.task))) {
				failAttempt(draft, effect.task, failure);
			}

			break;
		}

		case 'stop-agent': {
			emit(draft, {type: 'agent-lost', task: effect.task});
			break;
		}

		case 'save-attempt': {
			emit(draft, {type: 'task-blocked', task: effect.task, reason: `What it did could not be saved: ${failure.summary} Its worktree is left as it is. Make room, then retry it.`});
			break;
		}

		case 'deliver-message': {
			emit(draft, {type: 'message-delivered', id: effect.id, to: effect.task, isLost: true});
			break;
		}

		case 'follow-into': {
			emit(draft, {type: 'into-waits', run: effect.run, head: effect.head, reason: failure.summary});
			break;
		}

		case 'revert-writes': {
			emit(draft, {type: 'writes-reverted', task: effect.task, paths: []});
			break;
		}

		// Landing checks every write, watched or not; a pause or a wake-up that failed changes nothing that is true.
		case 'watch-worktree':
		case 'pause-agent':
		case 'wake-at': {
			break;
		}
	}
}
