import type {Command} from '../../source/model/command.ts';
import type {Event} from '../../source/model/event.ts';
import type {HinderedStage} from '../../source/model/landing.ts';
import type {SessionState} from '../../source/model/session-state.ts';
import type {Task} from '../../source/model/task.ts';
import {pipelineOf} from '../../source/engine/landing/pipeline.ts';
import {bendCommands, bendEvents, type Broken} from './bend.ts';

/** Parts that break one rule of the landing pipeline. */
export const brokenLandings: readonly Broken[] = [
	{rule: 'every head is a verified tree', parts: bendEvents(moveBeyond), finding: /landed unverified|red trees were heads/v},
	{rule: 'each is judged after those before it', parts: bendEvents(judgeAtOnce), finding: /innocent/v},
	{rule: 'a head that stays costs nothing', parts: bendEvents(blameTheLast('moving')), finding: /to a head that was not moved/v},
	{rule: 'what isn\'t verified is not red', parts: bendEvents(blameTheLast('verifying')), finding: /verification that was not performed/v},
	{rule: 'a red batch is halved', parts: bendEvents(searchOneByOne), finding: /was found in \d+ runs/v, tasks: 10},
	{rule: 'a batch runs the commands of all', parts: bendEvents(runCommandsOfOne), finding: /unverified by its own command/v},
	{rule: 'what a culprit was under is made anew', parts: bendEvents(keepMisplaced), finding: /for ever|Nothing can happen|is not composed on/v},
	{rule: 'what looks unfinished is asked about', parts: bendCommands(hideUnfinished), finding: /Nobody was asked about these/v},
];

function hideUnfinished(_state: SessionState, command: Command): Command {
	return command.type === 'landing-composed' ? {...command, unfinished: []} : command;
}

/** The head goes to the last that is composed, verified or not. */
function moveBeyond(state: SessionState, events: readonly Event[]): readonly Event[] {
	const composed = pipelineIn(state).filter(({landing}) => landing!.commit !== undefined).map(({id}) => id);
	return events.map(event => event.type === 'move-started' ? {...event, tasks: [...new Set([...event.tasks, ...composed])]} : event);
}

/** Whatever fails is taken for the culprit, though it may only stand on one. */
function judgeAtOnce(_state: SessionState, events: readonly Event[]): readonly Event[] {
	const index = events.findIndex(({type}) => type === 'landing-failed');
	const failed = events[index];
	return failed?.type === 'landing-failed' ? [...events.slice(0, index + 1), {type: 'attempt-failed', task: failed.task, failure: failed.failure}] : events;
}

/** A step that could not be performed counts against the last of those it was for: a branch that stays, a verification that says nothing. */
function blameTheLast(stage: HinderedStage) {
	return (_state: SessionState, events: readonly Event[]): readonly Event[] => {
		const index = events.findIndex(event => event.type === 'landing-hindered' && event.stage === stage);
		const hindered = events[index];
		return hindered?.type === 'landing-hindered'
			? [...events.slice(0, index + 1), {type: 'attempt-failed', task: `${hindered.run}/${hindered.tasks.at(-1)!}`, failure: {kind: 'worktree-failed', summary: hindered.reason, detail: ''}}]
			: events;
	};
}

function searchOneByOne(state: SessionState, events: readonly Event[]): readonly Event[] {
	const isSearching = pipelineIn(state).some(({landing}) => landing!.stage === 'failed');
	return events.map(event => {
		if (event.type !== 'verification-started' || !isSearching) {
			return event;
		}

		const tasks = event.tasks.slice(0, 1);
		return {...event, tasks, task: `r1/${tasks[0]!}`};
	});
}

function runCommandsOfOne(state: SessionState, events: readonly Event[]): readonly Event[] {
	return events.map(event => event.type === 'verification-started'
		? {...event, commands: event.commands.filter(command => command === state.runs.r1!.plan.verify || command === event.task.replace('r1/', 'test '))}
		: event);
}

function keepMisplaced(_state: SessionState, events: readonly Event[]): readonly Event[] {
	const index = events.findIndex(({type}) => type === 'landings-withdrawn');
	return index === -1 ? events : events.slice(0, index);
}

function pipelineIn({runs: {r1}}: SessionState): Task[] {
	return r1 ? pipelineOf(r1) : [];
}
