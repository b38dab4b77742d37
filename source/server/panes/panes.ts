import type {Agent} from '../../agents/agent.ts';
import {agentNamed} from '../../agents/find-agent.ts';
import type {HostNews, PaneInfo} from '../../protocol/host-wire.ts';
import type {ScreenSignal} from '../../terminal/screen.ts';
import type {Command} from '../../model/command.ts';
import type {SessionState} from '../../model/session-state.ts';
import type {TaskKey} from '../../model/names.ts';
import type {AgentStatus, Task} from '../../model/task.ts';
import type {StatusReports} from '../gate/status-reports.ts';
import {findTaskOf} from '../world.ts';
import {paneKey, readPaneKey} from './pane-key.ts';

/** What the host's panes tell the engine: agents that ended, are gone, or say how they are. */
export type PaneReports = {
	readonly onPanes: (panes: readonly PaneInfo[]) => void;
	readonly onNews: (news: HostNews) => void;
};

/** Turns the host's news into reports to the engine. */
export const createPaneReports = (state: () => SessionState, report: (command: Command) => void, statuses: StatusReports): PaneReports => ({
	onPanes(panes) {
		for (const task of startedTasks(state())) {
			report(reportOf(task, panes.find(candidate => candidate.key === paneKey(task.key, task.launch))));
		}
	},
	onNews(news) {
		switch (news.type) {
			case 'pane-exited': {
				reportExit(news, state(), report);
				break;
			}

			case 'pane-taken': {
				reportTaken(news, report);
				break;
			}

			case 'pane-signal': {
				seeSignal(news, state(), statuses);
				break;
			}

			case 'pane-opened':
			case 'pane-changed':
			case 'pane-closed':
			case 'view-changed':
			case 'detach':
			case 'ending': {
				break;
			}
		}
	},
});

const reportOf = ({key: task, launch}: Task, info: PaneInfo | undefined): Command => {
	if (info === undefined) {
		return {type: 'agent-lost', task, launch};
	}

	return info.exit === undefined ? {type: 'agent-taken', task, launch, isTaken: info.isTaken ?? false} : {type: 'agent-exited', task, launch, ...info.exit};
};

/** Tasks whose start is known: of one being started, the performer of the start tells. */
const startedTasks = (state: SessionState): Task[] =>
	Object.values(state.runs).flatMap(run => Object.values(run.tasks)).filter(task => task.running && task.pane !== undefined);

const reportExit = ({key, code, signal}: Extract<HostNews, {type: 'pane-exited'}>, state: SessionState, report: (command: Command) => void): void => {
	const launch = readPaneKey(key);
	const isStarted = launch !== undefined && startedTasks(state).some(task => task.key === launch.task && task.launch === launch.launch);
	if (isStarted) {
		report({type: 'agent-exited', ...launch, code, ...signal !== undefined && {signal}});
	}
};

const reportTaken = ({key, isTaken}: Extract<HostNews, {type: 'pane-taken'}>, report: (command: Command) => void): void => {
	const launch = readPaneKey(key);
	if (launch !== undefined) {
		report({type: 'agent-taken', ...launch, isTaken});
	}
};

const seeSignal = ({key, signal}: Extract<HostNews, {type: 'pane-signal'}>, state: SessionState, statuses: StatusReports): void => {
	const launch = readPaneKey(key);
	if (launch === undefined) {
		return;
	}

	const agent = agentOf(state, launch.task);
	const word = signal.type === 'title'
		// It turns while a limited agent tries again.
		? {source: agent?.titleSource ?? 'title', status: agent?.readTitle?.(signal.title), isBusyOnly: true} as const
		: {source: 'protocol', status: statusOf(signal), ...signal.type === 'status' && signal.message !== undefined && {message: signal.message}} as const;
	const {status} = word;
	if (status !== undefined) {
		statuses.see(launch, {...word, status});
	}
};

const agentOf = (state: SessionState, key: TaskKey): Agent | undefined => {
	const agent = findTaskOf(state, key)?.plan.agent;
	return agent?.kind === 'known' ? agentNamed(agent.name) : undefined;
};

/** The program status protocol's states (OSC 7501, revision 0.4) in the engine's words. */
const statusOf = (signal: ScreenSignal): AgentStatus | undefined => {
	if (signal.type !== 'status') {
		return undefined;
	}

	return signal.state === 'blocked' ? (signal.kind === 'question' ? 'asks' : 'needs-permission') : plainStates[signal.state];
};

const plainStates: Readonly<Record<string, AgentStatus>> = {idle: 'idle', working: 'working', done: 'done', error: 'failed'};
