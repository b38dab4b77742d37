import {setTimeout as delay} from 'node:timers/promises';
import {maxReconnectDelayMs} from '../../model/limits/processes.ts';
import {connectHost, type HostAnswer, type HostConnection, type HostQuestion} from '../../protocol/connect.ts';
import type {HostNews, PaneInfo} from '../../protocol/host-wire.ts';

/** The engine's standing connection to the terminal host, made again (and the host started again) when it is lost. */
export type HostLink = {
	/** Asks the host, waiting for the connection if it's being made. */
	readonly ask: (question: HostQuestion) => Promise<HostAnswer>;
	/** The host is about to be stopped on purpose: it is not started again. */
	readonly retire: () => void;
	readonly close: () => void;
};

export type HostLinkOptions = {
	readonly socket: string;
	readonly start: () => Promise<void>;
	/** Each connection begins with the panes the host has. */
	readonly onPanes: (panes: readonly PaneInfo[]) => void;
	readonly onNews: (news: HostNews) => void;
	readonly onTrouble: (error: unknown) => void;
};

/** Connects to the host, starting it where it isn't there. */
export const createHostLink = ({socket, start, onPanes, onNews, onTrouble}: HostLinkOptions): HostLink => {
	let isClosed = false;
	let connection: Promise<HostConnection>;

	const connectOnce = async (): Promise<HostConnection> => {
		await start();
		const host = await connectHost(socket, 'engine');
		host.onNews(news => {
			// Agents that end with their session have not failed: the next engine starts them again.
			if (!isClosed) {
				onNews(news);
			}
		});
		host.onClose(() => {
			if (!isClosed) {
				connection = open();
			}
		});
		onPanes(host.welcome.panes);
		return host;
	};

	const open = async (): Promise<HostConnection> => {
		for (let waitMs = 50; ; waitMs = Math.min(waitMs * 2, maxReconnectDelayMs)) {
			try {
				return await connectOnce();
			} catch (error) {
				onTrouble(error);
				if (isClosed) {
					throw error;
				}
			}

			await delay(waitMs);
		}
	};

	connection = open();
	return {
		async ask(question) {
			const host = await connection;
			return host.request(question);
		},
		retire() {
			isClosed = true;
		},
		close() {
			isClosed = true;
			void closeWhenOpen(connection);
		},
	};
};

const closeWhenOpen = async (connection: Promise<HostConnection>): Promise<void> => {
	try {
		const host = await connection;
		host.close();
	} catch {
		// Closing before the first connection came about leaves nothing to close.
	}
};
