import {firstReconnectDelayMs, maxReconnectDelayMs} from '../../model/limits/processes.ts';
import {connectEngine, type EngineConnection} from '../../protocol/connect.ts';
import type {EngineCall} from '../../protocol/engine-wire.ts';
import {unknownEngine, withLink, withNews, type Mirrored} from './mirror.ts';

/** The engine as a client follows it, over as many engines as come and go. */
export type EngineLink = {
	call(call: EngineCall): Promise<unknown>;
	close(): void;
};

export type EngineLinkOptions = {
	readonly socketPath: string;
	/** Starts the engine where none runs; resolves when it listens. */
	readonly ensureEngine: () => Promise<void>;
	readonly onMirror: (mirrored: Mirrored) => void;
	/** A sentence about what keeps the engine from being reached. */
	readonly onTrouble: (sentence: string) => void;
};

/** Follows the engine until closed: when it dies, another one is started, and the mirror goes on from its snapshot. */
export function followEngine({socketPath, ensureEngine, onMirror, onTrouble}: EngineLinkOptions): EngineLink {
	let mirrored = unknownEngine;
	let engine: EngineConnection | undefined;
	let isOpen = true;
	const change = (next: Mirrored) => {
		if (next === mirrored || !isOpen) {
			return;
		}

		mirrored = next;
		onMirror(next);
	};

	const stay = async (connection: EngineConnection) => {
		connection.onNews(news => {
			const next = withNews(mirrored, news);
			if (next === undefined) {
				void connection.call({type: 'subscribe'});
			} else {
				change(next);
			}
		});
		const closed = new Promise<void>(resolve => {
			connection.onClose(() => {
				resolve();
			});
		});
		await connection.call({type: 'subscribe'});
		await closed;
	};

	const follow = async (failures: number): Promise<void> => {
		let failed = 0;
		try {
			await ensureEngine();
			engine = await connectEngine(socketPath);
			if (isOpen) {
				await stay(engine);
			}
		} catch (error) {
			failed = failures + 1;
			onTrouble(error instanceof Error ? error.message : String(error));
		}

		engine?.close();
		engine = undefined;
		if (!isOpen) {
			return;
		}

		change(withLink(mirrored, 'restarting'));
		await pause(Math.min(firstReconnectDelayMs * (2 ** failed), maxReconnectDelayMs));
		await follow(failed);
	};

	void follow(0);
	return {
		async call(call) {
			if (engine === undefined) {
				throw new Error('The engine is starting again. Try once more in a moment.');
			}

			return engine.call(call);
		},
		close() {
			isOpen = false;
			engine?.close();
		},
	};
}

async function pause(ms: number): Promise<void> {
	await new Promise(resolve => {
		setTimeout(resolve, ms).unref();
	});
}
