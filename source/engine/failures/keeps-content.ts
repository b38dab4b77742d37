import type {FailureKind} from '../../model/failure.ts';
import type {Task} from '../../model/task.ts';

/**
Whether the next attempt goes on in what the last one left. After a conflict it begins anew on the head,
but never over content that hasn't been saved.
*/
export function keepsContent(task: Task): boolean {
	return task.worktree !== undefined && !(task.isSaved && task.failure !== undefined && freshAfter.has(task.failure.kind));
}

const freshAfter: ReadonlySet<FailureKind> = new Set(['conflict', 'worktree-failed']);
