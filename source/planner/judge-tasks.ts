import {isVague, vagueSentence} from '../plan/vague.ts';
import {poor, withFindings, type Draft, type DraftTask, type Finding} from './draft.ts';

/** Names the tasks that an agent couldn't do well: those that don't say what should be different, or how one can tell. */
export function judgeTasks(draft: Draft): Draft {
	return withFindings(draft, draft.tasks.flatMap(task => findingsOf(task)));
}

function findingsOf(task: DraftTask): Finding[] {
	if (isVague(task)) {
		return [poor(vagueSentence(task, task.writes[0]?.claim, task.doneWhen === '' ? undefined : task.doneWhen), task.id)];
	}

	return task.doneWhen === ''
		? [poor(`\`${task.id}\` doesn't say when it is done. Name in \`doneWhen\` a command that passes or an output that one can see.`, task.id)]
		: [];
}
