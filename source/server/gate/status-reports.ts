import {statusDebounceMs} from '../../model/limits/agents.ts';
import type {Command} from '../../model/command.ts';
import type {TaskKey} from '../../model/names.ts';
import type {AgentStatus} from '../../model/task.ts';

/** One launch of one worker. */
export type Launched = {readonly task: TaskKey; readonly launch: number};

/** Where a status was read, the surest first: what the agent tells its terminal, what its hooks tell, what its title says. */
export type StatusSource = 'protocol' | 'hook' | 'title';

export type StatusReports = {
	readonly see: (launched: Launched, source: StatusSource, status: AgentStatus, message?: string) => void;
	readonly close: () => void;
};

/** Reports the statuses of agents to the engine: only from the surest source that a launch has shown, and only when they have lasted a moment. */
export const createStatusReports = (report: (command: Command) => void): StatusReports => {
	const launches = new Map<string, Seen>();
	const seenOf = ({task, launch}: Launched): Seen => {
		const known = launches.get(task);
		if (known?.launch === launch) {
			return known;
		}

		clearTimeout(known?.timer);
		const fresh: Seen = {launch, source: 'title'};
		launches.set(task, fresh);
		return fresh;
	};

	return {
		see(launched, source, status, message) {
			const seen = seenOf(launched);
			if (!isHeard(seen, source, status)) {
				return;
			}

			seen.source = surer(seen.source, source);
			seen.status = status;
			clearTimeout(seen.timer);
			seen.timer = setTimeout(() => {
				report({type: 'agent-status', ...launched, status, ...message !== undefined && {message}});
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

type Seen = {readonly launch: number; source: StatusSource; status?: AgentStatus; timer?: NodeJS.Timeout};

const ranks: Readonly<Record<StatusSource, number>> = {protocol: 2, hook: 1, title: 0};

const surer = (a: StatusSource, b: StatusSource): StatusSource => ranks[a] > ranks[b] ? a : b;

/** That a limit was reached only a hook knows, and it holds until the agent works again: terminals are told of an error, then of idleness. */
const isHeard = ({source: best, status: last}: Seen, source: StatusSource, status: AgentStatus): boolean =>
	status === 'limited' || (ranks[source] >= ranks[best] && (last !== 'limited' || status === 'working'));
