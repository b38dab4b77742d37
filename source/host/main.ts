import process from 'node:process';
import {serveHostSocket} from '../protocol/serve-host.ts';
import {answerRequest} from './answer-request.ts';
import {createAudience} from './audience.ts';
import {createIdleWatch} from './idle-watch.ts';
import {obeyOrder, type SharedView} from './obey-order.ts';
import type {Pane, PaneEvents} from './pane.ts';
import {createPanes} from './panes.ts';

export type HostOptions = {
	readonly socketPath: string;
	/** Where recordings go. */
	readonly directory: string;
	readonly version?: string;
	/** End after so long without a pane and without anybody connected, ms; never, if absent. */
	readonly idleExit?: number;
};

/** A running host. */
export type Host = {
	/** Resolves when the host has been shut down and its socket is gone. */
	readonly ended: Promise<void>;
	/** Ends every program and then the host. */
	shutDown(): Promise<void>;
};

/**
Is the terminal host until it is shut down by a client or by SIGTERM.
Losing the terminal it was started from means nothing to it, and no mistake of its own may cost the programs it holds.
*/
export const serveHost = async (options: HostOptions): Promise<void> => {
	const host = await startHost(options);
	const onTerminate = (): void => {
		void host.shutDown();
	};

	process.on('SIGHUP', ignore);
	process.on('SIGINT', ignore);
	process.on('SIGTERM', onTerminate);
	process.on('uncaughtException', report);
	await host.ended;
	process.off('SIGHUP', ignore);
	process.off('SIGINT', ignore);
	process.off('SIGTERM', onTerminate);
	process.off('uncaughtException', report);
};

/** Starts a host in this process. */
export const startHost = async ({socketPath, directory, version = '', idleExit}: HostOptions): Promise<Host> => {
	const shared: SharedView = {view: undefined};
	const events: PaneEvents = {
		onChange(pane) {
			audience.changed(pane);
		},
		onSignal({pane, role}, signal) {
			audience.tell({type: 'pane-signal', pane, key: role.key, signal});
		},
		onTakeover({pane, role, isTaken}) {
			audience.tell({type: 'pane-taken', pane, key: role.key, isTaken});
		},
		onExit(pane, exit) {
			audience.tell({type: 'pane-exited', pane: pane.pane, key: pane.role.key, ...exit});
			if (!pane.role.remain) {
				void close(pane);
			}
		},
	};
	const panes = createPanes({directory, version, events});
	const audience = createAudience(panes.find);
	const close = async (pane: Pane): Promise<void> => {
		await panes.remove(pane);
		audience.tell({type: 'pane-closed', pane: pane.pane});
		idle.look();
	};

	const isIdle = (): boolean => audience.size === 0 && panes.infos.length === 0;
	// Before the socket: somebody may connect in the moment it is there.
	const idle = createIdleWatch(idleExit, isIdle, () => {
		void shutDown();
	});
	const listener = await serveHostSocket(socketPath, {
		version,
		welcome: () => ({panes: panes.infos, ...(shared.view !== undefined && {view: shared.view})}),
		opened(peer) {
			audience.enter(peer);
			idle.look();
		},
		ask: async request => answerRequest(request, {panes, audience, close, shutDown: endSoon}),
		tell(order, peer) {
			obeyOrder(order, peer, {panes, audience, shared});
		},
		input(pane, bytes) {
			panes.find(pane)?.type(bytes);
		},
		closed(peer) {
			audience.leave(peer);
			panes.focus(audience.focused);
			idle.look();
		},
	});

	const {promise: ended, resolve: end} = Promise.withResolvers<void>();
	const shutDown = async (): Promise<void> => {
		idle.close();
		await panes.killAll();
		await listener.close();
		end();
	};

	/** Answers the one who asked for it before the sockets close. */
	const endSoon = async (): Promise<void> => {
		await panes.killAll();
		setImmediate(() => {
			void shutDown();
		});
	};

	idle.look();
	return {ended, shutDown};
};

const ignore = (): undefined => undefined;

/** To the log, which is where a host's standard error goes. */
const report = (error: Error): void => {
	console.error(`The host goes on after an error: ${error.stack ?? error.message}`);
};
