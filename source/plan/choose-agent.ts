import picomatch from 'picomatch';
import type {AgentRule} from '../model/agent-rule.ts';
import type {AgentChoice, PlanTask} from '../model/plan.ts';

/** The agent that a person's rules give a task, and why; nothing where none fits. The same task and rules give the same agent. */
export function chooseAgent(task: Pick<PlanTask, 'title' | 'prompt' | 'owns' | 'minutes'>, rules: readonly AgentRule[], named: (name: string) => AgentChoice | undefined): {readonly agent: AgentChoice; readonly because: string} | undefined {
	const index = rules.findIndex(rule => fits(task, rule));
	const rule = rules[index];
	const agent = rule && named(rule.agent);
	return agent && {agent, because: `rule ${index + 1}${reasons(rule)}`};
}

function fits({title, prompt, owns, minutes}: Pick<PlanTask, 'title' | 'prompt' | 'owns' | 'minutes'>, {paths, words, above = 0, below = Infinity}: AgentRule): boolean {
	const text = `${title}\n${prompt}`.toLowerCase();
	return minutes > above && minutes < below
		&& (words === undefined || words.some(word => text.includes(word.toLowerCase())))
		&& (paths === undefined || (owns.length > 0 && owns.every(claim => picomatch.isMatch(claim.split('#', 1)[0]!, [...paths], {dot: true}))));
}

function reasons({paths = [], words = [], above, below}: AgentRule): string {
	const parts = [
		...paths,
		...words.map(word => `"${word}"`),
		...(above === undefined ? [] : [`more than ${above} min`]),
		...(below === undefined ? [] : [`less than ${below} min`]),
	];
	return parts.length === 0 ? '' : `: ${parts.join(', ')}`;
}
