import {existsSync} from 'node:fs';
import {setTimeout as delay} from 'node:timers/promises';
import {maxReconnectDelayMs} from '../../model/limits/processes.ts';
import type {JournalEntry} from '../../model/event.ts';
import {connectEngine, type EngineConnection} from '../../protocol/connect.ts';
import {Disconnected} from '../../protocol/disconnected.ts';
import {readEntries} from '../../protocol/read-entries.ts';
import {NoRoom, type SessionSockets} from '../../server/processes/start-session.ts';
import {UserError} from '../printing/user-error.ts';
import {version} from '../version.ts';

export type FollowOptions = {
	/** Makes sure that an engine answers, starting one where none does. */
	readonly ensure: () => Promise<SessionSockets>;
	/** Sequence number of the last entry already known. */
	readonly after: number;
	readonly signal?: AbortSignal;
};

/**
Every journal entry after `after`, each once and in order, across engines that die and are started again.
News only says that there is more; the entries themselves are always read from the journal, so that none is lost or doubled.
Ends when `signal` aborts; throws when the session was stopped.

@yields Each entry as it comes.
*/
export async function * followJournal({ensure, after, signal}: FollowOptions): AsyncGenerator<JournalEntry, void> {
	let last = after;
	let sockets = await ensure();
	while (!signal?.aborted) {
		const engine = await connectUnlessGone(sockets.engineSocket);
		if (engine === undefined) {
			sockets = await again(sockets, ensure, signal);
			continue;
		}

		const wake = createWake(engine, signal);
		try {
			await engine.call({type: 'subscribe'});
			while (!wake.isOver()) {
				for await (const entry of readEntries(async call => engine.call(call), last)) {
					yield entry;
					last = entry.seq;
				}

				await wake.next(last);
			}
		} catch (error) {
			if (!wake.isOver()) {
				throw error;
			}
		} finally {
			engine.close();
		}

		sockets = await again(sockets, ensure, signal);
	}
}

async function connectUnlessGone(engineSocket: string): Promise<EngineConnection | undefined> {
	try {
		return await connectEngine(engineSocket, undefined, version);
	} catch (error) {
		if (error instanceof Disconnected) {
			return undefined;
		}

		throw error;
	}
}

/** A stopped session takes its sockets away; a killed engine leaves them, and another one can go on. */
async function again(sockets: SessionSockets, ensure: () => Promise<SessionSockets>, signal: AbortSignal | undefined): Promise<SessionSockets> {
	if (signal?.aborted) {
		return sockets;
	}

	if (!existsSync(sockets.hostSocket)) {
		throw new UserError('The session was stopped. The run goes on when it is started again: jupiter-tui');
	}

	return withRoom(ensure, signal);
}

/** What a full disk has stopped goes on as soon as there is room again. */
async function withRoom(ensure: FollowOptions['ensure'], signal: AbortSignal | undefined): Promise<SessionSockets> {
	for (let isTold = false; ; isTold = true) {
		try {
			return await ensure();
		} catch (error) {
			if (!(error instanceof NoRoom) || signal?.aborted) {
				throw error;
			}

			if (!isTold) {
				console.error(`${error.message} The run goes on by itself then.`);
			}
		}

		await delay(maxReconnectDelayMs);
	}
}

type Wake = {
	readonly isOver: () => boolean;
	/** Resolves when an entry after `last` was heard of, or it is over. */
	readonly next: (last: number) => Promise<void>;
};

function createWake(engine: EngineConnection, signal: AbortSignal | undefined): Wake {
	let heard = 0;
	// An abort from before is told no more.
	let isOver = signal?.aborted ?? false;
	let resume: (() => void) | undefined;
	const over = () => {
		isOver = true;
		resume?.();
	};

	engine.onNews(news => {
		if (!(news.type === 'entry' || news.type === 'snapshot')) {
			return;
		}

		heard = Math.max(heard, news.type === 'entry' ? news.entry.seq : news.state.seq);
		resume?.();
	});
	engine.onClose(over);
	signal?.addEventListener('abort', over, {once: true});
	return {
		isOver: () => isOver,
		async next(last) {
			if (isOver || heard > last) {
				return;
			}

			const {promise, resolve} = Promise.withResolvers<void>();
			resume = resolve;
			await promise;
		},
	};
}
