import type {OwnAgent} from '../../model/own-agent.ts';
import type {Agent, Launch} from '../agent.ts';
import {openingPrompt} from '../opening-prompt.ts';
import {fillTemplate, programOf} from './template.ts';

/** An agent as a person's settings describe it. */
export const ownAgent = (name: string, described: OwnAgent): Agent => {
	const {command, resume = command, prompt = 'argument', done = 'exit', environment = {}, sandbox = false} = described;
	const program = programOf(command);
	return {
		name,
		doneBy: done,
		...program !== undefined && {program},
		...sandbox && {isBoxed: true},
		launch(launch) {
			const line = fillTemplate(launch.resume ? resume : command, valuesFor(launch, done));
			return {command: ['sh', '-c', prompt === 'stdin' ? `printf %s "$JUPITER_PROMPT" | {\n${line}\n}` : line], env: {...environment, JUPITER_PROMPT: promptFor(launch, done)}};
		},
	};
};

const valuesFor = (launch: Launch, done: OwnAgent['done']) => ({
	prompt: promptFor(launch, done),
	briefing: launch.briefingPath,
	directory: launch.worktree,
	session: launch.sessionId,
	attempt: String(launch.attempt),
});

const promptFor = (launch: Launch, done: OwnAgent['done']): string =>
	openingPrompt(launch, ...done === 'exit' ? ['When the task is complete, end.'] : []);
