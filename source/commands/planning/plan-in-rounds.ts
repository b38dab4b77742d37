import {maxPlannerRounds, maxToldFindings} from '../../model/limits/planning.ts';
import {compilePlan, type CompiledPlan, type PlanFrame} from '../../planner/compile-plan.ts';
import {refused, type Finding} from '../../planner/draft.ts';
import type {RepositoryFacts} from '../../planner/facts.ts';
import {plannerPrompt, type PlannerQuestion} from '../../planner/planner-prompt.ts';
import {readAnswer} from '../../planner/read-answer.ts';

export type Rounds = {
	readonly question: Omit<PlannerQuestion, 'former'>;
	readonly facts: RepositoryFacts;
	readonly frame: PlanFrame;
	readonly ask: (question: string) => Promise<string>;
	/** Told before the planner is asked once more. */
	readonly onRefusal?: (round: number, problems: readonly string[]) => void;
};

/** With the answer that it was made of, or that no plan could be made of. */
export type PlanOfRounds = CompiledPlan & {readonly answer: string};

/**
Asks for a plan until one can be carried out, each time with what was wrong with the last, at most `maxPlannerRounds` times.
A plan that is only poor is asked for once more, and taken if it stays so. Gives back the best there was.
*/
export async function planInRounds({question, facts, frame, ask, onRefusal}: Rounds): Promise<PlanOfRounds> {
	let best: PlanOfRounds | undefined;
	let former: PlannerQuestion['former'];
	for (let round = 1; round <= maxPlannerRounds; round++) {
		const text = await ask(plannerPrompt({...question, ...former !== undefined && {former}}));
		const compiled = {...compile(text, facts, frame), answer: text};
		best = best === undefined || badness(compiled) <= badness(best) ? compiled : best;
		if (badness(compiled) === 0 || (round > 1 && best.plan !== undefined)) {
			break;
		}

		const problems = toldFindings(compiled.findings);
		former = {answer: text.slice(0, maxFormerAnswer), problems};
		if (round < maxPlannerRounds) {
			onRefusal?.(round, problems);
		}
	}

	return best!;
}

/** What is wrong, as far as it helps to tell it at once. */
export function toldFindings(findings: readonly Finding[]): string[] {
	const told = [...new Set(findings.map(({message}) => message))];
	return told.length > maxToldFindings ? [...told.slice(0, maxToldFindings), `And ${told.length - maxToldFindings} more of the like.`] : told;
}

/** Characters of an answer that are shown to the planner again; of a longer one it knows itself what it said. */
const maxFormerAnswer = 60_000;

function compile(text: string, facts: RepositoryFacts, frame: PlanFrame): CompiledPlan {
	const read = readAnswer(text);
	return read.ok ? compilePlan(read.answer, facts, frame) : {findings: read.problems.map(problem => refused(problem)), additions: []};
}

/** Any refusal weighs more than all that is only poor. */
function badness({plan, findings}: CompiledPlan): number {
	return findings.length + (plan === undefined ? 1e6 : 0);
}
