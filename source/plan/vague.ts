import type {PlanTask} from '../model/plan.ts';

/** Whether a task only names a wish: neither its title nor its prompt says what should be different. */
export function isVague({title, prompt}: Pick<PlanTask, 'title' | 'prompt'>): boolean {
	const words = title.split(/\s+/v).length;
	// A vague title with a full prompt is only a heading.
	return prompt.split(/\s+/v).length <= mostWords && !concrete.test(`${title} ${prompt}`) && (wish.test(title) || (words <= 3 && heading.test(title)));
}

/** Words of a prompt that may still say nothing. */
const mostWords = 8;

/** What no change fulfils, whatever it is said of. */
const wish = /^(?:improve|refactor|clean(?: ?up)?|polish|optimi[sz]e|enhance|tidy|rework|make .*\b(?:better|nicer|faster|cleaner|simpler|good))\b/iv;

/** What says enough only with more words. */
const heading = /^(?:fix|update|misc(?:ellaneous)?|various|stuff|other|changes?|work)\b/iv;

/** A name, a number, a path or a quotation. */
const concrete = /[\d"#\/_`]|\w\.\w|[a-z][A-Z]/v;

/** What to say of a vague task, with what it might say instead as far as that can be told. */
export function vagueSentence({id, title}: Pick<PlanTask, 'id' | 'title'>, claim: string | undefined, proof: string | undefined): string {
	return `\`${id}\` only says "${title}". Say what should be different afterwards: "In ${claim ?? 'src/a.ts#login'}, … instead of …; done when ${proof ?? '`npm test` passes with a new test for it'}".`;
}
