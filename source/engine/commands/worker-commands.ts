import {parseClaim} from '../../claims/parse-claim.ts';
import type {AgentCommand} from '../../model/command.ts';
import {maxClaimsPerTask} from '../../model/limits/planning.ts';
import type {Change} from '../../model/change.ts';
import type {TaskKey} from '../../model/names.ts';
import type {Task} from '../../model/task.ts';
import {locksInWay} from '../locks/blockers.ts';
import {contractAgainst, explainContract, reportBreaches} from '../bus/contracts.ts';
import {decide} from '../bus/decisions.ts';
import {accept, emit, refuse, refuseTooLong, tell, type Answer, type Draft} from '../draft.ts';
import {explainRefusal} from '../locks/explain-refusal.ts';
import {isHeldAtWork, liftGuess} from '../failures/quota.ts';
import {findTask, isAtWork, runIdOf, runOf} from '../find.ts';
import {claimLate} from '../locks/late-claims.ts';
import {activity} from '../words.ts';
import type {Handlers} from './handler.ts';

/** What a worker may ask for itself. */
export const workerCommands: Handlers<AgentCommand['type']> = {
	claim: (draft, {task, claim}) => atWork(draft, task, () => withClaim(claim, text =>
		draft.state.locks.filter(({holder}) => holder === task).length < maxClaimsPerTask
			? claimLate(draft, task, text)
			: refuse(`You hold ${maxClaimsPerTask} claims, the most a task may. Claim a folder instead.`))),
	release: (draft, {task, claim}) => atWork(draft, task, found => withClaim(claim, text => release(draft, found, text))),
	publish: (draft, {task, symbol, signature}) => atWork(draft, task, found => withClaim(symbol, text =>
		refuseTooLong(signature) ?? publish(draft, found, text, signature))),
	decide(draft, {by, key, value}) {
		const run = by === 'user' ? draft.state.currentRun : runIdOf(by);
		if (run === undefined) {
			return refuse('No run has been started. Start one with `jupiter-tui run`.');
		}

		const answer = () => refuseTooLong(key + value) ?? decide(draft, {run, by, key, value});
		return by === 'user' ? answer() : atWork(draft, by, answer);
	},
	note(draft, {by, text}) {
		const answer = () => refuseTooLong(text) ?? post(draft, by, text);
		return by === 'user' ? answer() : onTask(draft, by, answer);
	},
	ask: (draft, {task, to, text}) => atWork(draft, task, found => refuseTooLong(text) ?? ask(draft, found, to, text)),
	done: (draft, {task: key}) => onTask(draft, key, task => {
		if (['submitted', 'landing', 'landed'].includes(task.phase)) {
			return accept('You said so already.');
		}

		return isAtWork(task) ? submit(draft, task) : refuseIdle(draft, task);
	}),
};

/** Whoever gets to the end of its work is given something again. */
function submit(draft: Draft, task: Task): Answer {
	if (isHeldAtWork(task)) {
		liftGuess(draft, task);
	}

	emit(draft, {type: 'task-submitted', task: task.key});
	return accept('Your work is next to be checked and landed. If it can\'t land you will be told why.');
}

function release(draft: Draft, {key: task, plan}: Task, claim: string): Answer {
	const isHeld = draft.state.locks.some(lock => lock.holder === task && lock.claim === claim);
	const isAwaited = draft.state.waiting.some(wait => wait.task === task && wait.claim === claim);
	if (plan.owns.includes(claim)) {
		return refuse(`\`${claim}\` belongs to your task by the plan and is released when it lands. Say \`jupiter-tui done\` when you are.`);
	}

	if (!isHeld && !isAwaited) {
		return refuse(`You hold no claim \`${claim}\`. See \`jupiter-tui locks\` for yours.`);
	}

	emit(draft, {type: 'locks-released', task, claims: [claim]});
	return accept(`\`${claim}\` is no longer yours. Leave it as it was.`);
}

/** Says what an interface is going to be. Whom it concerns is told by the rule for changes; of a frozen one, a person decides. */
function publish(draft: Draft, {key}: Task, symbol: string, signature: string): Answer {
	if (locksInWay(draft.state, key, symbol).length > 0) {
		const {text, detail} = explainRefusal(draft, key, symbol, 'written');
		return refuse(text, detail);
	}

	const change: Change = {symbol, depth: 'interface', is: signature};
	if (contractAgainst(runOf(draft.state, key), change)) {
		const others = draft.state.breaches.filter(({by, symbol: broken}) => by === key && broken !== symbol);
		const {text, detail} = explainContract(draft, key, change);
		reportBreaches(draft, key, [...others, change]);
		return refuse(text, detail);
	}

	emit(draft, {type: 'interface-published', task: key, symbol, signature});
	return accept('Published. Whoever relies on it is told.');
}

function post(draft: Draft, by: TaskKey | 'user', text: string): Answer {
	emit(draft, {type: 'note-posted', by, text});
	return accept();
}

/** A message to one worker, on the bus for all to see. */
function ask(draft: Draft, {key, id, run}: Task, to: string, text: string): Answer {
	const other = findTask(draft.state, `${run}/${to}`);
	if (other === undefined || other.key === key) {
		return refuse(`There is no other task \`${to}\`. See \`jupiter-tui status\` for those there are.`);
	}

	if (!isAtWork(other)) {
		return refuse(`\`${to}\` ${activity(draft.state, other, draft.now)}, so nobody there can answer. Tell everybody: jupiter-tui note "…"`);
	}

	emit(draft, {type: 'note-posted', by: key, text: `to ${to}: ${text}`});
	tell(draft, other.key, `\`${id}\` asks or tells you: ${text}\nAnswer with: jupiter-tui ask ${id} "…"`);
	return accept(`\`${to}\` reads it with its next step.`);
}

function withClaim(text: string, answer: (claim: string) => Answer): Answer {
	const claim = parseClaim(text);
	return typeof claim === 'string' ? refuse(claim) : answer(claim.text);
}

function atWork(draft: Draft, key: TaskKey, answer: (task: Task) => Answer): Answer {
	return onTask(draft, key, task => isAtWork(task) ? answer(task) : refuseIdle(draft, task));
}

function onTask(draft: Draft, key: TaskKey, answer: (task: Task) => Answer): Answer {
	const task = findTask(draft.state, key);
	return task ? answer(task) : refuse(`There is no task \`${key}\`. Run this in a worker's pane.`);
}

function refuseIdle(draft: Draft, task: Task): Answer {
	return refuse(`\`${task.id}\` ${activity(draft.state, task, draft.now)}, so it can't ask for anything.`);
}
