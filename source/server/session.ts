import type {Repository} from '../git/repository.ts';
import type {Effect} from '../model/effect.ts';
import type {Command} from '../model/command.ts';
import type {FailureKind} from '../model/failure.ts';
import type {Journal} from '../storage/journal.ts';
import {openIndexCache} from '../storage/index-cache.ts';
import type {Places} from '../storage/places.ts';
import {createActivityBook} from './panes/activity.ts';
import {createCanaries} from './canary/canaries.ts';
import {tryAgent} from './canary/try-agent.ts';
import {createVetoProofs} from './canary/veto-proofs.ts';
import {createCore, type Core} from './core.ts';
import {createHostLink, type HostLink} from './panes/host-link.ts';
import {createPaneReports} from './panes/panes.ts';
import {openGate} from './gate/open-gate.ts';
import {createStatusReports, type StatusReports} from './gate/status-reports.ts';
import {perform} from './effects/perform.ts';
import {createPerformer} from './effects/performer.ts';
import {readSettings, takeSettings} from './read-settings.ts';
import {createRepositoryIndexes} from './indexes/repository-indexes.ts';
import type {ShutDown} from './processes/shut-down.ts';
import {startHost, type Program} from './processes/start-session.ts';
import {createSubscriptions, type Subscriptions} from './calls/subscriptions.ts';
import {createTargets, type CallTargets} from './calls/targets.ts';
import {createPaneTidier} from './panes/tidy-panes.ts';
import {createTurns} from './turns.ts';
import {readPrice} from './usage/read-price.ts';
import {withReset} from './usage/with-reset.ts';
import {watchTime} from './usage/watch-time.ts';
import {watchUsage} from './usage/watch-usage.ts';
import {readVitals} from './vitals.ts';
import {watchActivity} from './panes/watch-activity.ts';
import {watchMachine} from './watch-machine.ts';
import {readSecret, workerOfToken} from './calls/worker-token.ts';
import {findTaskOf, type World} from './world.ts';
import {loadParser} from './indexes/writes.ts';

export type SessionParts = {
	readonly repository: Repository;
	readonly places: Places;
	readonly program: Program;
	readonly journal: Journal;
	readonly shutDown: ShutDown;
	readonly log: (line: string) => void;
};

/** Joins the engine to the world and lets it go on from where the journal ends. */
export const createSession = async (parts: SessionParts): Promise<{core: Core; subscriptions: Subscriptions; targets: CallTargets}> => {
	const {repository, places, program, journal, shutDown, log} = parts;
	const [parser, secret] = await Promise.all([loadParser(() => {
		log('The parser has aborted: until the engine is restarted, every file counts as one symbol.');
	}), readSecret(places.secret)]);
	const turns = createTurns();
	const cache = openIndexCache(places.indexes);
	shutDown.add(cache.close);
	const indexes = createRepositoryIndexes(repository, parser, cache);
	const world = (): World => ({repository, places, program, turns, parser, indexes, secret, log, host, activity, mailbox, proofs, port, settings: async () => readSettings(repository), state: core.state, report});
	const report = (command: Command) => {
		core.submit(command);
	};

	const performer = createPerformer(
		async (effect, signal) => perform(world(), effect, signal),
		report,
		(effect, error) => {
			log(`${effect.type} ${effect.key}: ${described(error)}`);
			core.submit({type: 'effect-failed', effect: effect.key, failure: {kind: failureKinds[effect.type] ?? 'agent-failed', summary: sentence(error), detail: ''}});
		},
	);
	const core = createCore({
		journal, now: Date.now, perform: performer.perform, abandon: performer.abandon,
		onFrozen(error) {
			log(`An invariant broke: ${described(error)}`);
		},
		onFatal(error) {
			log(`The engine stops: ${described(error)}`);
			shutDown.begin(1);
		},
	});
	const subscriptions = createSubscriptions(core, journal.read, () => readVitals(Date.now()));
	const activity = createActivityBook(core.state, Date.now);
	core.submit({type: 'engine-start', epoch: journal.epoch});
	const canaries = createCanaries();
	const proofs = createVetoProofs(places.proofs, canaries);
	const usage = watchUsage(core, readPrice);
	shutDown.add(usage.close);
	const statuses = createStatusReports(withReset(report, usage), ({task, launch}) => {
		const found = findTaskOf(core.state(), task);
		return found?.launch === launch ? found.status : undefined;
	});
	shutDown.add(statuses.close);
	const host = linkHost(parts, core, statuses);
	const workerOf = (token: string) => workerOfToken(secret, core.state(), token);
	const {gate, mailbox, port} = await openGate({repository, places, parser, core, journal, host, canaries, statuses, usage, heard: activity.heard, workerOf, shutDown, log});
	shutDown.add(watchActivity({core, host, book: activity, statuses, log}));
	shutDown.add(watchTime(core));
	shutDown.add(watchMachine(core, () => readVitals(Date.now())));
	shutDown.add(async () => {
		subscriptions.close();
		await performer.close();
		host.close();
	});
	core.begin();
	try {
		await takeSettings(repository, core);
	} catch (error) {
		log(`The settings are not taken over: ${described(error)}`);
	}

	const targets = createTargets({
		repository, parser, core, journal, subscriptions, gate, workerOf, heard: activity.heard, tryAgent: async name => tryAgent(name, {proofs, places, port}),
		shutDown(withHost) {
			void stop(withHost, host, shutDown, log);
		},
	});
	return {core, subscriptions, targets};
};

const linkHost = ({repository, places, program, shutDown, log}: SessionParts, core: Core, statuses: StatusReports): HostLink => {
	const reports = createPaneReports(core.state, command => {
		core.submit(command);
	}, statuses);
	const host = createHostLink({
		socket: places.hostSocket,
		start: async () => startHost({root: repository.root, places, program}),
		onPanes(panes) {
			reports.onPanes(panes);
			tidier.onPanes(panes);
		},
		onNews(news) {
			// Another engine was asked to stop the session while this one came up.
			if (news.type === 'ending') {
				host.retire();
				shutDown.begin(0);
				return;
			}

			reports.onNews(news);
		},
		onTrouble(error) {
			log(`The host is not reached: ${described(error)}`);
		},
	});
	const tidier = createPaneTidier(core.state, host, log);
	core.onEntry(tidier.onEntry);
	shutDown.add(tidier.dispose);
	return host;
};

const stop = async (withHost: boolean, host: HostLink, shutDown: ShutDown, log: (line: string) => void): Promise<void> => {
	try {
		if (withHost) {
			host.retire();
			await host.ask({type: 'shut-down'});
		}
	} catch (error) {
		log(`The host was not stopped: ${described(error)}`);
	}

	shutDown.begin(0);
};

/** How a failed effect counts against its task. */
const failureKinds: Partial<Record<Effect['type'], FailureKind>> = {
	'make-worktree': 'worktree-failed',
	'compose-landing': 'worktree-failed',
};

const described = (error: unknown): string => error instanceof Error ? error.stack ?? error.message : String(error);

const sentence = (error: unknown): string => error instanceof Error ? error.message : String(error);
