import {findHeadless} from '../../agents/headless/find-headless.ts';
import type {Headless} from '../../agents/headless/headless.ts';
import {maxMapCharacters, maxRequestCharacters} from '../../model/limits/planning.ts';
import type {Plan} from '../../model/plan.ts';
import {answerSchema} from '../../planner/answer-schema.ts';
import type {CompiledPlan} from '../../planner/compile-plan.ts';
import {byRule} from '../../plan/complete-plan.ts';
import {readAnswer} from '../../planner/read-answer.ts';
import {repositoryMap} from '../../planner/repository-map.ts';
import type {Invocation} from '../command.ts';
import type {Home} from '../session.ts';
import {UserError, usageError} from '../printing/user-error.ts';
import {askProgram} from './ask-program.ts';
import {checkAgainst, type CheckedPlan, type PlanLook} from './checked-plan.ts';
import {frameOf, type Frame} from './frame.ts';
import {keepPlan, keepRefused} from './keep-plan.ts';
import {offeredAgents} from './offered-agents.ts';
import {planInRounds, toldFindings} from './plan-in-rounds.ts';
import {repositoryFacts} from './repository-facts.ts';

/** Has a planner make a plan of a request, and keeps it as a file in the repository's own folder. What it does meanwhile is told through `tell`. */
export async function planRequest(request: string, invocation: Invocation, home: Home, {tell, signal}: {readonly tell: (line: string) => void; readonly signal: AbortSignal}): Promise<CheckedPlan> {
	if (request.length > maxRequestCharacters) {
		throw usageError(`A request has at most ${maxRequestCharacters} characters, and this has ${request.length}. Put what is long into a file of the repository and name it.`, invocation.command.name);
	}

	const frame = await frameOf(invocation, home);
	if (frame.into === '') {
		throw usageError('No branch is checked out here, so say which one the work lands on: --into BRANCH.', invocation.command.name);
	}

	const budget = frame.asked.budget ?? frame.budget;
	const headless = await plannerOf(frame, invocation);
	const compiled = await make(request, {frame, headless, invocation, home, tell, signal});
	const plan = {...compiled.plan, tasks: compiled.plan.tasks.map(task => byRule(task, {agent: frame.agent, agents: frame.agents, rules: frame.choices}))};
	// It took time and money, so it's kept before anybody looks at it.
	const file = await keepPlan({...plan, ...frame.asked.budget !== undefined && {budget: frame.asked.budget}}, {agent: frame.agent, remarks: compiled.additions}, home);
	const checked = await checkAgainst({...plan, ...frame.rules, ...budget !== undefined && {budget}}, home, {source: {path: file, options: {path: file, into: frame.into, agent: frame.agent, agents: frame.agents, rules: frame.choices}}, additions: compiled.additions});
	const look = (candidate: Plan) => withFindings(checked.look(candidate), compiled.findings, candidate);
	return {...checked, look, ...look(checked.plan)};
}

/** With what was found of the planner's answer, which the plan alone doesn't show, as long as the tasks that it's about are there. */
function withFindings({warnings, absent}: PlanLook, findings: CompiledPlan['findings'], {tasks}: Plan): PlanLook {
	const left = findings.filter(({task}) => tasks.some(({id}) => id === task));
	return {absent, warnings: [...left.map(({message, task}) => ({kind: 'vague' as const, tasks: [task!], claims: [], message})), ...warnings.filter(({kind}) => kind !== 'vague')]};
}

async function plannerOf({planner, agent}: Frame, {environment}: Invocation): Promise<Headless> {
	const found = await findHeadless(planner, agent.kind === 'known' ? agent.name : '', environment.PATH);
	if (!found.ok) {
		throw new UserError(found.problem);
	}

	return found.headless;
}

type Making = {readonly frame: Frame; readonly headless: Headless; readonly invocation: Invocation; readonly home: Home; readonly tell: (line: string) => void; readonly signal: AbortSignal};
type MadePlan = CompiledPlan & {readonly plan: Plan};

async function make(request: string, {frame, headless, invocation, home, tell, signal}: Making): Promise<MadePlan> {
	tell('Reading the repository…');
	const facts = await repositoryFacts(home, frame.into);
	const {into, workers, agent, verify} = frame;
	const budget = frame.asked.budget ?? frame.budget;
	const chosen = {workers, ...verify !== undefined && {verify}};
	const offered = await offeredAgents(frame, invocation);
	const usual = agent.kind === 'known' ? agent.name : 'a command';
	const others = Object.keys(offered).filter(name => name !== usual);
	tell(`Asking ${headless.name} for a plan, which may take some minutes; Ctrl-C gives it up…`);
	const compiled = await planInRounds({
		question: {request, map: repositoryMap(facts, request, maxMapCharacters), knowsSchema: headless.knowsSchema, ...chosen, ...others.length > 0 && {agents: {offered: others, usual}}},
		facts,
		frame: {request, into, agent, offered, ...chosen},
		ask: async question => askProgram({headless, ...budget !== undefined && {budget}, schema: answerSchema, question, isAnswer: text => readAnswer(text).ok, directory: home.repository.checkout, environment: invocation.environment, signal}),
		onRefusal(round, problems) {
			tell(`Its plan won't do yet:\n${problems.map(problem => `  ${problem}`).join('\n')}\nAsking once more (${round + 1})…`);
		},
	});
	const {plan, findings, answer} = compiled;
	if (plan === undefined) {
		const file = await keepRefused(answer, home);
		throw new UserError(`${headless.name} made no plan that can be carried out. Say more in the request, or write a plan yourself: jupiter-tui schema`, {detail: [...toldFindings(findings).map(finding => `  ${finding}`), `Its best answer is in ${file}`].join('\n')});
	}

	return {...compiled, plan};
}
