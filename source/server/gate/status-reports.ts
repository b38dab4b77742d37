import {statusDebounceMs} from '../../model/limits/agents.ts';
import {judgeStatus, unheard, type Judged, type StatusWord} from '../../agents/judge-status.ts';
import type {Command} from '../../model/command.ts';
import type {TaskKey} from '../../model/names.ts';
import type {AgentStatus} from '../../model/task.ts';

/** One launch of one worker. */
export type Launched = {readonly task: TaskKey; readonly launch: number};

export type StatusReports = {
	readonly see: (launched: Launched, word: StatusWord) => void;
	readonly close: () => void;
};

/**
Reports the statuses of agents to the engine, when they have lasted a moment. `known` is the status that the engine has of a launch:
a former engine may have heard of it already.
*/
export const createStatusReports = (report: (command: Command) => void, known: (launched: Launched) => AgentStatus | undefined): StatusReports => {
	const launches = new Map<string, Seen>();
	const seenOf = (launched: Launched): Seen => {
		const seen = launches.get(launched.task);
		if (seen?.launch === launched.launch) {
			return seen;
		}

		clearTimeout(seen?.timer);
		const fresh: Seen = {launch: launched.launch, judged: {...unheard, word: {source: 'process', status: known(launched) ?? 'starting'}}};
		launches.set(launched.task, fresh);
		return fresh;
	};

	return {
		see(launched, word) {
			const seen = seenOf(launched);
			const judged = judgeStatus(seen.judged, word);
			// The same again must not put off what is about to be reported.
			if (judged === seen.judged || (seen.timer !== undefined && isSame(judged.word, seen.judged.word))) {
				return;
			}

			seen.judged = judged;
			clearTimeout(seen.timer);
			seen.timer = setTimeout(() => {
				seen.timer = undefined;
				report(commandOf(launched, word));
			}, statusDebounceMs);
			seen.timer.unref();
		},
		close() {
			for (const {timer} of launches.values()) {
				clearTimeout(timer);
			}

			launches.clear();
		},
	};
};

type Seen = {readonly launch: number; judged: Judged; timer?: NodeJS.Timeout | undefined};

const isSame = (a: StatusWord, b: StatusWord): boolean => a.status === b.status && a.message === b.message && a.limit?.until === b.limit?.until;

const commandOf = (launched: Launched, {status, message, limit}: StatusWord): Command => {
	const said = {...launched, ...message !== undefined && {message}};
	return limit === undefined ? {type: 'agent-status', ...said, status} : {type: 'agent-limited', ...said, ...limit};
};
