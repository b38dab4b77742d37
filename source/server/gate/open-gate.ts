import {findHooks} from '../../agents/find-agent.ts';
import {isAtWork} from '../../engine/find.ts';
import type {Repository} from '../../git/repository.ts';
import {handedBackMs} from '../../model/limits/agents.ts';
import type {Event} from '../../model/event.ts';
import type {TaskKey} from '../../model/names.ts';
import type {AgentStatus, Task} from '../../model/task.ts';
import {serveHttp} from '../../protocol/serve-http.ts';
import type {Journal} from '../../storage/journal.ts';
import type {Places} from '../../storage/places.ts';
import type {SourceParser} from '../../symbols/parsing/parser.ts';
import type {Canaries} from '../canary/canaries.ts';
import type {Core} from '../core.ts';
import type {HostLink} from '../panes/host-link.ts';
import type {ShutDown} from '../processes/shut-down.ts';
import type {UsageBook} from '../usage/usage-book.ts';
import {findTaskOf} from '../world.ts';
import {findSandbox} from './find-sandbox.ts';
import {gatePorts, keepPort} from './gate-ports.ts';
import {createGate, type Gate} from './gate.ts';
import {createMailbox, type Mailbox} from './mailbox.ts';
import type {StatusReports} from './status-reports.ts';

export type GateOptions = {
	readonly repository: Repository;
	readonly places: Places;
	readonly parser: SourceParser;
	readonly core: Core;
	readonly journal: Journal;
	readonly host: HostLink;
	readonly heard: (task: TaskKey, isProgress: boolean) => void;
	readonly canaries: Canaries;
	readonly statuses: StatusReports;
	readonly usage: UsageBook;
	readonly workerOf: (token: string) => TaskKey | undefined;
	readonly shutDown: ShutDown;
	readonly log: (line: string) => void;
};

export type OpenGate = {readonly gate: Gate; readonly mailbox: Mailbox; readonly port: number};

/** Opens the gate on loopback, at the port the session's agents were started with where that is free. */
export const openGate = async (options: GateOptions): Promise<OpenGate> => {
	const {core, journal, places, shutDown, log} = options;
	const mailbox = mailboxOf(options);
	const gate = createGate({
		...options,
		mailbox,
		state: core.state,
		submit: core.submit,
		entries: journal.read,
		sandbox: findSandbox,
	});
	const ports = await gatePorts(places.port);
	const listener = await serveHttp(ports, gate.answer);
	shutDown.add(listener.close);
	if (listener.port !== ports[0]) {
		log(`Port ${ports[0]} is taken, so agents are answered at ${listener.port}; those started before can't write until they are started again.`);
	}

	await keepPort(places.port, listener.port);
	return {gate, mailbox, port: listener.port};
};

const mailboxOf = ({core, host, shutDown}: GateOptions): Mailbox => {
	const mailbox = createMailbox({
		isIdle: task => isIdle(core, task),
		async wake(task, text) {
			const pane = findTaskOf(core.state(), task)?.pane;
			if (pane !== undefined) {
				await host.ask({type: 'type', pane, text, paste: true, enter: true});
			}
		},
	});
	const timers = new Set<NodeJS.Timeout>();
	const lookSoon = (task: TaskKey) => {
		const timer = setTimeout(() => {
			timers.delete(timer);
			mailbox.look(task);
		}, handedBackMs);
		timers.add(timer);
	};

	shutDown.add(() => {
		for (const timer of timers) {
			clearTimeout(timer);
		}
	});
	shutDown.add(core.onEntry(({event}) => {
		if ('task' in event && freeing.has(event.type)) {
			mailbox.look(event.task);
		} else if (event.type === 'agent-handed-back') {
			lookSoon(event.task);
		}
	}));
	return mailbox;
};

/** After these a worker may be at its prompt. */
const freeing: ReadonlySet<Event['type']> = new Set<Event['type']>(['status-changed', 'task-submitted', 'agent-resumed']);

/** What is typed into its pane now begins a turn: it is at its prompt, isn't being asked anything there, and no person types. */
const isIdle = (core: Core, key: TaskKey): boolean => {
	const task = findTaskOf(core.state(), key);
	return task !== undefined && task.running && !task.paused && task.isTaken !== true && task.pane !== undefined
		&& (isAtWork(task) ? isAtPrompt(task) : task.phase === 'submitted');
};

/** One without hooks is told in no other way, so that it's only kept from being answered for. */
const isAtPrompt = ({plan: {agent}, status}: Task): boolean =>
	agent.kind === 'known' && findHooks(agent.name) === undefined ? !deaf.has(status) : idle.has(status);

const idle: ReadonlySet<AgentStatus> = new Set<AgentStatus>(['idle', 'done']);
const deaf: ReadonlySet<AgentStatus> = new Set<AgentStatus>(['needs-permission', 'asks', 'limited']);
