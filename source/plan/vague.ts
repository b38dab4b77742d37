import type {PlanTask} from '../model/plan.ts';

/** Whether a task only names a wish: neither its title nor its prompt says what should be different. */
export function isVague({title, prompt}: Pick<PlanTask, 'title' | 'prompt'>): boolean {
	// A vague title with a full prompt is only a heading.
	return vagueTitle.test(title) && title.split(/\s+/).length <= 3 && prompt.split(/\s+/).length <= 8;
}

const vagueTitle = /^(?:improve|fix|refactor|clean(?: ?up)?|update|polish|optimi[sz]e|enhance|tidy|rework|misc(?:ellaneous)?|various|stuff|other|changes?|work)\b/i;
